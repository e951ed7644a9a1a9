"""In the child: xlsx, and what else is a ZIP of sheets. calamine gives the values; how a number is shown, what is
hidden, and what stands in no cell is looked up in the file beside it."""

import zipfile
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from registries.documents.sheets.number_formats import shown_text
from registries.documents.sheets.workbook import (
    CellFaults,
    Rows,
    SheetRead,
    WorkbookRead,
    check_size,
    hidden,
    lines_of,
    spread,
)
from registries.documents.sheets.xlsx_marks import SheetMarks, WorkbookMarks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Value = int | float | str | bool | time | date | datetime | timedelta


def read(content: bytes, members: Collection[str]) -> WorkbookRead:
    """Read a workbook whose ZIP file is known to be harmless."""
    from python_calamine import CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 - only the child ever needs it

    sheets: list[SheetRead] = []
    outside: list[tuple[str, str]] = []
    with CalamineWorkbook.from_filelike(BytesIO(content)) as book, zipfile.ZipFile(BytesIO(content)) as archive:
        marks = WorkbookMarks(archive) if "xl/workbook.xml" in members else None
        for sheet in book.sheets_metadata:
            of_sheet = marks.of(sheet.name) if marks else SheetMarks()
            found = _sheet(book.get_sheet_by_name(sheet.name), of_sheet)
            if sheet.visible == SheetVisibleEnum.Visible:
                sheets.append(found)
                outside += [("a page head or foot", text) for text in of_sheet.page_words]
            else:
                outside += lines_of(found["rows"], f"the hidden sheet {sheet.name!r}")
        warnings = marks.beside_cells() if marks else []
    return {"sheets": sheets, "outside": outside, "warnings": warnings}


def _sheet(sheet: "CalamineSheet", marks: SheetMarks) -> SheetRead:
    check_size(sheet.name, sheet.height, sheet.width)
    rows = [[_printed(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    faults = CellFaults(sheet.name)
    for (row, column), text in marks.shown.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    for (row, column), section in marks.text_forms.items():
        if row < len(rows) and column < len(rows[row]) and rows[row][column]:
            rows[row][column], hides = shown_text(rows[row][column], section)
            if hides:
                faults.add(row, column, hides, rows[row][column])
    for (row, column), (fault, value) in marks.faults.items():
        faults.add(row, column, fault, value)
    warnings = [*faults.warnings(), *hidden(sheet.name, marks.hidden_rows, marks.hidden_columns, rows)]
    _spread_merged(sheet, rows)
    return {"name": sheet.name, "rows": rows, "warnings": warnings}


def _spread_merged(sheet: "CalamineSheet", rows: Rows) -> None:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top < len(rows):
            spread(rows, top, left, bottom, right)


def _printed(value: Value) -> str:
    """Print a value that no format of the file says more about."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, float):
        return f"{value:.15g}"
    return value.isoformat() if isinstance(value, date | time) else str(value)
