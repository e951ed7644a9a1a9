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
    black, 1 cannot be seen on white. `text_object`: the number of the text object that prints it."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    turn: int
    shade: float
    text_object: int = 0

    @property
    def middle(self) -> Point:
        """Return its middle; the height of Han characters, the same in whatever font a character was drawn."""
        return (self.x0 + self.x1) / 2, self.base - 0.35 * self.size


class Line(NamedTuple):
    """A straight line, from (x0, top) to (x1, bottom); `rises`: from (x0, bottom) to (x1, top)."""

    x0: float
    top: float
    x1: float
    bottom: float
    rises: bool = False

    @property
    def level(self) -> bool:
        """Return whether it goes from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top

    def at(self, x: float) -> float:
        """Return the height at which the line, which is not upright, passes `x`."""
        way = (x - self.x0) / (self.x1 - self.x0)
        return self.bottom - way * (self.bottom - self.top) if self.rises else self.top + way * (self.bottom - self.top)


class Cover(NamedTuple):
    """An area that hides what was painted before it. `painted`: the how-manieth object of its page it is."""

    box: Box
    painted: int


@dataclass
class PageObjects:
    """`sheet`: the page with what its crop box cuts off. `slanted`: lines that go along no edge of the page. `fills`:
    filled areas with their shade, in the order of drawing; `covers`: those of them that hide what is below. `order`:
    when each text object was painted. `pictures`: boxes of images. `annotations`: a sentence for each."""

    width: float
    height: float
    sheet: Box
    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    slanted: list[Line] = field(default_factory=list)
    fills: list[tuple[Box, float]] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    pictures: list[Box] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
