"""Described lists and lists of partners in files of offices, from the bytes to what the gate says."""

import io

import docx
import openpyxl
import pytest

from registries.reader import ParsedList
from registries.refresh.gate import faults
from registries.sources.declarative.reader import DeclarativeReader
from registries.sources.readers import READERS
from tests.registries.documents.making import document
from tests.registries.documents.test_sheet import filled, xlsx
from tests.registries.documents.test_word import saved, with_table
from tests.registries.sources.declarative.test_reader import LICENCES, firm, reader

HEADER = ["序号", "公司名称", "编号", "批准时间"]
NUMBERED = {"gate": {"expect_serials": True}}


def line(number: int) -> list[str]:
    return [str(number), firm(number), f"测金〔2014〕{number}号", f"2014-{number:02}-03"]


def read(content: bytes) -> tuple[ParsedList, tuple[str, ...]]:
    found: DeclarativeReader = reader(LICENCES, **NUMBERED)
    parsed = found.read([document(content)])
    return parsed, faults(parsed, found.gate, ())


def names(parsed: ParsedList) -> list[str]:
    return [row.legal_name for row in parsed.rows]  # type: ignore[union-attr]


def numbered_by_word(style: str) -> bytes:
    held = with_table([HEADER, *(["", *line(number)[1:]] for number in (1, 2, 3))])
    for row in held.tables[0].rows[1:]:
        row.cells[0].paragraphs[0].style = style
    return saved(held)


def test_serials_that_word_prints_itself_are_read() -> None:
    parsed, told = read(numbered_by_word("List Number"))
    assert (names(parsed), parsed.serials, told) == ([firm(1), firm(2), firm(3)], (1, 2, 3), ())


def test_rows_that_nobody_numbered_are_held_and_can_be_approved() -> None:
    parsed, told = read(numbered_by_word("List Bullet"))
    assert names(parsed) == [firm(1), firm(2), firm(3)]
    assert told == (
        "the rows carry no serial numbers",
        "the column of serials is empty: 3 rows are not numbered",
    )


@pytest.mark.parametrize(("style", "held"), [("List Number", False), ("List Bullet", True)])
def test_a_list_of_partners_numbered_by_word(style: str, held: bool) -> None:
    rows = [["序号", "机构名称", "合作类型"], *(["", f"测试庚{n:02}数据服务有限公司", "催收"] for n in (1, 2, 3))]
    word = with_table(rows)
    for row in word.tables[0].rows[1:]:
        row.cells[0].paragraphs[0].style = style
    found = next(one for one in READERS if one.source.id == "lenders.pingan.collectors")
    parsed = found.read([document(saved(word))])
    assert len(parsed.rows) == 3
    assert bool(parsed.warnings) == held


@pytest.mark.parametrize("serials", [(1, 2, 3, 4), (1, 2, 1, 2)], ids=["going on", "starting again"])
@pytest.mark.parametrize("form", ["sheets", "word", "html"])
def test_a_table_a_city_is_one_list(form: str, serials: tuple[int, ...]) -> None:
    rows = [[str(serial), *line(number)[1:]] for number, serial in enumerate(serials, start=1)]
    parts = {"甲市": [HEADER, *rows[:2]], "乙市": [HEADER, *rows[2:]]}
    parsed, told = read({"sheets": _sheets, "word": _word, "html": _html}[form](parts))
    assert (names(parsed), parsed.serials, told) == ([firm(1), firm(2), firm(3), firm(4)], (1, 2, 3, 4), ())


def _sheets(parts: dict[str, list[list[str]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for city, rows in parts.items():
        sheet = book.create_sheet(city)
        for row in [[f"{city}小额贷款公司名单"], *rows]:
            sheet.append(row)
    return xlsx(book)


def _word(parts: dict[str, list[list[str]]]) -> bytes:
    held = docx.Document()
    for city, rows in parts.items():
        held.add_paragraph(city)
        table = held.add_table(len(rows), len(HEADER))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    out = io.BytesIO()
    held.save(out)
    return out.getvalue()


def _html(parts: dict[str, list[list[str]]]) -> bytes:
    tables = (
        f"<h3>{city}</h3><table>{''.join('<tr><td>' + '<td>'.join(row) for row in rows)}</table>"
        for city, rows in parts.items()
    )
    return f"<meta charset=utf-8><h1>名单</h1>{''.join(tables)}".encode()


def test_a_code_that_a_sheet_keeps_as_a_number_holds_the_run() -> None:
    book = filled([HEADER, line(1), line(2)])
    book.active["C3"] = 440300123456789012
    parsed, (told,) = read(xlsx(book))
    assert "C3" in told
    assert "more than 15 digits" in told
    assert len(parsed.rows) == 2
