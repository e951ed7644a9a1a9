"""In the child: a grid of cells; a merged cell covers several of its places."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from registries.documents.pdf.drawn.shapes import Box

_SLIVER = 14.0  # points: two lines so close, and nothing between them, rule one border


@dataclass
class Grid:
    """`xs`, `ys`: borders of columns and rows. `region[row][column]`: the number of the cell that covers this place;
    a merged cell covers several. `open_regions`: those open to one side, and above or below too. `is_open`: it has no
    line on its left or right."""

    xs: list[float]
    ys: list[float]
    region: list[list[int]] = field(default_factory=list)
    open_regions: frozenset[int] = frozenset()
    is_open: bool = False

    @property
    def box(self) -> Box:
        """Return how far it reaches."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Return row and column of a point, None outside."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1

    @classmethod
    def plain(cls, xs: Sequence[float], ys: Sequence[float]) -> "Grid":
        """Return a grid without merged cells."""
        columns = len(xs) - 1
        return cls(list(xs), list(ys), [[r * columns + c for c in range(columns)] for r in range(len(ys) - 1)])


def without_idle_borders(grid: Grid, holds_text: Callable[[int], bool] = lambda _: True) -> Grid | None:
    """Return the grid without borders that part nothing: an underline in a cell, a line drawn double."""
    rows = _kept(grid.region, grid.ys, holds_text)
    columns = _kept(list(map(list, zip(*grid.region, strict=True))), grid.xs, holds_text)
    region = [[grid.region[r][c] for c in columns] for r in rows]
    if not region or not region[0] or len(rows) + len(columns) < 3:
        return None
    ys = [grid.ys[r] for r in rows] + [grid.ys[-1]]
    xs = [grid.xs[c] for c in columns] + [grid.xs[-1]]
    return Grid(xs, ys, region, grid.open_regions, grid.is_open)


def _kept(region: list[list[int]], borders: list[float], holds_text: Callable[[int], bool]) -> list[int]:
    kept: list[int] = []
    for index, cells in enumerate(region):
        if kept and cells == region[kept[-1]]:
            continue
        narrow = borders[index + 1] - borders[index] < _SLIVER
        if narrow and len(region) > 1 and not any(map(holds_text, cells)):
            continue
        kept.append(index)
    return kept
