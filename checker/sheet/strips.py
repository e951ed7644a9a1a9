"""The parts of the printed sheet: strips of text across the page, one under the other, whose height is known before
they are drawn. All lengths in points."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from checker.sheet.line_breaks import Line, Piece, lines_of
from checker.sheet.sheet_font import load_font, printable
from checker.sheet.wording import Lang

INK: Final = "#1a1713"
SOFT: Final = "#4d463d"
_RULE: Final = HexColor("#8d8373")
_LEADING: Final = 1.36
#: From a line's upper edge to its foot, in parts of its height.
_BASELINE: Final = 0.76


@dataclass(frozen=True)
class Cell:
    """Text in a strip: its left edge, its lines, and how far below the strip's upper edge it begins."""

    left: float
    lines: tuple[Line, ...]
    down: float = 0.0

    @cached_property
    def height(self) -> float:
        """The height of the text when it is set."""
        return sum(_height(line) for line in self.lines)

    def draw(self, canvas: Canvas, left: float, top: float) -> None:
        """Draw the text with its upper left corner there."""
        font = load_font()
        for line in self.lines:
            text = canvas.beginText(left, top - _height(line) * _BASELINE)
            for piece in line:
                text.setFont(font, piece.size)
                text.setFillColor(HexColor(piece.color))
                text.textOut(piece.text)
            canvas.drawText(text)
            top -= _height(line)


@dataclass(frozen=True)
class Strip:
    """Cells side by side, the room above and below them, and the line under or around them. `least`: height of the
    cells where they have less; `link`: where the strip leads."""

    cells: tuple[Cell, ...]
    above: float = 0.0
    below: float = 0.0
    rule: Literal["none", "dashed", "solid", "box"] = "none"
    least: float = 0.0
    link: str = ""

    @cached_property
    def height(self) -> float:
        """The whole height of the strip."""
        return max(self.least, *(cell.down + cell.height for cell in self.cells)) + self.above + self.below

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Draw the strip with its upper left corner there."""
        for cell in self.cells:
            cell.draw(canvas, left + cell.left, top - self.above - cell.down)
        canvas.setStrokeColor(_RULE)
        canvas.setLineWidth(0.6)
        canvas.setDash([2, 2] if self.rule == "dashed" else [])
        if self.rule == "box":
            canvas.rect(left, top - self.height, width, self.height - self.above / 2)
        elif self.rule != "none":
            canvas.line(left, top - self.height, left + width, top - self.height)
        if self.link:
            canvas.linkURL(self.link, (left, top - self.height, left + width, top))


class Typesetter:
    """Sets the texts of one sheet. `scale`: of all sizes, 1 where the page has room."""

    def __init__(self, lang: Lang, scale: float) -> None:
        self.lang, self.scale, self._font = lang, scale, load_font()

    def cell(
        self, left: float, width: float, *texts: tuple[str, float] | tuple[str, float, str], down: float = 0
    ) -> Cell:
        """Return texts in lines of that width, each with its size and its colour (default: ink)."""
        pieces = (Piece(printable(text), size * self.scale, *(rest or (INK,))) for text, size, *rest in texts if text)
        return Cell(left, tuple(lines_of(pieces, self._font, width)), down)

    def space(self, millimetres: float) -> float:
        """Return that distance, scaled as the text is."""
        return millimetres * float(mm) * self.scale


def _height(line: Iterable[Piece]) -> float:
    return max((piece.size for piece in line), default=0.0) * _LEADING
