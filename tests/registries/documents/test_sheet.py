import io
from datetime import date, datetime, time

import openpyxl
import pytest
import xlwt

from registries.documents.sheets.sheet import sheet_tables
from registries.reader import PageChangedError
from tests.every_case import every_case
from tests.registries.documents.making import ENTITY, LAUGHS, archive, rewritten

ROWS = [["序号", "机构名称", "金额"], [1, "测试甲0001小额贷款有限公司", 1.5], [2, "测试乙\n银行", 3000000000.0]]
PRINTED = (("序号", "机构名称", "金额"), ("1", "测试甲0001小额贷款有限公司", "1.5"), ("2", "测试乙银行", "3000000000"))


def xlsx(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def filled(rows: list[list[object]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    return book


def test_xlsx() -> None:
    (table,) = sheet_tables(xlsx(filled(ROWS)))
    assert table.rows == PRINTED


def test_xls() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for place, row in enumerate(ROWS):
        for column, value in enumerate(row):
            sheet.write(place, column, value)
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    sheet.write(3, 0, date(2025, 7, 2), day)
    sheet.write_merge(3, 4, 1, 2, "合并")
    sheet.write(4, 0, 5)
    out = io.BytesIO()
    book.save(out)
    (table,) = sheet_tables(out.getvalue())
    assert table.rows == (*PRINTED, ("2025-07-02", "合并", "合并"), ("5", "合并", "合并"))


@every_case(
    ("value", "printed"),
    [
        (1, "1"),
        (1.0, "1"),
        (0.1 + 0.2, "0.3"),
        (-2.50, "-2.5"),
        ("0012", "0012"),
        (date(2025, 7, 2), "2025-07-02"),
        (datetime(2025, 7, 2), "2025-07-02"),  # noqa: DTZ001 - a sheet knows no zones
        (datetime(2025, 7, 2, 8, 30), "2025-07-02 08:30:00"),  # noqa: DTZ001 - a sheet knows no zones
        (time(8, 30), "08:30:00"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=1+1 ", "=1+1"),
    ],
)
def test_values_are_printed_as_a_spreadsheet_shows_them(value: object, printed: str) -> None:
    book = filled([["a"]])
    cell = book.active["A2"]
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    assert sheet_tables(xlsx(book))[0].rows[1] == (printed,)


def test_merged_cells_are_in_each_place_they_cover() -> None:
    book = filled([["省", "a", "b"], ["测试省", 1, 2], [None, 3, 4], ["注", None, None]])
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("A4:C4")
    rows = sheet_tables(xlsx(book))[0].rows
    assert rows == (("省", "a", "b"), ("测试省", "1", "2"), ("测试省", "3", "4"), ("注", "注", "注"))


def test_sheets_that_are_hidden_or_empty_are_left_out() -> None:
    book = filled([["甲"]])
    book.create_sheet("empty")
    hidden = book.create_sheet("hidden")
    hidden.append(["旧"])
    hidden.sheet_state = "hidden"
    book.create_sheet("second").append(["乙"])
    assert [table.rows for table in sheet_tables(xlsx(book))] == [(("甲",),), (("乙",),)]


def test_a_table_that_does_not_begin_in_the_corner() -> None:
    book = openpyxl.Workbook()
    book.active["B3"], book.active["C3"], book.active["C4"] = "a", "b", "c"
    assert sheet_tables(xlsx(book))[0].rows[-1][-1] == "c"


@pytest.mark.usefixtures("in_child")
@pytest.mark.parametrize("doctype", [ENTITY, LAUGHS], ids=["external entity", "billion laughs"])
def test_entities_are_never_resolved(doctype: bytes) -> None:
    part = "xl/worksheets/sheet1.xml"
    content = rewritten(xlsx(filled([["MARK"]])), part, b"MARK", b"[&x;]")
    declared = rewritten(content, part, b"<worksheet", doctype + b"<worksheet")
    try:
        said = str(sheet_tables(declared))
    except PageChangedError:
        return
    assert len(said) < 1000
    assert "root:" not in said


def test_ten_thousand_rows() -> None:
    rows = [[number, f"测试甲{number:05}小额贷款有限公司", "测试省", date(2025, 7, 2)] for number in range(10_000)]
    (table,) = sheet_tables(xlsx(filled([list("abcd"), *rows])))
    assert len(table.rows) == 10_001
    assert table.rows[-1] == ("9999", "测试甲09999小额贷款有限公司", "测试省", "2025-07-02")


@pytest.mark.parametrize(
    "content",
    [
        b"PK",
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        xlsx(filled(ROWS))[:3000],
        archive({"a.txt": b"no sheet"}),
        b"name,other",
    ],
    ids=["cut at once", "nothing", "hollow xls", "cut", "another archive", "text"],
)
def test_a_file_that_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(PageChangedError):
        sheet_tables(content)
