"""In the child: what is on a page, as numbers.

Coordinates are points from the page's upper left corner as it is shown, turned as most of its text is.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
DIAGONAL = -1


class Glyph(NamedTuple):
    """One printed character. `base`: its baseline. `turn`: degrees clockwise, -1 where no multiple of 90. `shade`: 0 is
    black, 1 cannot be seen on white."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    turn: int
    shade: float

    @property
    def middle(self) -> Point:
        """Return its middle; the height of Han characters, the same in whatever font a character was drawn."""
        return (self.x0 + self.x1) / 2, self.base - 0.35 * self.size


class Line(NamedTuple):
    """A straight line along the page, from (x0, top) to (x1, bottom)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Return whether it goes from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass
class PageObjects:
    """`fills`: filled areas with their shade, in the order of drawing. `pictures`: boxes of images."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    fills: list[tuple[Box, float]] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
