"""In the child: drawn lines to grids of cells. An outer line that was not drawn is where those that cross it end."""

from collections.abc import Iterable
from dataclasses import dataclass

from registries.documents.pdf.drawn.shapes import Line
from registries.documents.pdf.grid.grid import Grid, without_idle_borders

NEAR = 3.0  # points: how far a line may miss the one it should meet


@dataclass(frozen=True)
class _Rule:
    """All pieces of line at one place: `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


def grids(lines: Iterable[Line]) -> list[Grid]:
    """Return the grids that the lines rule, from above; at least two columns or two rows each."""
    level = _rules([(line.top, line.x0, line.x1) for line in lines if line.level])
    upright = _rules([(line.x0, line.top, line.bottom) for line in lines if not line.level])
    found = [_grid(*group) for group in _connected(level, upright)] + _only_level(level, upright)
    return sorted((grid for grid in found if grid), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _rules(pieces: list[tuple[float, float, float]]) -> list[_Rule]:
    """Return lines with their pieces joined: side by side within NEAR, and without a gap wider than that."""
    rules: list[_Rule] = []
    for group in _clusters(sorted(set(pieces))):
        at = sum(piece[0] for piece in group) / len(group)
        start, end = None, 0.0
        for _, first, last in sorted(group, key=lambda piece: piece[1]):
            if start is None or first > end + NEAR:
                rules += [] if start is None else [_Rule(at, start, end)]
                start, end = first, last
            end = max(end, last)
        if start is not None:
            rules.append(_Rule(at, start, end))
    return [rule for rule in rules if rule.end - rule.start > NEAR]


def _clusters(pieces: list[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    groups: list[list[tuple[float, float, float]]] = []
    for piece in pieces:
        if groups and piece[0] - groups[-1][-1][0] <= NEAR / 2 and piece[0] - groups[-1][0][0] <= NEAR:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _meet(level: _Rule, upright: _Rule) -> bool:
    return (
        level.start - NEAR <= upright.at <= level.end + NEAR and upright.start - NEAR <= level.at <= upright.end + NEAR
    )


def _connected(level: list[_Rule], upright: list[_Rule]) -> list[tuple[list[_Rule], list[_Rule]]]:
    """Return the groups of lines that hang together."""
    groups: list[tuple[list[_Rule], list[_Rule]]] = []
    for rule in level:
        mine: tuple[list[_Rule], list[_Rule]] = ([rule], [other for other in upright if _meet(rule, other)])
        if not mine[1]:
            continue
        apart = []
        for group in groups:
            if any(other in group[1] for other in mine[1]):
                mine = (group[0] + mine[0], group[1] + [other for other in mine[1] if other not in group[1]])
            else:
                apart.append(group)
        groups = [*apart, mine]
    loose = [rule for rule in upright if not any(_meet(other, rule) for other in level)]
    return groups + [([], group) for group in _alike(loose)]


def _alike(rules: list[_Rule]) -> list[list[_Rule]]:
    """Return three lines or more, side by side, that begin and end together."""
    groups: dict[tuple[int, int], list[_Rule]] = {}
    for rule in rules:
        groups.setdefault((round(rule.start / NEAR), round(rule.end / NEAR)), []).append(rule)
    return [group for group in groups.values() if len(group) > 2]


def _only_level(level: list[_Rule], upright: list[_Rule]) -> list[Grid | None]:
    loose = [rule for rule in level if not any(_meet(rule, other) for other in upright)]
    return [_grid(group, []) for group in _alike(loose)]


def _borders(across: list[_Rule], along: list[_Rule]) -> list[float]:
    """Return the places of lines, and where those that cross them end beyond the outermost."""
    places = sorted({rule.at for rule in across})
    first, last = min((rule.start for rule in along), default=None), max((rule.end for rule in along), default=None)
    if first is not None and (not places or first < places[0] - NEAR):
        places.insert(0, first)
    if last is not None and last > places[-1] + NEAR:
        places.append(last)
    return places


def _grid(level: list[_Rule], upright: list[_Rule]) -> Grid | None:
    xs, ys = _borders(upright, level), _borders(level, upright)
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None
    grid = Grid(xs, ys)
    between_columns = [[_drawn(upright, x, ys[r], ys[r + 1]) for x in xs] for r in range(len(ys) - 1)]
    between_rows = [[_drawn(level, y, xs[c], xs[c + 1]) for c in range(len(xs) - 1)] for y in ys]
    _fill_regions(grid, between_columns, between_rows)
    return without_idle_borders(grid)


def _drawn(rules: list[_Rule], at: float, start: float, end: float) -> bool:
    return any(abs(rule.at - at) < 0.01 and rule.start <= start + NEAR and rule.end >= end - NEAR for rule in rules)


def _fill_regions(grid: Grid, between_columns: list[list[bool]], between_rows: list[list[bool]]) -> None:
    rows, columns = len(grid.ys) - 1, len(grid.xs) - 1
    region = [[-1] * columns for _ in range(rows)]
    opened: tuple[set[int], set[int]] = (set(), set())
    number = 0
    for row in range(rows):
        for column in range(columns):
            if region[row][column] >= 0:
                continue
            waiting = [(row, column)]
            region[row][column] = number
            while waiting:
                r, c = waiting.pop()
                steps: list[tuple[bool, int, int]] = [
                    (between_columns[r][c], r, c - 1),
                    (between_columns[r][c + 1], r, c + 1),
                    (between_rows[r][c], r - 1, c),
                    (between_rows[r + 1][c], r + 1, c),
                ]
                for closed, next_row, next_column in steps:
                    if closed:
                        continue
                    if not 0 <= next_row < rows:
                        opened[1].add(number)
                    elif not 0 <= next_column < columns:
                        opened[0].add(number)
                    elif region[next_row][next_column] < 0:
                        region[next_row][next_column] = number
                        waiting.append((next_row, next_column))
            number += 1
    grid.region, grid.open_regions = region, frozenset(opened[0] & opened[1])
    grid.is_open = bool(opened[0])
