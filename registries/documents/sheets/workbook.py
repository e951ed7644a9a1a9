"""What the readers of spreadsheets give, whatever the file is: rows as shown, and what is in none of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from registries.document import PageChangedError
from registries.documents.tables.table import MAX_CELLS

Rows = list[list[str]]
_MOST_EXAMPLES = 3


class SheetRead(TypedDict):
    """A visible sheet: its rows of cells as shown, and what its cells do not say, a sentence each."""

    name: str
    rows: Rows
    warnings: list[str]


class WorkbookRead(TypedDict):
    """`outside`: place and words of what stands in no cell of a visible sheet. `warnings`: those of the whole file."""

    sheets: list[SheetRead]
    outside: list[tuple[str, str]]
    warnings: list[str]


class CellFaults:
    """Faults of the cells of one sheet, told by kind with the first places: `C5`, as a spreadsheet names them."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._places: dict[str, list[str]] = {}
        self._counts: Counter[str] = Counter()

    def add(self, row: int, column: int, fault: str, value: str = "") -> None:
        """Note a fault of the cell in this row and column, counted from 0."""
        self._counts[fault] += 1
        if self._counts[fault] <= _MOST_EXAMPLES:
            shown = f" {value[:40]!r}" if value else ""
            self._places.setdefault(fault, []).append(f"{column_name(column)}{row + 1}{shown}")

    def warnings(self) -> list[str]:
        """Return a sentence for each kind of fault."""
        return [
            f"sheet {self._sheet!r}, {self._counts[fault]} cells: {fault}: {', '.join(places)}"
            for fault, places in self._places.items()
        ]


def hidden(sheet: str, rows: Iterable[int], columns: Iterable[int], filled: Rows) -> Iterator[str]:
    """Yield what of a sheet is not shown and was read all the same; rows and columns counted from 0."""
    lines = [row for row in sorted(rows) if row < len(filled) and any(filled[row])]
    if lines:
        examples = ", ".join(str(row + 1) for row in lines[:_MOST_EXAMPLES])
        yield f"sheet {sheet!r}: {len(lines)} rows are hidden and were read like the others: {examples}"
    places = [place for place in sorted(columns) if any(place < len(row) and row[place] for row in filled)]
    if places:
        names = ", ".join(map(column_name, places[:_MOST_EXAMPLES]))
        yield f"sheet {sheet!r}: {len(places)} columns are hidden and were read like the others: {names}"


def column_name(column: int) -> str:
    """Return the letters of a column, counted from 0: A, Z, AA."""
    name = ""
    while column >= 0:
        name = chr(ord("A") + column % 26) + name
        column = column // 26 - 1
    return name


def check_size(sheet: str, height: int, width: int) -> None:
    """Raise PageChangedError for a sheet that is larger than any list."""
    if height * width > MAX_CELLS:
        raise PageChangedError(f"the sheet {sheet!r} has more than {MAX_CELLS} cells")


def spread(rows: Rows, top: int, left: int, bottom: int, right: int) -> None:
    """Repeat a merged cell in each place it covers; ends are included."""
    for row in rows[top : bottom + 1]:
        for place in range(left, min(right + 1, len(row))):
            row[place] = rows[top][left]


def lines_of(rows: Sequence[Sequence[str]], place: str) -> list[tuple[str, str]]:
    """Return the rows of a sheet that is not shown as words outside the others."""
    return [(place, "、".join(filter(None, row))) for row in rows if any(row)]
