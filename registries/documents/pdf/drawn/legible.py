"""In the child: which glyphs are the page's text, and which are a watermark, hidden, or turned on their side."""

from dataclasses import dataclass, field
from statistics import median

from registries.documents.pdf.drawn.shapes import DIAGONAL, Box, Glyph, PageObjects

_FAINT = 0.72  # of white: text so light is a watermark, or not meant to be seen
_DARK = 0.6  # of white: an area so dark carries light text
_LARGE = 1.4  # times the usual size


@dataclass
class Legible:
    """`text`: what is read. `turned`: words on their side, or upside down. `hidden`: faint words no larger than the
    text, and invisible ones. `cut_off`: words beside the crop box. A watermark (faint and large, or slanted and one of
    both) is none of these."""

    text: list[Glyph] = field(default_factory=list)
    turned: list[Glyph] = field(default_factory=list)
    hidden: list[Glyph] = field(default_factory=list)
    cut_off: list[Glyph] = field(default_factory=list)


def legible(page: PageObjects) -> Legible:
    """Sort the page's glyphs; those outside the page are not printed, but a crop box may be set anywhere."""
    sizes = [glyph.size for glyph in page.glyphs if glyph.turn != DIAGONAL]
    usual = median(sizes) if sizes else 0.0
    dark = [box for box, shade in page.fills if shade < _DARK]
    found = Legible()
    for glyph in page.glyphs:
        x, y = glyph.middle
        if not (0 <= x <= page.width and 0 <= y <= page.height):
            if _inside(x, y, page.sheet) and not glyph.text.isspace():
                found.cut_off.append(glyph)
            continue
        faint = glyph.shade > _FAINT and not any(_inside(x, y, box) for box in dark)
        large = glyph.size > _LARGE * usual
        if faint and large and glyph.shade < 1:
            continue
        if glyph.turn == DIAGONAL and (faint or large or usual == 0):
            continue
        if faint:
            if not glyph.text.isspace():
                found.hidden.append(glyph)
        elif glyph.turn:
            found.turned.append(glyph)
        else:
            found.text.append(glyph)
    return found


def _inside(x: float, y: float, box: Box) -> bool:
    left, top, right, bottom = box
    return left <= x <= right and top <= y <= bottom
