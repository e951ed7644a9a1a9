"""What Word prints, and no more: one branch of alternatives, no removed words, its own numbers, every cell in its
column."""

import pytest

from registries.documents.tables.table import Table
from registries.documents.word.document import read, tables_of
from tests.every_case import every_case
from tests.registries.documents.mutations.docx import package
from tests.registries.documents.test_word import saved, with_table

NAME = "测试癸0002小额贷款有限公司"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inside}</w:p></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def of(*rows: str) -> Table:
    (table,) = tables_of(read(package(f"<w:tbl>{''.join(rows)}</w:tbl>")))
    return table


def alternatives(inside: str) -> str:
    return f"<w:r><mc:AlternateContent>{inside}</mc:AlternateContent></w:r>"


NOT_HIDDEN = '<w:vanish w:val="0"/>'
BOX = f"<w:txbxContent><w:p>{run(NAME)}</w:p></w:txbxContent>"
FALLBACK = f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"


@every_case(
    "inside",
    [
        alternatives(f'<mc:Choice Requires="wps"><wps:txbx>{BOX}</wps:txbx></mc:Choice>{FALLBACK}'),
        alternatives(f'<mc:Choice Requires="unheard"><wps:txbx>{BOX}{BOX}</wps:txbx></mc:Choice>{FALLBACK}'),
        alternatives(FALLBACK),
        f"<w:r><w:pict>{BOX}</w:pict></w:r>",
        f"<w:moveFrom>{run('旧' + NAME)}</w:moveFrom><w:moveTo>{run(NAME)}</w:moveTo>",
        f"<w:del>{run(NAME)}</w:del><w:ins>{run(NAME)}</w:ins>",
        f"{run('旧', '<w:vanish/>')}{run(NAME, NOT_HIDDEN)}",
        f'<w:fldSimple w:instr=" MERGEFIELD 名 ">{run(NAME)}</w:fldSimple>',
        f"<w:r><w:instrText> REF 名 </w:instrText></w:r>{run(NAME)}",
        f"<w:hyperlink>{run(NAME)}</w:hyperlink>",
        f"<w:r><w:ruby><w:rt>{run('ce')}</w:rt><w:rubyBase>{run(NAME[0])}</w:rubyBase></w:ruby></w:r>{run(NAME[1:])}",
    ],
)  # fmt: skip
def test_a_name_is_read_once_and_as_printed(inside: str) -> None:
    assert of(row(cell(run("1")), cell(inside))).rows == (("1", NAME),)


def test_a_deleted_row_is_no_row() -> None:
    deleted = row(cell(run("2")), cell(run("旧")), properties="<w:del/>")
    assert of(row(cell(run("1")), cell(run(NAME))), deleted).rows == (("1", NAME),)


def test_columns_that_a_row_leaves_out_stay_empty() -> None:
    whole = row(*(cell(run(text)) for text in "abc"))
    before = row(cell(run("b")), cell(run("c")), properties='<w:gridBefore w:val="1"/>')
    after = row(cell(run("a")), properties='<w:gridAfter w:val="2"/>')
    assert of(whole, before, after).rows == (("a", "b", "c"), ("", "b", "c"), ("a", "", ""))


@pytest.mark.parametrize(
    ("inside", "remark"),
    [
        (run("旧", "<w:vanish/>"), "hidden text"),
        (run(NAME, "<w:strike/>"), "struck out"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', "a sign of the font 'Symbol'"),
        ('<w:r><w:footnoteReference w:id="1"/></w:r>', "a note that hangs on a word"),
        (r"<w:r><w:instrText> EQ \o\ac(○,1) </w:instrText></w:r>", "a field whose words are in no text"),
    ],
)
def test_what_is_in_no_word_is_told(inside: str, remark: str) -> None:
    (warning,) = of(row(cell(run("1")), cell(inside + run(NAME)))).warnings
    assert remark in warning
    assert "row 1" in warning


def test_words_own_numbers_are_counted_through_the_document() -> None:
    document = with_table([["序号", "公司名称"], ["", "甲"], ["", "乙"], ["", "丙"]])
    for line in document.tables[0].rows[1:]:
        line.cells[0].paragraphs[0].style = "List Number"
    (table,) = tables_of(read(saved(document)))
    assert [cells[0] for cells in table.rows] == ["序号", "1", "2", "3"]
    document = with_table([["序号", "公司名称"], ["", "乙"]])
    document.paragraphs[0].style = "List Number"  # the 1 is printed there
    document.tables[0].rows[1].cells[0].paragraphs[0].style = "List Number"
    document.tables[0].rows[1].cells[1].paragraphs[0].style = "List Number"  # beside a text it is no part of the text
    (table,) = tables_of(read(saved(document)))
    assert table.rows[1] == ("2", "乙")


def test_bullets_are_no_numbers() -> None:
    document = with_table([["序号", "公司名称"], ["", "甲"]])
    document.tables[0].rows[1].cells[0].paragraphs[0].style = "List Bullet"
    assert tables_of(read(saved(document)))[0].rows[1] == ("", "甲")


def test_the_words_around_a_table_are_there_with_their_place() -> None:
    document = with_table([["a", "b"]])
    document.add_paragraph("下文")
    document.sections[0].header.paragraphs[0].text = "页眉"
    (table,) = tables_of(read(saved(document)))
    places = {words.text: words.place for words in table.outside}
    assert places["下文"] == places["公告"] == "the text around the tables"
    assert places["页眉"] == "a page head"
    assert table.heading == "公告"


@pytest.mark.parametrize("node", ['<w:altChunk r:id="rId9"/>', '<w:p><w:subDoc r:id="rId9"/></w:p>'])
def test_words_that_are_printed_out_of_another_document_are_told(node: str) -> None:
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    body = f"<w:tbl>{row(cell(run('1')), cell(run(NAME)))}</w:tbl>{node.replace(' r:id', f' {space} r:id')}"
    (table,) = tables_of(read(package(body)))
    assert any("a document inside the document is not read" in one for one in table.warnings)


def test_words_and_rows_too_small_to_be_seen_are_told() -> None:
    low = '<w:trHeight w:val="1" w:hRule="exact"/>'
    assert any("too small" in one for one in of(row(cell(run("1")), cell(run(NAME, '<w:sz w:val="2"/>')))).warnings)
    assert any("too low" in one for one in of(row(cell(run("1")), cell(run(NAME)), properties=low)).warnings)
    assert of(row(cell(run("1")), cell(run(NAME, '<w:sz w:val="21"/>')))).warnings == ()
