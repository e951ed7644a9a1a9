"""Lenders' pages of notices, and their lists of partners and collectors.

The styles of the index pages are those noted in `lenders.yaml`; the tables in them are assumptions, since no template
is prescribed. Every firm and every number is made up.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urljoin

from registries.sources.lenders.descriptions import LenderSpec, ListKind, load
from tests.pages import Page

HTML = "text/html; charset=utf-8"
Row = Sequence[str]
LISTS = load()
TITLES: dict[ListKind, str] = {
    "platforms": "互联网贷款平台运营机构名单",
    "guarantors": "互联网贷款增信服务机构名单",
    "collectors": "催收合作机构信息公示",
}
HEADERS: dict[ListKind, Row] = {
    "platforms": ("序号", "合作机构名称", "合作类型", "产品名称", "合作期限", "客服电话"),
    "guarantors": ("序号", "增信服务机构", "备注"),
    "collectors": ("序号", "机构名称", "联系电话"),
}
_KIND_WORDS = {"platforms": "信息技术", "guarantors": "融资担保", "collectors": "商务咨询"}


@dataclass(frozen=True)
class Listed:
    """One notice: its title, its day, where it is, and the bytes there."""

    title: str
    date: str
    href: str
    page: Page | None = None


def firm(number: int, kind: ListKind = "platforms") -> str:
    """A made-up full name."""
    return f"测试甲{number:04}{_KIND_WORDS[kind]}有限公司"


def rows(kind: ListKind, count: int) -> list[list[str]]:
    """`count` rows under the header of that kind. The telephones are of persons that do not exist."""
    made: list[list[str]] = []
    for n in range(1, count + 1):
        phone = f"1380000{n:04}"
        own = {
            "platforms": ["营销获客", f"测试贷{n:03}", "2026-01-01至2026-12-31", phone],
            "guarantors": [""],
            "collectors": [phone],
        }[kind]
        made.append([str(n), firm(n, kind), *own])
    return made


def table(header: Row, body: Iterable[Row]) -> str:
    """An HTML table, header and rows alike in <td>."""
    lines = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in (header, *body))
    return "<table>" + "".join(f"<tr>{line}</tr>\n" for line in lines) + "</table>"


def page(title: str, body: str, lender: str = "测试甲消费金融有限公司") -> Page:
    """An HTML page with a heading, a lead and a footer."""
    text = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}-{lender}</title>'
        f"<script>var built='2020-01-01';</script></head><body><h1>{escape(title)}</h1>\n{body}\n"
        f"<footer>© 2015-2026 {lender}</footer></body></html>"
    )
    return Page(text.encode(), HTML)


def notice(title: str, date: str, content: str, lender: str) -> Page:
    """A notice with its table, and the day of its publication above it."""
    return page(title, f"<p>发布时间：{date}</p>\n{content}", lender)


def index(notices: Iterable[Listed], lender: str, *, date_before: bool = False) -> Page:
    """A page of links to notices, the day after each title, or before it inside the link."""
    items = []
    for item in notices:
        words = f"{item.date} {escape(item.title)}" if date_before else escape(item.title)
        beside = "" if date_before else f"<span>{item.date}</span>"
        items.append(f'<li><a href="{escape(item.href)}">{words}</a>{beside}</li>\n')
    return page("公告", f'<a href="/">首页</a><ul>{"".join(items)}</ul>', lender)


def data_json(notices: Iterable[Listed]) -> Page:
    """The index as the program in the page reads it."""
    docs = [{"DOCTITLE": item.title, "DOCRELTIME": item.date, "URL": item.href} for item in notices]
    answer = {"PAGE_COUNT": 1, "DOCS": docs}
    return Page(json.dumps(answer, ensure_ascii=False).encode(), "application/json")


def pdf(header: Row, body: Iterable[Row], title: str = "") -> Page:
    """A ruled table over as many pages as it needs, the header on each, long names wrapped in narrow cells."""
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 - slow to import
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate  # noqa: PLC0415

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=9, leading=12, wordWrap="CJK")
    cells = [[Paragraph(escape(cell), style) for cell in row] for row in (header, *body)]
    out = io.BytesIO()
    ruled = LongTable(
        cells, colWidths=[70] * len(header), repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]
    )
    SimpleDocTemplate(out, invariant=1).build([Paragraph(title, style), ruled] if title else [ruled])
    return Page(out.getvalue(), "application/pdf")


def xlsx(header: Row, body: Iterable[Row], title: str = "") -> Page:
    """A workbook of one sheet."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import

    book = Workbook()
    sheet: Any = book.active
    for row in _titled(header, body, title):
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return Page(out.getvalue(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def docx(header: Row, body: Iterable[Row], title: str = "") -> Page:
    """A document with one table."""
    from docx import Document  # noqa: PLC0415 - slow to import

    document = Document()
    if title:
        document.add_paragraph(title)
    lines = [header, *body]
    grid = document.add_table(rows=len(lines), cols=len(header))
    for cells, line in zip(grid.rows, lines, strict=True):
        for cell, text in zip(cells.cells, line, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return Page(out.getvalue(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document")


def csv_file(header: Row, body: Iterable[Row], title: str = "") -> Page:
    """CSV as a spreadsheet in China saves it."""
    out = io.StringIO()
    csv.writer(out).writerows(_titled(header, body, title))
    return Page(out.getvalue().encode("gb18030"), "text/csv")


def _titled(header: Row, body: Iterable[Row], title: str) -> list[Row]:
    """A title as a first row of its own, as spreadsheets have it."""
    return [[title, *[""] * (len(header) - 1)], header, *body] if title else [header, *body]


def site(lender: LenderSpec, count: int) -> dict[str, Page]:
    """All pages of one automatic lender, each list with `count` firms, older and other notices among them."""
    if lender.lists.get("collectors") == "direct":
        body = table(HEADERS["collectors"], rows("collectors", count))
        return {lender.index: notice(TITLES["collectors"], "2026-02-28", body, lender.legal_name)}
    base = lender.page or lender.index
    found = [_list(lender, kind, count) for kind in lender.lists]
    old = [Listed(item.title, "2025-10-30", f"{item.href}?old", item.page) for item in found]
    others = [
        Listed("关于新增催收合作机构、平台运营机构的公告", "2026-11-01", "x1.html"),
        Listed("2026年三季度关联交易信息披露", "2026-10-28", "x2.html"),
    ]
    pages = {urljoin(base, item.href): item.page for item in found if item.page}
    return pages | _indexes(lender, [*others, *found, *old])


def _list(lender: LenderSpec, kind: ListKind, count: int) -> Listed:
    title, body = f"{lender.legal_name}{TITLES[kind]}", rows(kind, count)
    if lender.method == "pdf_links":
        return Listed(title, "2026-09-30", f"/files/{kind}.pdf", pdf(HEADERS[kind], body))
    content = notice(title, "2026-09-30", table(HEADERS[kind], body), lender.legal_name)
    return Listed(title, "2026-09-30", f"/notices/{kind}.html", content)


def _indexes(lender: LenderSpec, notices: Sequence[Listed]) -> dict[str, Page]:
    """The index; where older pages are known, the lists are on the second."""
    if lender.method == "data_json":
        return {lender.index: data_json(notices)}
    if lender.method == "pdf_links":
        return {
            lender.index: index(
                [item for item in notices if ".pdf" in item.href and "?" not in item.href], lender.legal_name
            )
        }
    if lender.older:
        second = lender.older.format(n=2)
        return {lender.index: index(notices[:2], lender.legal_name), second: index(notices[2:], lender.legal_name)}
    return {lender.index: index(notices, lender.legal_name, date_before=lender.slug == "shengyin")}


def routes(small: bool) -> dict[str, Page]:
    """Every page of the automatic lenders. Small: 5 firms a list; else 101, the most that was seen on one."""
    found: dict[str, Page] = {}
    for lender in LISTS.lenders:
        if lender.method != "manual":
            found |= site(lender, 5 if small else 101)
    return found
