"""Sheets as a spreadsheet program shows them, and what is said of what it does not show."""

import io
import struct
from collections.abc import Callable

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from registries.documents import any_tables
from registries.documents.sheets.sheet import read, tables_of
from registries.documents.tables.table import Table
from registries.reader import PageChangedError
from tests.every_case import every_case
from tests.registries.documents.making import document
from tests.registries.documents.test_sheet import filled, xlsx

NAME = "测试甲0001小额贷款有限公司"
SHOWN = [
    (42, "00000000", "00000042"),
    (0.24, "0.00%", "24.00%"),
    (0.24, "0.00 %", "24.00 %"),
    (1234567, "#,##0", "1,234,567"),
    (12, '"测金〔2014〕"0"号"', "测金〔2014〕12号"),
    (123456789, "000-00-0000", "123-45-6789"),
    (46082, 'yyyy"年"m"月"', "2026年3月"),
    (46082, '[$-804]yyyy"年"m"月"d"日";@', "2026-03-01"),
    (46082, "mmm-yy", "2026-03"),
    (-2.5, "0.00", "-2.50"),
    (0, '0;-0;"无"', "无"),
    (5, 'General"家"', "5家"),
    (3, "General", "3"),
]


@every_case(("value", "form", "printed"), SHOWN)
def test_numbers_have_the_form_their_format_gives_them_in_every_workbook(value: float, form: str, printed: str) -> None:
    book = filled([["a"], [value]])
    book.active["A2"].number_format = form
    assert tables_of(read(xlsx(book)))[0].rows[1] == (printed,)
    old = xlwt.Workbook()
    sheet = old.add_sheet("a")
    sheet.write(0, 0, "a")
    sheet.write(1, 0, value, xlwt.easyxf(num_format_str=form))
    out = io.BytesIO()
    old.save(out)
    assert tables_of(read(out.getvalue()))[0].rows[1] == (printed,)


def _formula(sheet: Worksheet) -> None:
    sheet["A2"] = "=ROW()-1"


def _error(sheet: Worksheet) -> None:
    sheet["B2"].value, sheet["B2"].data_type = "#N/A", "e"


def _long_code(sheet: Worksheet) -> None:
    sheet["B2"] = 440300123456789012


def _hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[2].hidden = True


def _hidden_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["B"].hidden = True


def _comment(sheet: Worksheet) -> None:
    sheet["B2"].comment = Comment("已注销", "x")


def _strange_format(sheet: Worksheet) -> None:
    sheet["A2"].number_format = '[>=10]0"家"'


def _struck(sheet: Worksheet) -> None:
    sheet["B2"].font = openpyxl.styles.Font(strike=True)


@every_case(
    ("change", "remark"),
    [
        (_formula, "a formula that was never calculated: A2"),
        (_error, "an error in place of a value: B2"),
        (_long_code, "a number of more than 15 digits"),
        (_hidden_row, "1 rows are hidden and were read like the others: 2"),
        (_hidden_column, "1 columns are hidden and were read like the others: B"),
        (_comment, "a comment stands beside the cells"),
        (_strange_format, "a number format that is not read here"),
        (_struck, "text that is struck out: B2"),
    ],
)
def test_what_a_cell_does_not_show_is_told_with_its_place(change: Callable[[Worksheet], None], remark: str) -> None:
    book = filled([["序号", "公司名称"], [1, NAME], [2, "乙"]])
    change(book.active)
    (table,) = tables_of(read(xlsx(book)))
    assert remark in " ".join(table.warnings)
    assert len(table.rows) == 3
    assert tables_of(read(xlsx(filled([["序号", "公司名称"], [1, NAME]]))))[0].warnings == ()


def test_a_hidden_sheet_is_no_table_and_its_words_are_known() -> None:
    book = filled([["公司名称", "号"], [NAME, "1"]])
    hidden = book.create_sheet("旧")
    hidden.append(["测试乙0002小额贷款有限公司", "2"])
    hidden.sheet_state = "hidden"
    (table,) = tables_of(read(xlsx(book)))
    assert [(words.place, words.text) for words in table.outside] == [
        ("the hidden sheet '旧'", "测试乙0002小额贷款有限公司、2")
    ]


XML = """<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="z"><NumberFormat ss:Format="00000000"/></Style></Styles>
<Worksheet ss:Name="名单"><Table>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">名单</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="String">序号</Data></Cell><Cell><Data ss:Type="String">公司</Data></Cell>
<Cell><Data ss:Type="String">号</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:MergeDown="1"><Data ss:Type="String">甲</Data></Cell>
<Cell ss:StyleID="z"><Data ss:Type="Number">42</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">2</Data></Cell>
<Cell><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell></Row>
<Row><Cell ss:Index="3"><Data ss:Type="Number">{number}</Data></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="旧"><Table><Row><Cell><Data ss:Type="String">{hidden}</Data></Cell></Row></Table>
<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"""


def xml(encoding: str = "utf-8", number: str = "7") -> Table:
    text = XML.format(encoding=encoding, number=number, hidden=NAME)
    (table,) = any_tables(document(text.encode("gbk" if encoding == "gb2312" else encoding)))
    return table


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "utf-16"])
def test_an_xml_spreadsheet_of_2003(encoding: str) -> None:
    table = xml(encoding)
    assert table.rows == (
        ("名单", "名单", "名单"),
        ("序号", "公司", "号"),
        ("1", "甲", "00000042"),
        ("2", "甲", "2026-03-01"),
        ("", "", "7"),
    )
    assert table.warnings == ()
    assert table.outside[0].text == NAME
    assert "more than 15 digits" in xml(number="4.40300123456789E+17").warnings[0]


def test_an_xml_file_that_declares_entities_is_refused() -> None:
    text = XML.format(encoding="utf-8", number="7", hidden="x").replace("<Workbook", "<!DOCTYPE x><Workbook", 1)
    with pytest.raises(PageChangedError, match="entities"):
        any_tables(document(text.encode()))


def old_workbook(codepage: int | None, encoding: str = "gbk") -> bytes:
    """A workbook of Excel 5 with a row of two cells, as a bare stream of records."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def label(column: int, text: str) -> bytes:
        letters = text.encode(encoding)
        return record(0x204, struct.pack("<HHHH", 0, column, 15, len(letters)) + letters)

    name = "名单".encode(encoding)
    begin = record(0x809, struct.pack("<HHHH", 0x500, 0x5, 0, 1993))
    alphabet = record(0x42, struct.pack("<H", codepage)) if codepage else b""
    font = record(0x31, struct.pack("<HHHHHBBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0, 5) + b"Arial")
    style = record(0xE0, struct.pack("<HHHHHHHH", 0, 0, 0xFFF5, 0x20, 0, 0, 0, 0))
    cells = record(0xE0, struct.pack("<HHHHHHHH", 0, 0, 0x1, 0x20, 0, 0, 0, 0))
    head = begin + alphabet + font * 4 + style * 15 + cells
    bound = len(head) + 4 + 7 + len(name) + 4
    sheet = record(0x85, struct.pack("<IHB", bound, 0, len(name)) + name)
    stream = head + sheet + record(0xA, b"")
    stream += record(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 1993)) + label(0, "公司名称") + label(1, NAME)
    return stream + record(0xA, b"")


@pytest.mark.parametrize(("codepage", "told"), [(936, 0), (None, 1), (1252, 1)])
def test_a_workbook_of_excel_5_is_read_in_chinese_whatever_it_says(codepage: int | None, told: int) -> None:
    (table,) = any_tables(document(old_workbook(codepage)))
    assert table.rows == (("公司名称", NAME),)
    assert len([warning for warning in table.warnings if "GB 18030" in warning]) == told
