"""In the child: glyphs to lines of text, by where they stand and not by the order in which the file draws them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registries.documents.pdf.drawn.shapes import Glyph
from registries.documents.pdf.drawn.shared_glyphs import usual

_SAME_LINE = 0.4  # of the size: how far baselines of one line may lie apart
_GAP = 3.0  # points between two glyphs that part words
_BLANK = 0.16  # of the size: a blank between Latin letters, which some programs do not draw
_FAR = 1.2  # of the size: a gap that parts columns, or ends of a line


@dataclass(frozen=True)
class GlyphLine:
    """Glyphs on one baseline, from the left; blanks among them."""

    glyphs: tuple[Glyph, ...]

    @property
    def base(self) -> float:
        """Return the baseline."""
        return self.glyphs[0].base

    @property
    def x0(self) -> float:
        """Return where it begins."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """Return where it ends."""
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def size(self) -> float:
        """Return the size of its largest glyph."""
        return max(glyph.size for glyph in self.glyphs)

    @property
    def text(self) -> str:
        """Return its words, a blank where glyphs stand apart."""
        parts, end, latin = [], self.glyphs[0].x0, False
        for glyph in self.glyphs:
            both_latin = latin and glyph.text.isascii()
            if glyph.x0 - end > (_BLANK * glyph.size if both_latin else max(_GAP, 0.3 * glyph.size)):
                parts.append(" ")
            parts.append(glyph.text)
            end, latin = max(end, glyph.x1), glyph.text.isascii()
        return usual("".join(parts))

    def segments(self, far: float = _FAR) -> list["GlyphLine"]:
        """Return the pieces that stand far apart; `far` is a share of the size."""
        pieces: list[list[Glyph]] = []
        end = float("-inf")
        for glyph in self.glyphs:
            if glyph.text.isspace():
                continue
            if glyph.x0 - end > far * glyph.size:
                pieces.append([])
            pieces[-1].append(glyph)
            end = max(end, glyph.x1)
        return [GlyphLine(tuple(piece)) for piece in pieces]


def text_lines(glyphs: Iterable[Glyph]) -> list[GlyphLine]:
    """Return the lines from above; a smaller sign that stands a little higher belongs to its line."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if lines and glyph.base - lines[-1][0].base <= _SAME_LINE * max(glyph.size, lines[-1][0].size, 1):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    found = [GlyphLine(tuple(sorted(line, key=lambda glyph: glyph.x0))) for line in lines]
    return [line for line in found if not all(glyph.text.isspace() for glyph in line.glyphs)]


def text_of(lines: Sequence[GlyphLine]) -> str:
    """Return the words of a cell, a line break between lines."""
    return "\n".join(line.text for line in lines)
