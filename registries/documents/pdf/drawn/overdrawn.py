"""In the child: words that something is drawn over: a line through their middle, or an area that hides them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from registries.documents.pdf.drawn.shapes import Cover, Glyph, Line
from registries.documents.pdf.drawn.text_lines import GlyphLine, text_lines

_MIDDLE = 0.22  # of the size: a line so near the middle of a character strikes it, one further off is an underline
_SHORTEST = 0.8  # of the size: what is slanted and shorter is part of a sign
_COVERED = 0.4  # of its width: so much of a character is struck
_FEWEST = 2  # characters: a line through one may belong to a drawn sign


class Heights:
    """Glyphs by the height of their middles."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        self._glyphs = sorted((glyph for glyph in glyphs if not glyph.text.isspace()), key=lambda one: one.middle[1])
        self._heights = [glyph.middle[1] for glyph in self._glyphs]
        self.largest = max((glyph.size for glyph in self._glyphs), default=0.0)

    def between(self, top: float, bottom: float) -> Sequence[Glyph]:
        """Return the glyphs with their middle in this strip."""
        return self._glyphs[bisect_left(self._heights, top) : bisect_right(self._heights, bottom)]


def struck(heights: Heights, lines: Iterable[Line]) -> list[GlyphLine]:
    """Return words that a line runs through, dashes of one too; a table's border runs between them."""
    covered: dict[Glyph, float] = {}
    reach = _MIDDLE * heights.largest
    for line in lines:
        long = line.x1 - line.x0
        if long <= line.bottom - line.top:
            continue
        for glyph in heights.between(line.top - reach, line.bottom + reach):
            x, y = glyph.middle
            part = min(line.x1, glyph.x1) - max(line.x0, glyph.x0)
            near = abs(line.at(x) - y) <= _MIDDLE * glyph.size and (_is_level(line) or long >= _SHORTEST * glyph.size)
            if part > 0 and near:
                covered[glyph] = covered.get(glyph, 0) + part
    found = [glyph for glyph, part in covered.items() if part >= _COVERED * (glyph.x1 - glyph.x0)]
    return [line for line in text_lines(found) if len(line.glyphs) >= _FEWEST]


def hidden(heights: Heights, covers: Iterable[Cover], order: dict[int, int]) -> list[GlyphLine]:
    """Return words under an area that was painted after them. `order`: when each text object was."""
    found = {glyph: None for cover in covers for glyph in _under(heights, cover, order)}
    return text_lines(found)


def _under(heights: Heights, cover: Cover, order: dict[int, int]) -> Iterator[Glyph]:
    left, top, right, bottom = cover.box
    for glyph in heights.between(top, bottom):
        if left <= glyph.middle[0] <= right and order.get(glyph.text_object, cover.painted) < cover.painted:
            yield glyph


def _is_level(line: Line) -> bool:
    return line.bottom - line.top <= 0.5
