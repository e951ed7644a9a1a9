"""In the child: what pdfium finds on a page, placed as the page is shown."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from registries.documents.pdf.drawn.annotations import annotations
from registries.documents.pdf.drawn.glyphs import printed_once, raw_glyphs
from registries.documents.pdf.drawn.paths import Drawing
from registries.documents.pdf.drawn.shapes import DIAGONAL, Box, Glyph, PageObjects, Point

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


def page_objects(page: "PdfPage") -> PageObjects:
    """Return what stands on the page."""
    glyphs = list(raw_glyphs(page))
    turns = Counter(glyph[5] for glyph in glyphs)
    shown = page.get_rotation()
    usual = max(turns, key=turns.__getitem__) if turns else shown
    # `turn` of a raw glyph is the rotation that would show it upright.
    rotation = usual if usual != DIAGONAL and turns[usual] > 0.6 * len(glyphs) else shown
    place = _placing(page.get_bbox(), rotation)
    width, height = _extent(page.get_bbox(), rotation)
    left, bottom, right, top = page.get_mediabox()
    (xa, ya), (xb, yb) = place(left, bottom), place(right, top)
    found = PageObjects(width, height, (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)))
    for text, box, origin, size, shade, upright_at, text_object in glyphs:
        (xa, _), (xb, _) = place(box[0], box[1]), place(box[2], box[3])
        turn = DIAGONAL if upright_at == DIAGONAL else (rotation - upright_at) % 360
        found.glyphs.append(Glyph(text, min(xa, xb), max(xa, xb), place(*origin)[1], size, turn, shade, text_object))
    found.glyphs = printed_once(found.glyphs)
    Drawing(found, place).add(page)
    found.annotations += annotations(page)
    return found


def _placing(box: Box, rotation: int) -> Callable[[float, float], Point]:
    left, bottom, right, top = box
    if rotation == 90:
        return lambda x, y: (y - bottom, x - left)
    if rotation == 180:
        return lambda x, y: (right - x, y - bottom)
    if rotation == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


def _extent(box: Box, rotation: int) -> Point:
    width, height = box[2] - box[0], box[3] - box[1]
    return (height, width) if rotation % 180 else (width, height)
