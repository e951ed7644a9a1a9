"""The sheet on paper: one page, whatever the name; every word printed; a code that scanners read as its address.

Read by others than made it: pdfium for the pages and their text, zxing for the code.
"""

import random

import pypdfium2
import pytest
import zxingcpp

from checker.sheet.pdf import pdf_of
from checker.sheet.sheet_font import printable
from checker.sheet.wording import Lang
from scripts.compare_answers import HERE, known_names
from tests.sheet.conftest import KEYS, Office, addresses

#: Names whose codes automatic modes write so that scanners read other words.
MISREAD = ("还呗", "借呗", "安银", "星钱")
#: The most records, the longest names, what no font has, what writes from right to left.
ODD = ("携程信用贷", "农业银行", "长" * 120, "W" * 120, "借💰条" * 20, "قرض سريع", "ℵ借条<b>&amp;</b>", "𠮷野家借款")
SAMPLE = 15


def seen(pdf: bytes) -> tuple[int, str, list[str]]:
    """How many pages there are, the text of the first, and what its codes say."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    text = page.get_textpage().get_text_range()
    picture = page.render(scale=3).to_pil().convert("L")
    codes = [code.text for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)]
    pages = len(document)
    document.close()
    return pages, text, codes


def is_one_page(office: Office, name: str, lang: Lang) -> None:
    sheet, code = office.issue(name)
    leads = addresses(sheet.name, code)
    pages, text, codes = seen(pdf_of(sheet, code, leads, lang, KEYS))
    words = "".join(text.split())
    assert pages == 1, name
    assert codes == [leads.itself], name
    assert "".join(str(code).split()) in words, name  # it stands last: nothing ran off the page
    assert ("有危险：110" if lang == "zh" else "Danger:110.") in words, name
    assert "".join(printable(sheet.name).split()) in words or not sheet.name.isprintable() or "قرض" in name, name
    cited = [record.number[:12] for record in sheet.records]
    printed = [number for number in cited if number in words]
    assert printed == cited[: len(printed)], name
    assert len(printed) == len(cited) or f"{len(cited) - len(printed)}" in words, name


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_names_that_are_hard_to_print_fill_one_page(office: Office, lang: Lang) -> None:
    for name in (*MISREAD, *ODD):
        is_one_page(office, name, lang)


def test_a_sample_of_all_known_names_fills_one_page_each(office: Office) -> None:
    for name in random.Random(20261130).sample(known_names(HERE), SAMPLE):
        is_one_page(office, name, "zh")


@pytest.mark.exhaustive
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_known_name_fills_one_page(office: Office, lang: Lang) -> None:
    names = known_names(HERE)
    for name in names:
        is_one_page(office, name, lang)
    assert len(names) > 2500


def test_more_records_than_fit_are_counted_and_the_worst_is_printed(office: Office) -> None:
    sheet, code = office.issue("携程信用贷")
    assert len(sheet.records) > 20
    _, text, _ = seen(pdf_of(sheet, code, addresses(sheet.name, code), "zh", KEYS))
    printed = [record.number[:12] for record in sheet.records if record.number[:12] in text]
    assert 5 <= len(printed) < len(sheet.records)
    assert f"另有{len(sheet.records) - len(printed)}条写不下" in text
    weightiest = office.sheet("360借条").records[0]
    assert weightiest.publisher == "国家金融监督管理总局"  # the interview, not the newest row of a list
    assert "约谈" in weightiest.text.zh


def test_the_same_sheet_is_the_same_bytes(office: Office) -> None:
    sheet, code = office.issue("360借条")
    first, second = (pdf_of(sheet, code, addresses("360借条", code), "zh", KEYS) for _ in range(2))
    assert first == second
    assert len(first) < 150_000
    assert b"/FontFile2" in first  # its font travels with it
    assert b"/CreationDate (D:2000" in first  # no moment but the sheet's own


def test_a_character_without_a_glyph_is_printed_as_its_code_point() -> None:
    assert printable("借💰条") == "借〔U+1F4B0〕条"
    assert printable("奇富借條 ＡＢ·①") == "奇富借條 ＡＢ·①"
