"""CSV as spreadsheets save it: comma, semicolon or tab, cells in quotes where they need them.

A stray quote at the start of a cell swallows all up to the next one, line ends included, and no program complains: such
a cell holds what cuts cells, over several lines.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from registries.document import PageChangedError
from registries.documents.tables.table import MAX_CELLS, Table

#: ="00000042": how a code is kept from being read as a number. Exactly the text between the quotes is shown.
_TEXT_FORMULA = re.compile(r'^\s*="((?:[^"]|"")*)"\s*$')
_FORMULA = re.compile(r"[=+@][A-Za-z(\"$]|=[-+\d]")
_DELIMITERS = (",", "\t", ";")


def csv_table(text: str) -> Table:
    """Return the rows of a CSV text. The delimiter is the one that cuts most rows into equally many, and more than one,
    cells. Lines without any delimiter are a table of one column. Raises PageChangedError where a quote is never
    closed."""
    readings = [rows for delimiter in _DELIMITERS if (rows := _split(text, delimiter))]
    if not readings and '"' in text and any(mark in text for mark in _DELIMITERS):
        raise PageChangedError("a quote in it is never closed, or stands behind a closed one: is one missing?")
    if not readings:
        raise PageChangedError(f"neither comma, tab nor semicolon cuts it into a table; it begins {text[:60]!r}")
    best: list[list[str]] = max(readings, key=_agreement)
    best = _without_empty_end([[_TEXT_FORMULA.sub(r"\1", cell) for cell in row] for row in best])
    return Table(Table.of(best).rows, warnings=(*_swallowed(best), *_formulas(best)))


def _without_empty_end(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows without the cells that all of them are wider by than the header, and which hold nothing: what a
    spreadsheet leaves of columns that were once used."""
    width = max(len(row) - next((n for n, cell in enumerate(reversed(row)) if cell.strip()), len(row)) for row in rows)
    return [row[: max(width, 1)] for row in rows]


def _formulas(rows: list[list[str]]) -> Iterator[str]:
    """Yield cells that hold a formula, whose value only a spreadsheet knows."""
    for number, row in enumerate(rows, start=1):
        for cell in row:
            if _FORMULA.match(cell.strip()):
                yield f"row {number}: a formula in place of a value: {cell[:40]!r}"


def _swallowed(rows: list[list[str]]) -> Iterator[str]:
    """Yield cells over several lines that may be several rows."""
    for number, row in enumerate(rows, start=1):
        for cell in row:
            lines = [line for line in cell.splitlines() if line.strip()]
            if len(lines) > 1 and (len(row) == 1 or any(mark in cell for mark in _DELIMITERS)):
                yield f"row {number}: a quoted cell over {len(lines)} lines, a stray quote? {cell[:40]!r}"


def _split(text: str, delimiter: str) -> list[list[str]]:
    """Return rows of cells, or nothing where this delimiter makes no table."""
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True):
            cells += len(row)
            if cells > MAX_CELLS:
                raise PageChangedError(f"a table of more than {MAX_CELLS} cells")
            rows.append(row)
    except csv.Error:
        return []
    if any(len(row) > 1 for row in rows):
        return rows
    return rows if len(rows) > 1 and not any(mark in text for mark in _DELIMITERS) else []


def _agreement(rows: list[list[str]]) -> tuple[int, int]:
    """Return how many rows have the commonest width, and that width."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = widths.most_common(1)[0] if widths else (1, 0)
    return count, width
