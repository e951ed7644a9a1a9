import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from registries.documents.word.document import docx_tables
from registries.reader import PageChangedError
from tests.registries.documents.making import ENTITY, LAUGHS, archive, rewritten


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_table(rows: list[list[str]]) -> docx.document.Document:
    document = docx.Document()
    document.add_paragraph("公告")
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return document


def test_tables_as_printed() -> None:
    rows = [["序号", "App名称"], ["1", "测试\n甲"], ["2", "<script>x</script>"]]
    assert docx_tables(saved(with_table(rows)))[0].rows == (
        ("序号", "App名称"),
        ("1", "测试甲"),
        ("2", "<script>x</script>"),
    )


def test_merged_cells_are_in_each_place_they_cover() -> None:
    document = with_table([["a", "b", "c"], ["1", "", "x"], ["", "", "y"], ["n", "", ""]])
    table = document.tables[0]
    table.cell(1, 0).merge(table.cell(2, 1))
    table.cell(3, 0).merge(table.cell(3, 2))
    rows = docx_tables(saved(document))[0].rows
    assert rows == (("a", "b", "c"), ("1", "1", "x"), ("1", "1", "y"), ("n", "n", "n"))


def test_a_table_in_a_cell_is_kept_apart() -> None:
    document = with_table([["outer", "b"]])
    document.tables[0].cell(0, 0).add_table(1, 1).cell(0, 0).text = "inner"
    assert [table.rows for table in docx_tables(saved(document))] == [(("outer", "b"),), (("inner",),)]


def test_inserted_text_and_content_controls_count_and_deleted_text_does_not() -> None:
    document = with_table([["", "b"]])
    paragraph = (
        f'<w:p {nsdecls("w")}><w:ins w:id="1" w:author="x"><w:r><w:t>测试</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        "<w:sdt><w:sdtContent><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    cell = document.tables[0].cell(0, 0)._tc
    cell.replace(cell.p_lst[0], parse_xml(paragraph))
    assert docx_tables(saved(document))[0].rows == (("测试甲 乙", "b"),)


def test_how_a_character_is_read_aloud_is_no_part_of_a_name() -> None:
    document = with_table([["机构名称"], ["上海和公司"]])
    paragraph = document.tables[0].rows[1].cells[0].paragraphs[0]
    ruby = (
        f"<w:r {nsdecls('w')}><w:ruby><w:rt><w:r><w:t>shēng</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>昇</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    paragraph._p.insert(0, parse_xml(ruby))
    assert [row[0] for row in docx_tables(saved(document))[0].rows] == ["机构名称", "昇上海和公司"]


@pytest.mark.parametrize("doctype", [ENTITY, LAUGHS], ids=["external entity", "billion laughs"])
def test_entities_are_refused(doctype: bytes) -> None:
    content = rewritten(saved(with_table([["MARK", "b"]])), "word/document.xml", b"MARK", b"[&x;]")
    declared = rewritten(content, "word/document.xml", b"<w:document", doctype + b"<w:document")
    with pytest.raises(PageChangedError, match="entit"):
        docx_tables(declared)


@pytest.mark.parametrize("content", [b"PK", archive({"a": b""}), saved(with_table([["a"]]))[:5000]])
def test_a_file_that_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(PageChangedError):
        docx_tables(content)
