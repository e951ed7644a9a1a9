"""In the child: grids and glyphs to tables of words, with every doubt about them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from registries.documents.pdf import alignment
from registries.documents.pdf.page_objects import Box, Glyph
from registries.documents.pdf.ruling import Grid, without_idle_borders
from registries.documents.pdf.text_lines import GlyphLine, text_lines, text_of

_RUN_OVER = 0.25  # of the size: how far a character may reach over its cell's border
_LEVEL = 1.5  # points: how far words on one line may stand apart in height
_TOUCHING = 0.08  # of the size: glyphs of one word stand no further apart

Cells = dict[int, list[GlyphLine]]


@dataclass
class PageTable:
    """`rows` of raw cells. `doubts`: sentences. `glued`: rows of `rows` that may be several printed rows."""

    box: Box
    rows: list[list[str]]
    columns: list[tuple[float, float]]
    size: float
    doubts: list[str] = field(default_factory=list)
    glued: list[int] = field(default_factory=list)


def page_table(grid: Grid, glyphs: Sequence[Glyph]) -> PageTable | None:
    """Return the table that `glyphs`, all inside the grid, make; None where nothing parts their words into cells."""
    lines = text_lines(glyphs)
    cells = _cells(grid, lines)
    tidy = without_idle_borders(grid, lambda cell: cell in cells)
    if tidy is None or not lines:
        return None
    found = _parted(tidy, lines)
    if found is None:
        return None
    grid, cells = found, _cells(found, lines)
    table = PageTable(grid.box, [], list(pairwise(grid.xs)), median(line.size for line in lines))
    table.doubts += _crossings(grid, lines)
    table.doubts += _odd_shapes(grid, cells)
    stacks = (_added_row(table, grid, cells, row) for row in range(len(grid.ys) - 1))
    table.glued = alignment.stacked([row for row in stacks if row])
    return table


def _cells(grid: Grid, lines: Sequence[GlyphLine]) -> Cells:
    """Return the lines of each cell."""
    cells: Cells = {}
    for line in lines:
        here: dict[int, list[Glyph]] = {}
        for glyph in line.glyphs:
            if place := grid.place(*glyph.middle):
                here.setdefault(grid.region[place[0]][place[1]], []).append(glyph)
        for cell, glyphs in here.items():
            if not all(glyph.text.isspace() for glyph in glyphs):
                cells.setdefault(cell, []).append(GlyphLine(tuple(glyphs)))
    return cells


def _parted(grid: Grid, lines: Sequence[GlyphLine]) -> Grid | None:
    """Return the grid with the columns and rows that no line parts, and words do. None where it stays one column of
    open sides, or one row: these are lines of some other kind."""
    xs = _column_borders(grid, _cells(grid, lines))
    if len(xs) > len(grid.xs):
        grid = Grid.plain(xs, grid.ys)
    ruled_rows = len(grid.ys) - 1
    if _is_plain(grid):
        ys = _row_borders(grid, _cells(grid, lines))
        if len(ys) > len(grid.ys):
            grid = Grid.plain(grid.xs, ys)
    one_column, one_row = len(grid.xs) == 2, len(grid.ys) == 2
    if (one_column and grid.is_open) or (one_column and one_row) or (ruled_rows == 0):
        return None
    return grid


def _is_plain(grid: Grid) -> bool:
    return len({cell for row in grid.region for cell in row}) == sum(map(len, grid.region))


def _column_borders(grid: Grid, cells: Cells) -> list[float]:
    if not _is_plain(grid):
        return grid.xs
    borders = [grid.xs[0]]
    for column, (left, right) in enumerate(pairwise(grid.xs)):
        rows = [lines for row in grid.region if (lines := cells.get(row[column]))]
        inner = alignment.columns(rows, left, right) if len(rows) > 1 else None
        borders += inner[1:] if inner else [right]
    return borders


def _row_borders(grid: Grid, cells: Cells) -> list[float]:
    borders = [grid.ys[0]]
    for row, (_, bottom) in enumerate(pairwise(grid.ys)):
        held = [cells.get(cell, []) for cell in grid.region[row]]
        bases = alignment.rows(held, grid.xs[1:])
        if bases:
            size = max(line.size for cell in held for line in cell)
            borders += [base - 0.95 * size for base in bases[1:]]
        borders.append(bottom)
    return borders


def _added_row(table: PageTable, grid: Grid, cells: Cells, row: int) -> list[list[GlyphLine]]:
    """Add a row, if it has words. Return the lines of each column, none for what covers other rows too."""
    held = [cells.get(cell, []) for cell in grid.region[row]]
    if not any(held):
        return []
    places = [column for column, cell in enumerate(grid.region[row]) if held[column] or cell not in grid.open_regions]
    table.rows.append([text_of(held[column]) for column in places])
    table.doubts += [
        f"words may belong in the blank cell beside theirs: {text_of(one)!r}"
        for before, after in pairwise(held)
        for one, other in ((before, after), (after, before))
        if not other and any(len(line.segments()) > 1 for line in one)
    ]
    near = [other for index in (row - 1, row + 1) if 0 <= index < len(grid.region) for other in grid.region[index]]
    return [[] if cell in near else lines for cell, lines in zip(grid.region[row], held, strict=True)]


def _crossings(grid: Grid, lines: Sequence[GlyphLine]) -> Iterator[str]:
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


def _odd_shapes(grid: Grid, cells: Cells) -> Iterator[str]:
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
