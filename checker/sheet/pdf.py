"""The sheet as a PDF: one page of A4, whatever the name. Equal sheets give equal bytes: no date in it but its own."""

import threading
from io import BytesIO
from typing import Final

from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from checker.sheet import qr
from checker.sheet.addresses import SheetAddresses
from checker.sheet.code import SheetCode
from checker.sheet.file_mark import with_mark
from checker.sheet.fit import Fitted, fit
from checker.sheet.keys import SheetKeys
from checker.sheet.model import Sheet
from checker.sheet.wording import Lang, say

_MARGIN: Final = 15 * mm
WIDTH: Final = A4[0] - 2 * _MARGIN
HEIGHT: Final = A4[1] - 2 * _MARGIN
#: The font keeps its place in its file, which two threads would share.
_one_at_a_time: Final = threading.Lock()


def pdf_of(sheet: Sheet, code: SheetCode, addresses: SheetAddresses, lang: Lang, keys: SheetKeys) -> bytes:
    """Return the sheet as a PDF of one page, with the mark of its bytes in its last line."""
    with _one_at_a_time:
        fitted = fit(sheet, code, addresses, lang, (WIDTH, HEIGHT))
        pdf = _drawn(fitted, f"{say('title', lang)} · {sheet.name}", lang)
    return with_mark(pdf, sheet.name, code.letters, keys)


def _drawn(fitted: Fitted, title: str, lang: Lang) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1, pageCompression=1, lang="zh-CN" if lang == "zh" else "en")
    canvas.setTitle(title)
    canvas.setAuthor("借前查 lender-checker")
    canvas.setProducer("lender-checker-sheet")
    top = A4[1] - _MARGIN
    _draw_code(canvas, fitted, A4[0] - _MARGIN, top)
    for strip in fitted.strips:
        strip.draw(canvas, _MARGIN, top, WIDTH)
        top -= strip.height
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw_code(canvas: Canvas, fitted: Fitted, right: float, top: float) -> None:
    """Draw the QR code with its upper right corner there, its quiet zone cut by half: paper around it is white."""
    code, size = fitted.code, fitted.code_size
    dot = size / len(code.matrix)
    canvas.setFillColor(black)
    for row, start, length in qr.dark_runs(code):
        canvas.rect(right - size + start * dot, top - (row + 1) * dot, length * dot, dot, stroke=0, fill=1)
    canvas.linkURL(fitted.code_address, (right - size, top - size, right, top))
