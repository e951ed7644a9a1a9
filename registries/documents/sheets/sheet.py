"""xlsx, xls and XML Spreadsheet 2003, read in a child process: each sheet as a spreadsheet program shows it."""

from dataclasses import replace

from registries.documents.bounded import LIMITS, ProcessLimits, read_in_child
from registries.documents.sheets.workbook import WorkbookRead
from registries.documents.tables.outside import Words
from registries.documents.tables.table import Table
from registries.documents.zip_guard import guard


def sheet_tables(content: bytes, limits: ProcessLimits = LIMITS) -> tuple[Table, ...]:
    """Return every visible sheet that holds something. Merged cells are repeated in each place they cover, whole days
    are ISO 8601, other numbers as their format shows them. Raises PageChangedError for a file that is broken, locked
    or a bomb."""
    return tables_of(read_in_child("sheet", content, limits))


def tables_of(parsed: WorkbookRead) -> tuple[Table, ...]:
    """Return what the child read as tables."""
    outside = tuple(Words(place, text) for place, text in parsed["outside"])
    tables = (
        replace(
            Table.of(sheet["rows"]),
            place=f"sheet {sheet['name']!r}",
            warnings=(*parsed["warnings"], *sheet["warnings"]),
            outside=outside,
        )
        for sheet in parsed["sheets"]
    )
    return tuple(table for table in tables if table.rows)


def read(content: bytes) -> WorkbookRead:
    """Read a workbook, in the child process."""
    # each only where it is needed: the child has little memory
    if content.startswith(b"PK"):
        from registries.documents.sheets import xlsx  # noqa: PLC0415

        return xlsx.read(content, guard(content))
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from registries.documents.sheets import spreadsheet_xml  # noqa: PLC0415

        return spreadsheet_xml.read(content)
    from registries.documents.sheets import xls  # noqa: PLC0415

    return xls.read(content)
