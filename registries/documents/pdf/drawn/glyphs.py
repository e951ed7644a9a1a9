"""In the child: the characters that a page's text objects print, as pdfium finds them."""

import ctypes
import math
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from registries.documents.pdf.drawn.shapes import DIAGONAL, Box, Glyph, Point

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_INVISIBLE = 3  # text render mode: neither filled nor stroked
_UNKNOWN = "\ufffd"
#: Characters that print nothing. A file whose map names a printed sign so hides it: the dot within a name.
_BLANK = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_INK = 0.04  # of the size: the least extent of a printed dot
_HYPHEN = 2  # what pdfium makes of a hyphen at a line's end
_SIZE_OF_A_BOLD_COPY = 1.0  # points between the two printings of a letter that is printed twice

RawGlyph = tuple[str, Box, Point, float, float, int, int]


def raw_glyphs(page: "PdfPage") -> Iterator[RawGlyph]:
    """Yield text, box, origin, size, shade, the rotation of the page that shows it upright, and its text object."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - only the child ever needs it

    text_page = page.get_textpage()
    raw = text_page.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    x_at, y_at, box_at = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    code_of, origin_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    box_of = pdfium.FPDFText_GetLooseCharBox
    object_of, is_unmapped = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_HasUnicodeMapError
    last, style = 0, (0.0, 0.0, 0)
    high, before = 0, (0.0, 0.0)
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = code_of(raw, index)
        if code in (10, 13) or (code == 32 and pdfium.FPDFText_IsGenerated(raw, index)):
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        held = object_of(raw, index)
        address = ctypes.addressof(held.contents) if held else 0
        if address != last or not address:
            last, style = address, _style(pdfium, raw, index, held)
        origin_of(raw, index, x_at, y_at)
        box_of(raw, index, box_at)
        text = _UNKNOWN if is_unmapped(raw, index) == 1 else "-" if code in (_HYPHEN, 0xFFFE) else chr(code)
        origin = x.value, y.value
        if _BLANK.match(text) and origin != before and _has_ink(pdfium, raw, index, style[0]):
            text = _UNKNOWN
        before = origin
        yield text, (box.left, box.bottom, box.right, box.top), origin, *style, address
    text_page.close()


def _style(pdfium: Any, raw: Any, index: int, held: Any) -> tuple[float, float, int]:  # noqa: ANN401 - pdfium's handles
    """Return size, shade and the rotation that shows it upright, of one text object."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(raw, index, red, green, blue, alpha)
    shade = shade_of(red.value, green.value, blue.value, alpha.value)
    if held and pdfium.FPDFTextObj_GetTextRenderMode(held) == _INVISIBLE:
        shade = 1.0
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    quarter = round(angle / 90) * 90
    return size, shade, quarter % 360 if abs(angle - quarter) < 2 else DIAGONAL


def _has_ink(pdfium: Any, raw: Any, index: int, size: float) -> bool:  # noqa: ANN401 - pdfium's handles
    """Return whether something is printed for a character. Where nothing is, pdfium makes up a box of no height, or of
    the font's size."""
    sides = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(raw, index, *sides)
    left, right, bottom, top = (side.value for side in sides)
    extents = right - left, top - bottom
    made_up = any(abs(extent - size) < 0.005 * size for extent in extents)
    return min(extents) > _INK * size and not made_up


def shade_of(red: int, green: int, blue: int, alpha: int) -> float:
    """Return how light a colour is on white paper: 0 is black."""
    luminance = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
    return 1 - alpha / 255 * (1 - luminance)


def printed_once(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs without doubled letters. Some programs print a letter twice, a hair apart, to make it bold:
    银银行行."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    once: list[Glyph] = []
    for glyph in glyphs:
        column, row = round(glyph.x0), round(glyph.base)
        near = (seen.get((glyph.text, column + dx, row + dy), ()) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if any(_is_copy(glyph, other) for others in near for other in others):
            continue
        seen.setdefault((glyph.text, column, row), []).append(glyph)
        once.append(glyph)
    return once


def _is_copy(glyph: Glyph, other: Glyph) -> bool:
    apart = max(abs(glyph.x0 - other.x0), abs(glyph.base - other.base))
    return apart <= _SIZE_OF_A_BOLD_COPY and glyph.turn == other.turn
