"""xlsx and xls, read by calamine in a child process."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from registries.documents.bounded import LIMITS, ProcessLimits, read_in_child
from registries.documents.table import MAX_CELLS, Table
from registries.documents.zip_guard import guard
from registries.reader import PageChangedError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Value = int | float | str | bool | time | date | datetime | timedelta


def sheet_tables(content: bytes, limits: ProcessLimits = LIMITS) -> tuple[Table, ...]:
    """Return every visible sheet that holds something. Merged cells are repeated in each place they cover, dates are
    ISO 8601, whole numbers have no ".0". Raises PageChangedError for a file that is broken, locked or a bomb."""
    sheets: list[list[list[str]]] = read_in_child("sheet", content, limits)
    tables = (Table.of(rows) for rows in sheets)
    return tuple(table for table in tables if table.rows)


def read(content: bytes) -> list[list[list[str]]]:
    """Read a workbook, in the child process: visible sheets → rows → cells."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 - only the child ever needs it

    if content.startswith(b"PK"):
        guard(content)
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
        visible = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        return [_rows(book.get_sheet_by_name(name)) for name in visible]


def _rows(sheet: "CalamineSheet") -> list[list[str]]:
    if sheet.width * sheet.height > MAX_CELLS:
        raise PageChangedError(f"the sheet {sheet.name!r} has more than {MAX_CELLS} cells")
    rows = [[_printed(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for row in rows[top : bottom + 1]:
            for place in range(left, min(right + 1, len(row))):
                row[place] = rows[top][left]
    return rows


def _printed(value: Value) -> str:
    """Print a value as a spreadsheet shows it: at most 15 digits, midnight not shown."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if isinstance(value, date | time) else str(value)
