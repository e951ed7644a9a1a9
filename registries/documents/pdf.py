"""PDF tables. pdfplumber finds the cells, in a child process; here the pages become one table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registries.documents.bounded import LIMITS, ProcessLimits, read_in_child
from registries.documents.cells import clean, joined
from registries.documents.pdf_pages import PageRead
from registries.documents.table import Table, header_key
from registries.reader import PageChangedError

Row = tuple[str, ...]
Rows = list[Row]


@dataclass(frozen=True)
class _Page:
    tables: list[Rows]
    above: str
    warnings: tuple[str, ...]


def pdf_table(content: bytes, header: Sequence[str], limits: ProcessLimits = LIMITS) -> Table:
    """Return the one table that runs through all pages, its header row first and once, each later row as printed.

    The header may be repeated on any page; a row that a page break cut in two is rejoined (the first cell of its
    second half is blank). Raises PageChangedError when the header is not there, other rows stand before it, a row has
    another width, or the file is corrupt or locked; NeedsReviewError("scanned …") when there is no text to read.
    """
    key = tuple(map(header_key, header))
    rows: Rows = []
    begun = False
    pages = _pages(content, limits)
    for page in pages:
        printed = [row for table in page.tables for row in table]
        headers = [place for place, row in enumerate(printed) if tuple(map(header_key, row)) == key]
        if not begun:
            _check_titles(printed[: headers[0]] if headers else printed, header)
            del printed[: headers[0] if headers else None]
            begun = bool(headers)
        _append(rows, [row for row in printed if tuple(map(header_key, row)) != key], len(header))
    if not begun:
        raise PageChangedError(f"no header row {' | '.join(header)} on any page")
    return Table((tuple(map(clean, header)), *rows), warnings=_warnings(pages))


def pdf_tables(content: bytes, limits: ProcessLimits = LIMITS) -> tuple[Table, ...]:
    """Return every ruled table, those that go on over a page break in one piece: same width, and no other table
    between. A header repeated after the break is left out, and a row that it cut in two is rejoined."""
    joined_tables: list[Rows] = []
    above: list[str] = []
    pages = _pages(content, limits)
    for page in pages:
        for place, table in enumerate(page.tables):
            if place == 0 and joined_tables and len(joined_tables[-1][0]) == len(table[0]):
                _append(joined_tables[-1], table[1:] if table[0] == joined_tables[-1][0] else table, len(table[0]))
            else:
                joined_tables.append(table)
                above.append("" if place else page.above)
    warnings = _warnings(pages)
    return tuple(Table(tuple(rows), words, warnings) for rows, words in zip(joined_tables, above, strict=True))


def _pages(content: bytes, limits: ProcessLimits) -> list[_Page]:
    pages: list[PageRead] = read_in_child("pdf", content, limits)
    return [_page(number, page) for number, page in enumerate(pages, start=1)]


def _page(number: int, page: PageRead) -> _Page:
    cleaned = [[tuple(map(clean, row)) for row in table] for table in page["tables"]]
    tables = [rows for table in cleaned if (rows := [row for row in table if any(row)])]
    beside = (f"page {number}: words stand outside the table's lines: {page['beside']!r}",) if page["beside"] else ()
    return _Page(tables, page["above"], beside)


def _warnings(pages: Iterable[_Page]) -> tuple[str, ...]:
    return tuple(warning for page in pages for warning in page.warnings)


def _check_titles(rows: Rows, header: Sequence[str]) -> None:
    """Raise PageChangedError unless only titles, each one text, stand before the header."""
    rows_above = [row for row in rows if len(set(filter(None, row))) > 1]
    if rows_above:
        raise PageChangedError(f"no header row {' | '.join(header)} before the rows; they begin {rows_above[0][:6]!r}")


def _append(rows: Rows, page: Rows, width: int) -> None:
    """Add a page's rows; where its first begins with a blank cell, it is the rest of the last row before it."""
    for place, row in enumerate(page):
        if len(row) != width:
            raise PageChangedError(f"a row of {len(row)} cells in a table of {width}: {row[:3]!r}")
        if place == 0 and rows and not row[0]:
            rows[-1] = tuple(map(joined, rows[-1], row))
        else:
            rows.append(row)
