"""Tables whose outer lines were not drawn are whole; words that stand in no cell are said, and are no lost row."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from registries.documents.pdf import pdf_table, pdf_tables
from registries.documents.tables.table import records
from registries.reader import PageChangedError, Reader
from registries.refresh.gate import faults
from registries.sources.readers import READERS
from tests.pages import Page, document

HEADER = ("序号", "机构名称", "合作类型")
ROLES = ("营销获客", "担保增信", "催收")
ROWS = [(str(n), f"测试乙{n:02}信息科技有限公司", ROLES[n % 3]) for n in range(1, 10)]
LEFT, WIDTHS, HEIGHT, TOP = 60, (60, 260, 120), 20, 700


def ruled(
    rows: Sequence[Sequence[str]] = (HEADER, *ROWS),
    *,
    without: str = "",
    words: str = "",
    at: int = 760,
    beside: tuple[str, int, int] = ("", 0, 0),
) -> Page:
    """One page with a table; `without`: the outer lines that are not drawn, of l r t b. `words` above or below,
    `beside` anywhere: words with their place."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("STSong-Light", 10)
    canvas.drawString(LEFT, at, words)
    canvas.drawString(beside[1], beside[2], beside[0])
    lefts = [LEFT + sum(WIDTHS[:n]) for n in range(len(rows[0]) + 1)]
    tops = [TOP - HEIGHT * n for n in range(len(rows) + 1)]
    for top, row in zip(tops, rows, strict=False):
        for left, cell in zip(lefts, row, strict=False):
            canvas.drawString(left + 3, top - 14, cell)
    for n, top in enumerate(tops):
        if not (n == 0 and "t" in without) and not (n == len(rows) and "b" in without):
            canvas.line(lefts[0], top, lefts[-1], top)
    for n, left in enumerate(lefts):
        if not (n == 0 and "l" in without) and not (n == len(rows[0]) and "r" in without):
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


SIDES = ["l", "r", "lr", "t", "b", "tb", "lrtb"]


@pytest.mark.parametrize("without", SIDES)
def test_an_outer_line_that_was_not_drawn_loses_nothing(without: str) -> None:
    (table,) = pdf_tables(ruled(without=without).content)
    assert table.rows == (HEADER, *ROWS)
    assert table.warnings == ()
    assert pdf_table(ruled(without=without).content, HEADER).rows == table.rows


def test_words_that_no_line_reaches_are_a_warning() -> None:
    for left, at in ((500, 600), (10, 600), (70, 488), (150, 480)):
        (table,) = pdf_tables(ruled(beside=("测试丙公司", left, at)).content)
        (warning,) = table.warnings
        assert warning.startswith("page 1: words stand outside the table's lines: '测试丙公司")
        assert warning in records(table, {HEADER[1]: "partner"}).warnings


def _reader(source_id: str) -> Reader:
    return next(reader for reader in READERS if reader.source.id == source_id)


@pytest.mark.parametrize("kind", ["platforms", "collectors", "guarantors"])
@pytest.mark.parametrize("without", ["", "lr"])
def test_a_role_column_without_its_outer_line_says_who_is_what(kind: str, without: str) -> None:
    reader = _reader(f"lenders.pingan.{kind}")
    parsed = reader.read([document("list.pdf", ruled(without=without))])
    assert len(parsed.rows) == 3
    assert faults(parsed, reader.gate, ()) == ()


@pytest.mark.parametrize("kind", ["platforms", "collectors", "guarantors"])
def test_a_lost_role_column_makes_nobody_anything(kind: str) -> None:
    with pytest.raises(PageChangedError, match="no column says what each partner does"):
        _reader(f"lenders.pingan.{kind}").read([document("list.pdf", ruled([row[:2] for row in (HEADER, *ROWS)]))])


def test_a_title_that_says_one_role_says_it_for_all_but_not_past_what_was_lost() -> None:
    reader = _reader("lenders.pingan.platforms")
    rows = [(*row[:2], "测试贷") for row in ROWS]
    table = [(*HEADER[:2], "产品名称"), *rows]
    closed = reader.read([document("list.pdf", ruled(table, words="平台运营机构名单"))])
    assert len(closed.rows) == 9
    assert faults(closed, reader.gate, ()) == ()
    beside = reader.read([document("list.pdf", ruled(table, words="平台运营机构名单", beside=("催收", 510, 600)))])
    assert any("outside the table's lines" in fault for fault in faults(beside, reader.gate, ()))
