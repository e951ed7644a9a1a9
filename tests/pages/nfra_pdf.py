"""A long ruled table as PDF, as government offices print them: narrow columns, so that cells wrap with hard breaks; the
header again on most pages; an empty cell where a firm has no English name."""

import io
import textwrap
from collections.abc import Iterator, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_FONT, _SIZE, _LEADING = "STSong-Light", 9, 11
_WIDTHS = (34, 130, 140, 96, 64, 76)  # points
_TOP, _BOTTOM, _LEFT = 780, 60, 28
Row = Sequence[str]


def table_pdf(title: str, header: Row, rows: Sequence[Row]) -> bytes:
    """`rows` under `title`. The header stands on the first page and, of the later ones, not on every seventh."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)  # the same bytes every time
    for number, page in enumerate(_pages(title, header, rows)):
        _draw(canvas, title if number == 0 else "", page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _pages(title: str, header: Row, rows: Sequence[Row]) -> Iterator[list[list[list[str]]]]:
    """Pages of rows of cells of lines."""
    page = [_wrapped(header)]
    room, number = _TOP - _BOTTOM - 20 * len(title.split("\n")) - _height(page[0]), 0
    for row in rows:
        cells = _wrapped(row)
        if _height(cells) > room:
            yield page
            number += 1
            page = [_wrapped(header)] if number % 7 else []
            room = _TOP - _BOTTOM - sum(map(_height, page))
        page.append(cells)
        room -= _height(cells)
    yield page


def _wrapped(row: Row) -> list[list[str]]:
    return [_lines(cell, width) for cell, width in zip(row, _WIDTHS, strict=False)]


def _lines(cell: str, width: int) -> list[str]:
    lines: list[str] = []
    for part in cell.split("\n"):
        wide = any(ord(character) > 0x2E80 for character in part)
        room = int((width - 6) // (_SIZE if wide else _SIZE * 0.62))
        lines += textwrap.wrap(part, room, break_long_words=True, break_on_hyphens=False) or [""]
    return lines


def _height(cells: list[list[str]]) -> int:
    return 4 + _LEADING * max(map(len, cells))


def _draw(canvas: Canvas, title: str, page: list[list[list[str]]]) -> None:
    canvas.setFont(_FONT, 14)
    top = _TOP
    for line in filter(None, title.split("\n")):
        canvas.drawCentredString(A4[0] / 2, top - 14, line)
        top -= 20
    canvas.setFont(_FONT, _SIZE)
    canvas.setLineWidth(0.5)
    for cells in page:
        height, left = _height(cells), _LEFT
        for lines, width in zip(cells, _WIDTHS, strict=False):
            canvas.rect(left, top - height, width, height)
            for place, line in enumerate(lines, start=1):
                canvas.drawString(left + 3, top - place * _LEADING, line)
            left += width
        top -= height
