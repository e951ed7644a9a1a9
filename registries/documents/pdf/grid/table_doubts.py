"""In the child: what a table's lines and words leave in doubt: words over lines, lines that are missing."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from registries.documents.pdf.drawn.shapes import Glyph
from registries.documents.pdf.drawn.text_lines import GlyphLine, text_of
from registries.documents.pdf.grid import alignment
from registries.documents.pdf.grid.grid import Grid

_RUN_OVER = 0.25  # of the size: how far a character may reach over its cell's border
_LEVEL = 1.5  # points: how far words on one line may stand apart in height
_TOUCHING = 0.08  # of the size: glyphs of one word stand no further apart

Cells = dict[int, list[GlyphLine]]


def crossings(grid: Grid, lines: Sequence[GlyphLine]) -> Iterator[str]:
    """Yield words that run over their cell, or that a line runs through."""
    for line in lines:
        before: tuple[Glyph, int] | None = None
        for glyph in line.glyphs:
            place = grid.place(*glyph.middle)
            if place is None or glyph.text.isspace():
                continue
            row, column = place
            cell = grid.region[row][column]
            if _cut_across(grid, glyph, row, column) or _over(grid, glyph, row, column):
                yield f"words run over their cell: {line.text.strip()!r}"
                break
            if before and before[1] != cell and glyph.x0 - before[0].x1 < _TOUCHING * glyph.size:
                yield f"words run over their cell: {line.text.strip()!r}"
                break
            before = (glyph, cell)


def _over(grid: Grid, glyph: Glyph, row: int, column: int) -> bool:
    """Return whether a character reaches into the next cell. Its box is as wide as its ink for Han alone; a bracket's
    blank half may."""
    reach, cells = _RUN_OVER * glyph.size, grid.region[row]
    left = column > 0 and cells[column - 1] != cells[column] and glyph.x0 < grid.xs[column] - reach
    last = column + 1 == len(cells)
    right = not last and cells[column + 1] != cells[column] and glyph.x1 > grid.xs[column + 1] + reach
    outside = (last and glyph.x1 > grid.xs[-1] + reach) or (column == 0 and glyph.x0 < grid.xs[0] - reach)
    return left or right or outside


def _cut_across(grid: Grid, glyph: Glyph, row: int, column: int) -> bool:
    cell = grid.region[row][column]
    if row > 0 and grid.region[row - 1][column] != cell and grid.ys[row] > glyph.base - 0.55 * glyph.size:
        return True
    below = row + 1 < len(grid.region) and grid.region[row + 1][column] != cell
    return below and grid.ys[row + 1] < glyph.base - 0.12 * glyph.size


def odd_shapes(grid: Grid, cells: Cells) -> Iterator[str]:
    """Yield what merged cells and columns may have run together."""
    places: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(grid.region):
        for column, cell in enumerate(line):
            places.setdefault(cell, []).append((row, column))
    for cell, spots in places.items():
        if len(spots) == 1 or cell not in cells:
            continue
        rows, columns = {row for row, _ in spots}, {column for _, column in spots}
        if len(rows) * len(columns) != len(spots):
            yield f"lines are missing about {text_of(cells[cell])!r}"
        elif _beside_border(grid, cells[cell], columns) or _level_with_rows(grid, cells, cell, rows):
            yield f"a line may be missing in {text_of(cells[cell])!r}"
    for column in range(len(grid.xs) - 1):
        tall = {row[column] for row in grid.region if len({spot[0] for spot in places[row[column]]}) > 1}
        if len(tall) == 1 and (held := cells.get(min(tall))) and _level_with_one(grid, cells, min(tall), places):
            yield f"a line may be missing below or above {text_of(held)!r}"
        alone = [cells.get(row[column], []) for row in grid.region if len(places[row[column]]) == 1]
        if alignment.parted(alone):
            yield f"two columns may stand in one: {text_of(next(filter(None, alone)))!r}"


def _beside_border(grid: Grid, lines: Sequence[GlyphLine], columns: set[int]) -> bool:
    """Return whether a merged cell has words apart, on both sides of a border that other rows have."""
    for column in sorted(columns)[1:]:
        border = grid.xs[column]
        for line in lines:
            parts = line.segments()
            for before, after in pairwise(parts):
                if before.x1 <= border <= after.x0:
                    return True
    return False


def _level_with_one(grid: Grid, cells: Cells, cell: int, places: dict[int, list[tuple[int, int]]]) -> bool:
    """Return whether a cell over two rows, the only such one, has its words level with those of one of them."""
    rows = {row for row, _ in places[cell]}
    if len(rows) != 2:
        return False
    own = {line.base for line in cells[cell]}
    level = 0
    for row in rows:
        others = [line.base for other in grid.region[row] if other != cell for line in cells.get(other, [])]
        level += any(abs(base - other) <= _LEVEL for base in own for other in others)
    return level == 1


def _level_with_rows(grid: Grid, cells: Cells, cell: int, rows: set[int]) -> bool:
    """Return whether a cell over several rows has words in each, level with that row's others or as far below its
    upper border as in the other rows."""
    if len(rows) < 2:
        return False
    bases = [line.base for line in cells[cell]]
    level, depths = True, []
    for row in sorted(rows):
        others = [line.base for other in grid.region[row] if other != cell for line in cells.get(other, [])]
        here = [base for base in bases if grid.ys[row] < base < grid.ys[row + 1]]
        if not here:
            return False
        level = level and any(abs(base - other) <= _LEVEL for base in here for other in others)
        depths.append(here[0] - grid.ys[row])
    return level or max(depths) - min(depths) <= _LEVEL
