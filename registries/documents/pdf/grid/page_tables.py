"""In the child: grids and glyphs to tables of words, with every doubt about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from registries.documents.pdf.drawn.shapes import Box, Glyph
from registries.documents.pdf.drawn.text_lines import GlyphLine, text_lines, text_of
from registries.documents.pdf.grid import alignment
from registries.documents.pdf.grid.grid import Grid, without_idle_borders
from registries.documents.pdf.grid.ruby import without_ruby
from registries.documents.pdf.grid.table_doubts import Cells, crossings, odd_shapes


@dataclass
class PageTable:
    """`rows` of raw cells; `spans`: from where to where each reaches down. `doubts`: sentences. `glued`: rows of `rows`
    that may be several printed rows."""

    box: Box
    rows: list[list[str]]
    columns: list[tuple[float, float]]
    size: float
    doubts: list[str] = field(default_factory=list)
    glued: list[int] = field(default_factory=list)
    spans: list[tuple[float, float]] = field(default_factory=list)


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
    grid, (cells, small) = found, without_ruby(_cells(found, lines))
    table = PageTable(grid.box, [], list(pairwise(grid.xs)), median(line.size for line in lines), small)
    table.doubts += crossings(grid, lines)
    table.doubts += odd_shapes(grid, cells)
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
    table.spans.append((grid.ys[row], grid.ys[row + 1]))
    table.rows.append([text_of(held[column]) for column in places])
    table.doubts += [
        f"words may belong in the blank cell beside theirs: {text_of(one)!r}"
        for before, after in pairwise(held)
        for one, other in ((before, after), (after, before))
        if not other and any(len(line.segments()) > 1 for line in one)
    ]
    near = [other for index in (row - 1, row + 1) if 0 <= index < len(grid.region) for other in grid.region[index]]
    return [[] if cell in near else lines for cell, lines in zip(grid.region[row], held, strict=True)]
