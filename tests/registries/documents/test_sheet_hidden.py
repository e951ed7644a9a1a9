"""Letters of a cell that a spreadsheet hides, changes or strikes out by a format: told, in every kind of workbook."""

import io

import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from registries.documents import any_tables
from registries.documents.sheets.sheet import read, tables_of
from registries.documents.tables.table import Table
from registries.reader import PageChangedError
from tests.registries.documents.making import document
from tests.registries.documents.test_sheet import filled, xlsx

NAME = "测试寅0001小额贷款有限公司"
HIDDEN = "1 cells: a text that its format hides: A2"


def saved(book: xlwt.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheets_of(form: str) -> list[Table]:
    """The same text under one format in xlsx, xls and XML Spreadsheet."""
    book = filled([["公司名称"], [NAME]])
    book.active["A2"].number_format = form
    old = xlwt.Workbook()
    sheet = old.add_sheet("a")
    sheet.write(0, 0, "公司名称")
    sheet.write(1, 0, NAME, xlwt.easyxf(num_format_str=form))
    style = f'<Style ss:ID="s"><NumberFormat ss:Format="{form.replace(chr(34), "&quot;")}"/></Style>'
    return [tables_of(read(xlsx(book)))[0], tables_of(read(saved(old)))[0], *in_xml(style, NAME)]


def in_xml(style: str, inside: str) -> tuple[Table, ...]:
    space = 'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    return any_tables(
        document(
            f'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" {space}>'
            f'<Styles>{style}</Styles><Worksheet ss:Name="a"><Table><Row><Cell>'
            '<Data ss:Type="String">公司名称</Data></Cell></Row>'
            f'<Row><Cell ss:StyleID="s"><Data ss:Type="String">{inside}</Data></Cell></Row></Table></Worksheet>'
            "</Workbook>".encode()
        )
    )


@pytest.mark.parametrize("form", [";;;", '0;-0;0;""', '0;0;0;"不显示"'])
def test_a_text_that_its_format_hides_is_told_with_its_place(form: str) -> None:
    for table in sheets_of(form):
        assert table.rows[1] == (NAME,)
        assert any(HIDDEN in one for one in table.warnings), table


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("@", NAME),
        ("General", NAME),
        ("0.00", NAME),
        ("0;-0;0;@", NAME),
        (';;;@"(已注销)"', f"{NAME}(已注销)"),
        ('"测"@', f"测{NAME}"),
    ],
)
def test_a_text_has_the_words_that_its_format_puts_beside_it(form: str, printed: str) -> None:
    for table in sheets_of(form):
        assert table.rows[1] == (printed,)
        assert table.warnings == ()


def test_one_letter_struck_out_of_a_cell_is_told_with_its_place() -> None:
    book = filled([["公司名称"], ["x"], ["y"]])
    book.active["A2"] = CellRichText(["测试", TextBlock(InlineFont(strike=True), "丑"), NAME[2:]])
    book.active["A3"] = CellRichText(["测试", TextBlock(InlineFont(b=True), NAME[2:])])
    (table,) = tables_of(read(xlsx(book)))
    assert [one for one in table.warnings if "struck out" in one] == [
        f"sheet '{book.active.title}', 1 cells: text that is struck out: A2 '丑'"
    ]


def test_a_letter_struck_out_of_an_old_workbook_is_told() -> None:
    old = xlwt.Workbook()
    sheet = old.add_sheet("a")
    sheet.write(0, 0, "公司名称")
    struck = xlwt.easyfont("struck_out true")
    sheet.write_rich_text(1, 0, ["测试", ("丑", struck), NAME[2:]])
    (table,) = tables_of(read(saved(old)))
    assert any("text that is struck out: A2" in one for one in table.warnings)


@pytest.mark.parametrize(
    ("style", "inside"),
    [
        ('<Style ss:ID="s"><Font ss:StrikeThrough="1"/></Style>', NAME),
        (
            '<Style ss:ID="d"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="s" ss:Parent="d"/>',
            NAME,
        ),
        ('<Style ss:ID="s"/>', f'测<S xmlns="http://www.w3.org/TR/REC-html40">丑</S>{NAME}'),
    ],
)
def test_a_letter_struck_out_of_an_xml_workbook_is_told(style: str, inside: str) -> None:
    (table,) = in_xml(style, inside)
    assert any("text that is struck out: A2" in one for one in table.warnings)


def test_rows_and_columns_too_small_to_be_seen_are_told() -> None:
    book = filled([["公司名称"], [NAME]])
    book.active.row_dimensions[2].height = 0.75
    assert any("rows are hidden" in one for one in tables_of(read(xlsx(book)))[0].warnings)
    book = filled([["公司名称"], [NAME]])
    book.active.column_dimensions["A"].width = 0.1
    assert any("columns are hidden" in one for one in tables_of(read(xlsx(book)))[0].warnings)


@pytest.mark.parametrize(
    "content",
    [
        '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
        "{\\rtf1\\ansi}",
        "From: <Saved by Blink>\nMIME-Version: 1.0\n",
    ],
)
def test_other_forms_of_office_files_are_refused_with_what_to_do(content: str) -> None:
    with pytest.raises(PageChangedError, match=r"save it as \.docx or \.html"):
        any_tables(document(content.encode()))
