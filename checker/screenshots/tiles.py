"""Tall pictures are read in tiles, at their own size: shrunk, small text comes out wrong. Neighbouring tiles overlap by
more than a line's height, and each line counts where its middle lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

#: Pixels of one tile, by which its memory and time go: half a phone's screen.
_PIXELS: Final = 1_600_000
#: Rows that two tiles share: the tallest line that is read whole at a seam.
_OVERLAP: Final = 160
#: A line may be found some pixels higher in one tile than in the next: both count it, and one is dropped later.
_SLACK: Final = 12


@dataclass(frozen=True)
class Tile:
    """Rows `top` to `bottom` of a picture, of which it owns the lines whose middle lies from `first` to `last`."""

    top: int
    bottom: int
    first: float
    last: float

    def owns(self, middle: float) -> bool:
        """Return whether a line whose middle is this row of the picture counts in this tile."""
        return self.first - _SLACK <= middle < self.last + _SLACK


def tiles(width: int, height: int) -> Iterator[Tile]:
    """Yield the tiles of a picture from top to bottom; together they own every row."""
    step = max(3 * _OVERLAP, _PIXELS // max(1, width)) - _OVERLAP
    top = 0
    while True:
        bottom = min(height, top + step + _OVERLAP)
        ends = bottom == height
        yield Tile(top, bottom, top + _OVERLAP / 2 if top else 0, height if ends else bottom - _OVERLAP / 2)
        if ends:
            return
        top += step
