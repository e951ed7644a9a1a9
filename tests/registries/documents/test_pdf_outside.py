"""Tables whose outer lines were not drawn: what stands outside the lines is said, and is no lost column or row."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from registries.documents.pdf import pdf_table, pdf_tables
from registries.documents.table import records
from registries.reader import PageChangedError, Reader
from registries.refresh.gate import faults
from registries.sources import READERS
from tests.pages import Page, document

HEADER = ("序号", "机构名称", "合作类型")
ROLES = ("营销获客", "担保增信", "催收")
ROWS = [(str(n), f"测试乙{n:02}信息科技有限公司", ROLES[n % 3]) for n in range(1, 10)]
LEFT, WIDTHS, HEIGHT, TOP = 60, (60, 260, 120), 20, 700


def ruled(
    rows: Sequence[Sequence[str]] = (HEADER, *ROWS), *, without: str = "", words: str = "", at: int = 760
) -> Page:
    """One page with a table; `without`: the outer lines that are not drawn, of l r t b. `words`: somewhere else."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("STSong-Light", 10)
    canvas.drawString(LEFT, at, words)
    lefts = [LEFT + sum(WIDTHS[:n]) for n in range(len(WIDTHS) + 1)]
    tops = [TOP - HEIGHT * n for n in range(len(rows) + 1)]
    for top, row in zip(tops, rows, strict=False):
        for left, cell in zip(lefts, row, strict=False):
            canvas.drawString(left + 3, top - 14, cell)
    for n, top in enumerate(tops):
        if not (n == 0 and "t" in without) and not (n == len(rows) and "b" in without):
            canvas.line(lefts[0], top, lefts[-1], top)
    for n, left in enumerate(lefts):
        if not (n == 0 and "l" in without) and not (n == len(WIDTHS) and "r" in without):
            canvas.line(left, tops[0], left, tops[-1])
    canvas.showPage()
    canvas.save()
    return Page(out.getvalue(), "application/pdf")


def test_a_closed_table_is_all_there_whatever_stands_above_and_below() -> None:
    for at in (760, 400):
        (table,) = pdf_tables(ruled(words="互联网贷款合作机构名单", at=at).content)
        assert table.warnings == ()
        assert len(table.rows) == 10
    assert pdf_tables(ruled(words="合作机构名单").content)[0].above == "合作机构名单"


@pytest.mark.parametrize("without", ["l", "r", "lr", "t", "b", "tb", "lrtb"])
def test_words_outside_the_lines_are_said(without: str) -> None:
    (table,) = pdf_tables(ruled(without=without).content)
    (warning,) = table.warnings
    assert warning.startswith("page 1: words stand outside the table's lines: ")
    assert len(table.rows[0]) < 3 or len(table.rows) < 10
    assert warning in records(table, {table.rows[0][0]: "partner"}).warnings


def test_the_list_of_one_header_says_it_too() -> None:
    assert pdf_table(ruled().content, HEADER).warnings == ()
    assert pdf_table(ruled(without="b").content, HEADER).warnings


def _reader(source_id: str) -> Reader:
    return next(reader for reader in READERS if reader.source.id == source_id)


@pytest.mark.parametrize("kind", ["platforms", "collectors", "guarantors"])
def test_a_lost_role_column_makes_nobody_anything(kind: str) -> None:
    reader = _reader(f"lenders.pingan.{kind}")
    closed = reader.read([document("list.pdf", ruled())])
    assert len(closed.rows) == 3
    assert faults(closed, reader.gate, ()) == ()
    with pytest.raises(PageChangedError, match="no column says what each partner does"):
        reader.read([document("list.pdf", ruled(without="lr"))])


def test_a_title_that_says_one_role_says_it_for_all_but_not_past_what_was_lost() -> None:
    reader = _reader("lenders.pingan.platforms")
    rows = [(*row[:2], "测试贷") for row in ROWS]
    closed = reader.read([document("list.pdf", ruled([(*HEADER[:2], "产品名称"), *rows], words="平台运营机构名单"))])
    assert len(closed.rows) == 9
    assert faults(closed, reader.gate, ()) == ()
    lost = reader.read([document("list.pdf", ruled(without="lr", words="平台运营机构名单"))])
    assert any("outside the table's lines" in fault for fault in faults(lost, reader.gate, ()))
