import io
import subprocess
import sys

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from registries.documents.pdf import pdf_table, pdf_tables
from registries.documents.tables.cells import clean
from registries.reader import NeedsReviewError, PageChangedError
from tests.registries.documents.making import HEADER, Sheet, bank, bank_list, pdf

SMALL = ("序号", "名称", "备注")
NARROW = (40, 200, 100)


def cleaned(number: int) -> tuple[str, ...]:
    return tuple(map(clean, bank(number)))


def test_the_header_is_there_once_and_each_row_as_printed() -> None:
    table = pdf_table(bank_list(45, per_page=4), HEADER)
    assert table.rows == (HEADER, *(cleaned(number) for number in range(1, 46)))


def test_a_row_cut_by_a_page_break_is_one_row() -> None:
    first = Sheet([SMALL, ("1", "测试甲", ""), ("2", "测试乙农村商业银行", "Ceshi")])
    second = Sheet([SMALL, ("", "股份有限公司", "Bank"), ("3", "测试丙", "")])
    third = Sheet([("", "有限公司", ""), ("4", "测试丁", "")])
    assert pdf_table(pdf([first, second, third], NARROW), SMALL).rows == (
        SMALL,
        ("1", "测试甲", ""),
        ("2", "测试乙农村商业银行股份有限公司", "Ceshi Bank"),
        ("3", "测试丙有限公司", ""),
        ("4", "测试丁", ""),
    )


def test_a_blank_first_cell_inside_a_page_stays_a_row() -> None:
    assert (
        pdf_table(pdf([Sheet([SMALL, ("1", "测试甲", ""), ("", "测试乙", "")])], NARROW), SMALL).rows[2][1] == "测试乙"
    )


def test_a_header_wrapped_in_its_cell_is_found() -> None:
    page = Sheet([("序\n号", "名称", "备 注"), ("1", "测试甲", "")])
    assert pdf_table(pdf([page], NARROW), SMALL).rows == (SMALL, ("1", "测试甲", ""))


def test_letters_printed_twice_to_look_bold_are_one() -> None:
    page = Sheet([SMALL, ("1", "测试甲测试测试", "22")])
    assert pdf_table(pdf([page], NARROW, bold=0.3), SMALL).rows == (SMALL, ("1", "测试甲测试测试", "22"))


def test_merged_cells_are_in_each_place_they_cover() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for box in ((50, 600, 50, 100), (100, 650, 50, 50), (100, 600, 50, 50), (50, 550, 100, 50)):
        canvas.rect(*box)
    for x, y, text in ((60, 660, "1"), (110, 660, "a"), (110, 620, "b"), (60, 570, "note")):
        canvas.drawString(x, y, text)
    canvas.save()
    (table,) = pdf_tables(out.getvalue())
    assert table.rows == (("1", "a"), ("1", "b"), ("note", "note"))


def test_tables_go_on_over_page_breaks() -> None:
    pages = [
        Sheet([SMALL, ("1", "测试甲", "")], "名单"),
        Sheet([("2", "测试乙", "")]),
        Sheet([SMALL, ("", "银行", "a"), ("3", "测试丙", "")]),
    ]
    (table,) = pdf_tables(pdf(pages, NARROW))
    assert table.rows == (SMALL, ("1", "测试甲", ""), ("2", "测试乙银行", "a"), ("3", "测试丙", ""))


def test_titles_and_a_cover_may_stand_before_the_header() -> None:
    pages = [Sheet([], "封面"), Sheet([("名单", "", ""), SMALL, ("1", "测试甲", "")])]
    assert pdf_table(pdf(pages, NARROW), SMALL).rows == (SMALL, ("1", "测试甲", ""))


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([Sheet([("序号", "机构名称", "备注"), ("1", "测试甲", "")])], "no header row 序号 | 名称 | 备注"),
        ([Sheet([], "没有表格的公告")], "no header row 序号 | 名称 | 备注 on any page"),
        ([Sheet([("0", "测试甲", "")]), Sheet([SMALL, ("1", "测试乙", "")])], "before the rows"),
    ],
)
def test_another_document_is_refused(pages: list[Sheet], said: str) -> None:
    with pytest.raises(PageChangedError) as fault:
        pdf_table(pdf(pages, NARROW), SMALL)
    assert said in str(fault.value)


def test_a_row_of_another_width_is_refused() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for row, width in ((SMALL, 60), (("1", "a", "b"), 60), (("1", "a", "b", "c"), 45)):
        for place, text in enumerate(row):
            canvas.rect(50 + place * width, 600, width, 50)
            canvas.setFont("STSong-Light" if row is SMALL else "Helvetica", 8)
            canvas.drawString(55 + place * width, 620, text)
        canvas.showPage()
    canvas.save()
    with pytest.raises(PageChangedError, match="a row of 4 cells in a table of 3"):
        pdf_table(out.getvalue(), SMALL)


def picture(text: str = "") -> bytes:
    """A page that is one picture, perhaps with recognised text behind it."""
    from PIL import Image  # noqa: PLC0415 - one test in this file

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=landscape(A4))
    canvas.drawString(50, 300, text)
    canvas.drawImage(ImageReader(Image.new("RGB", (200, 140), "white")), 0, 0, *landscape(A4))
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("content", [picture(), picture("recognised"), pdf([Sheet([])])], ids=["scan", "ocr", "empty"])
def test_a_scanned_page_waits_for_a_person(content: bytes) -> None:
    with pytest.raises(NeedsReviewError, match=r"^scanned"):
        pdf_table(content, SMALL)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7\n",
        b"<html>",
        bank_list(10)[:2000],
        bank_list(10).replace(b"endobj", b"endxxx"),
        pdf([Sheet([SMALL, ("1", "a", "b")])], NARROW, password="secret"),
    ],
    ids=["nothing", "cut at once", "another kind", "cut", "broken", "locked"],
)
def test_a_file_that_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises((PageChangedError, NeedsReviewError)):
        pdf_table(content, SMALL)


MEASURE = """
import pathlib, re, resource, sys, time
from registries.documents.pdf import pdf_table
from tests.registries.documents.making import HEADER
rows = len(pdf_table(sys.stdin.buffer.read(), HEADER).rows)
child = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds = time.process_time() + child.ru_utime + child.ru_stime
own = re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]
print(rows, seconds, child.ru_maxrss / 1024, int(own) / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory in other ways")
@pytest.mark.parametrize("length", [600, pytest.param(3619, marks=pytest.mark.exhaustive)])
def test_the_whole_list_in_bounded_time_and_memory(capsys: pytest.CaptureFixture[str], length: int) -> None:
    """The whole list has 3,619 rows on 259 pages. Measured in a process of its own, whose only child reads them; its
    time is the processor's: who else is busy on this machine says nothing of the reader."""
    run = subprocess.run([sys.executable, "-c", MEASURE], input=bank_list(length), capture_output=True, check=True)
    rows, seconds, child_mb, parent_mb = map(float, run.stdout.split())
    with capsys.disabled():
        print(f"\n{length:,} rows of PDF: {seconds:.1f} s, child {child_mb:.0f} MB, parent {parent_mb:.0f} MB")  # noqa: T201
    assert rows == length + 1
    assert seconds < 30 * length / 3619 + 3
    assert child_mb < 150
    assert parent_mb < 80


def test_long_lists_keep_every_row() -> None:
    table = pdf_table(bank_list(400), HEADER)
    assert table.rows == (HEADER, *(cleaned(number) for number in range(1, 401)))
