"""Real files made for the tests: ruled PDFs, workbooks, Word files, hostile archives. All firms are invented."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from registries.reader import Document

FONT = "STSong-Light"
HEADER = ("序号", "中文全称", "英文全称", "机构编码", "机构类型", "监管责任单位")
WIDTHS = (34, 190, 210, 110, 100, 110)
LINE = 11


def document(content: bytes, charset: str | None = None) -> Document:
    return Document("https://publisher.example/list", content, "2026-11-24T00:00:00Z", charset=charset)


@cache
def _font() -> str:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return FONT


@dataclass(frozen=True)
class Sheet:
    """One page: a title above, then ruled rows of cells; a newline in a cell is a line of its own."""

    rows: Sequence[Sequence[str]]
    title: str = ""


def pdf(
    pages: Sequence[Sheet], widths: Sequence[float] = WIDTHS, password: str | None = None, bold: float = 0
) -> bytes:
    """A PDF whose cells are ruled by lines, as office programs write them. `bold`: points by which each text is
    printed a second time."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=landscape(A4), encrypt=password, pageCompression=1)
    for page in pages:
        canvas.setFont(_font(), 8)
        canvas.setLineWidth(0.5)
        if page.title:
            canvas.drawString(40, 570, page.title)
        top = 550.0
        for row in page.rows:
            if bold:
                _draw_row(canvas, row, widths, top, bold)
            top = _draw_row(canvas, row, widths, top)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_row(canvas: Canvas, row: Sequence[str], widths: Sequence[float], top: float, shift: float = 0) -> float:
    bottom = top - 6 - LINE * max(cell.count("\n") + 1 for cell in row)
    left = 40.0
    for cell, width in zip(row, widths, strict=True):
        canvas.rect(left, bottom, width, top - bottom)
        for number, line in enumerate(cell.split("\n"), start=1):
            canvas.drawString(left + 3 + shift, top - LINE * number, line)
        left += width
    return bottom


def bank(number: int) -> tuple[str, ...]:
    """A row of the legal-person list, its cells wrapped as the printed list wraps them."""
    english = ("", "无", f"Ceshi Jia {number:04} Rural Commercial Bank\nCo., Ltd.")[number % 3]
    name = f"测试甲{number:04}农村商业银行\n股份有限公司" if number % 2 else f"测试甲{number:04}村镇银行有限责任公司"
    kind = "农村商业银行" if number % 2 else "村镇银行"
    return (str(number), name, english, f"Z{number:04}H000000000", kind, "测试金融监管局")


def bank_list(rows: int, per_page: int = 14) -> bytes:
    """The whole list: title on the first page, header on every page but each tenth."""
    pages = []
    for number, start in enumerate(range(1, rows + 1, per_page)):
        held = [bank(serial) for serial in range(start, min(start + per_page, rows + 1))]
        header = [] if number % 10 == 9 else [HEADER]
        pages.append(Sheet([*header, *held], "银行业金融机构法人名单（测试）" if number == 0 else ""))
    return pdf(pages)


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as held:
        for name, content in members.items():
            held.writestr(name, content)
    return out.getvalue()


def rewritten(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The same archive with one member changed, as an attacker would."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        members = {name: held.read(name) for name in held.namelist()}
    assert old in members[part]
    members[part] = members[part].replace(old, new, 1)
    return archive(members)


ENTITY = b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = b"<!DOCTYPE d [<!ENTITY a0 'ha'>%s<!ENTITY x '&a29;'>]>" % b"".join(
    b"<!ENTITY a%d '&a%d;&a%d;'>" % (number, number - 1, number - 1) for number in range(1, 30)
)
