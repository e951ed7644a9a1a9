"""A table of a PDF under another title is another list; a firm that a note below the table names is reported."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from registries.documents.pdf import pdf_table, pdf_tables
from registries.documents.tables.joined_tables import joined_tables

HEADER = ("公司名称", "批准文号")
FIRST = [HEADER, *((f"测试辰{n}小额贷款有限公司", f"测金〔2014〕{n}号") for n in "123")]
SECOND = [HEADER, *((f"测试辰{n}小额贷款有限公司", f"测金〔2014〕{n}号") for n in "456")]
COLUMNS = {"公司名称": "legal_name", "批准文号": "number"}
Part = str | Sequence[Sequence[str]] | None


def pdf(*parts: Part) -> bytes:
    """Lines of words, tables and page breaks (None), from above."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out, top = io.BytesIO(), 780.0
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("STSong-Light", 9)
    for part in parts:
        if part is None:
            canvas.showPage()
            canvas.setFont("STSong-Light", 9)
            top = 780.0
        elif isinstance(part, str):
            canvas.drawString(60, top - 14, part)
            top -= 22
        else:
            for row in part:
                for left, width, cell in zip((60, 300), (240, 160), row, strict=True):
                    canvas.rect(left, top - 18, width, 18)
                    canvas.drawString(left + 3, top - 13, cell)
                top -= 18
            top -= 8
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def warnings(*parts: Part) -> tuple[str, ...]:
    return joined_tables(pdf_tables(pdf(*parts)), COLUMNS).warnings


CANCELLED = "二、已取消试点资格的公司"


@pytest.mark.parametrize(
    "parts",
    [
        (FIRST, CANCELLED, SECOND),
        ("一、在营公司", FIRST, CANCELLED, "单位：家", SECOND),
        (FIRST, None, CANCELLED, SECOND),
        (FIRST, None, CANCELLED, SECOND[1:]),
        (FIRST, CANCELLED, None, SECOND[1:]),
        ("2025年名单", FIRST, "2026年名单", SECOND),
    ],
)
def test_a_table_under_another_title_is_not_one_list_with_the_first(parts: tuple[Part, ...]) -> None:
    assert any("titles differ: " in each or "another title stands above rows" in each for each in warnings(*parts))


@pytest.mark.parametrize(
    "parts",
    [
        ("一、甲市", FIRST, "二、乙市", SECOND),
        ("小额贷款公司名单", FIRST, None, "续表", SECOND),
        ("拟取消试点资格的公司名单", FIRST, None, "续表", SECOND),
        (FIRST, "注：上表不含已注销公司。", None, SECOND),
    ],
)
def test_towns_and_tables_that_go_on_are_one_list(parts: tuple[Part, ...]) -> None:
    assert warnings(*parts) == ()


def test_the_one_table_of_a_document_says_so_too() -> None:
    read = pdf_table(pdf("公司名单", FIRST, None, CANCELLED, SECOND), HEADER)
    assert any(each.startswith("page 2: another title stands above rows") for each in read.warnings)
    assert pdf_table(pdf("公司名单", FIRST, None, SECOND), HEADER).warnings == ()


@pytest.mark.parametrize(
    "note",
    [
        ("注：1. 测试辰九小额贷款有限公司（测金〔2014〕9号）已获批，未列入上表。",),
        ("注：上表按时间排列。", "2. 另有测试辰九小额贷款", "有限公司未列入。"),
        ("备注：测试辰九小额贷款有限公司",),
    ],
)
def test_a_firm_that_a_footnote_names_is_reported(note: tuple[str, ...]) -> None:
    assert any("测试辰九小额贷款有限公司" in each for each in warnings("公司名单", FIRST, *note))


def test_notes_titles_heads_and_signatures_without_another_firm_are_quiet() -> None:
    head, foot = "测试省公司名单", "测试巳协会有限公司"
    for parts in (
        ("公司名单", FIRST, "注：上表按批准时间排列。"),
        ("公司名单", FIRST, "注：测试辰1小额贷款有限公司已更名。"),
        ("公司名单", FIRST, foot, "2026年11月1日"),
        (head, FIRST, foot, None, head, SECOND, foot),
    ):
        assert warnings(*parts) == ()
