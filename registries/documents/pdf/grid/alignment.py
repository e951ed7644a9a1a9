"""In the child: columns or rows that no line parts, where the words' own places leave no doubt."""

from collections.abc import Sequence
from itertools import pairwise

from registries.documents.pdf.drawn.text_lines import GlyphLine

_CORRIDOR = 0.6  # of the size: the blank strip that parts two columns is at least so wide
_SAME = 2.0  # points: baselines of one row
_USUAL = 0.85  # of the rows in which a column is filled that is never left blank
Interval = tuple[float, float]


def columns(rows: Sequence[Sequence[GlyphLine]], left: float, right: float) -> list[float] | None:
    """Return borders of columns: strips that no word of any row enters, one below each word of the header and no
    other. None where that does not come out even."""
    if len(rows) < 2 or not all(rows):
        return None
    size = max(line.size for row in rows for line in row)
    headed = _joined([(part.x0, part.x1) for line in rows[0] for part in line.segments(_CORRIDOR)], _CORRIDOR * size)
    filled = _joined(
        [(part.x0, part.x1) for row in rows for line in row for part in line.segments(_CORRIDOR)], _CORRIDOR * size
    )
    if len(headed) < 2 or len(filled) != len(headed):
        return None
    if not all(start <= first and last <= end for (first, last), (start, end) in zip(headed, filled, strict=True)):
        return None
    inner = [(before[1] + after[0]) / 2 for before, after in pairwise(filled)]
    return [left, *inner, right]


def parted(rows: Sequence[Sequence[GlyphLine]]) -> bool:
    """Return whether most rows of one column are parted by one strip: perhaps two columns."""
    gaps = [_first_gap(row) for row in rows if row]
    wide = [gap for gap in gaps if gap]
    if len(wide) < 2 or 2 * len(wide) <= len(gaps):
        return False
    return max(start for start, _ in wide) < min(end for _, end in wide)


def _first_gap(row: Sequence[GlyphLine]) -> Interval | None:
    for line in row:
        parts = line.segments()
        if len(parts) > 1:
            return parts[0].x1, parts[1].x0
    return None


def _joined(intervals: list[Interval], within: float) -> list[Interval]:
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start - merged[-1][1] < within:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def stacked(rows: Sequence[Sequence[Sequence[GlyphLine]]]) -> list[int]:
    """Return the rows that may be several: their first cell and another have several lines, and at most one column that
    is hardly ever blank has a single one. A name alone may be wrapped; two names may not."""
    width = max(map(len, rows), default=0)
    filled = [sum(bool(row[column]) for row in rows if column < len(row)) for column in range(width)]
    usual = [column for column in range(width) if filled[column] >= _USUAL * len(rows)]
    found = []
    for place, row in enumerate(rows):
        lines = [len(cell) for cell in row]
        first = next((cell for cell in row if cell), [])
        single = sum(column < len(lines) and lines[column] == 1 for column in usual)
        several = sum(count > 1 for count in lines) > 1 and single < 2
        if len(first) > 1 and (several or _names(first) > 1):
            found.append(place)
    return found


def _names(lines: Sequence[GlyphLine]) -> int:
    return sum(line.text.strip().endswith("公司") and len(line.glyphs) > len("股份有限公司") for line in lines)


def rows(cells: Sequence[Sequence[GlyphLine]], rights: Sequence[float]) -> list[float] | None:
    """Return the baselines of the rows that stand in one ruled row: every column has a word on each, and none of them
    was wrapped, for each line ends well before its cell does or the first column counts. None where in doubt.

    `rights`: where the cells end."""
    filled = [(cell, right) for cell, right in zip(cells, rights, strict=True) if cell]
    if len(filled) < 2 or len(filled[0][0]) < 2:
        return None
    first = [line.base for line in filled[0][0]]
    level = all(_at(line.base, first) for cell, _ in filled for line in cell)
    if not level or len(first) != len(cells[0]):
        return None
    if _counted([line.text for line in cells[0]]):
        return first
    whole = all(len(cell) == len(first) for cell, _ in filled)
    unwrapped = all(right - line.x1 > 1.2 * line.size for cell, right in filled for line in cell)
    return first if whole and unwrapped and len(first) > 2 else None


def _at(base: float, bases: Sequence[float]) -> bool:
    return any(abs(base - other) <= _SAME for other in bases)


def _counted(texts: Sequence[str]) -> bool:
    """Return whether these are 7, 8, 9, perhaps below a header."""
    numbers = [text.strip() for text in texts]
    if not numbers[0].isdecimal():
        numbers = numbers[1:]
    if not numbers or not all(text.isdecimal() and text.isascii() for text in numbers):
        return False
    start = int(numbers[0])
    return [int(text) for text in numbers] == list(range(start, start + len(numbers)))
