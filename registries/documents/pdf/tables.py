"""The pages of a PDF become one table, or several; what could not be accounted for goes with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registries.document import PageChangedError
from registries.documents.bounded import LIMITS, ProcessLimits, read_in_child
from registries.documents.pdf.accounting import unaccounted
from registries.documents.pdf.around import Around
from registries.documents.pdf.doubts import cell_doubts, row_doubts
from registries.documents.pdf.page_read import PageRead
from registries.documents.pdf.totals import miscounted
from registries.documents.tables.cells import clean, joined
from registries.documents.tables.standing import turns
from registries.documents.tables.table import Table, header_key

Row = tuple[str, ...]
Rows = list[Row]
_MOST = 60  # characters of a row that a message shows


@dataclass(frozen=True)
class _Page:
    """`glued`: rows of each table that may be several. `titles`: what stands over each."""

    number: int
    tables: list[Rows]
    glued: list[frozenset[Row]]
    titles: list[str]
    above: str


def pdf_table(content: bytes, header: Sequence[str], limits: ProcessLimits = LIMITS) -> Table:
    """Return the one table that runs through all pages, its header row first and once, each later row as printed.

    The header may be repeated on any page; a row that a page break cut in two is rejoined (the first cell of its
    second half is blank). Raises PageChangedError when the header is not there, other rows stand before it, a row has
    another width, or the file is corrupt or locked; NeedsReviewError("scanned …") when there is no text to read.
    """
    key = tuple(map(header_key, header))
    rows: Rows = []
    doubts: list[str] = []
    begun = False
    reads: list[PageRead] = read_in_child("pdf", content, limits)
    title, around = "", Around(reads)
    for page in _pages(reads, around):
        doubts += _glued(page, key)
        printed = [row for table in page.tables for row in table]
        headers = [place for place, row in enumerate(printed) if tuple(map(header_key, row)) == key]
        if not begun:
            title = "".join(page.titles[:1])
            _check_titles(printed[: headers[0]] if headers else printed, header)
            del printed[: headers[0] if headers else None]
            begun = bool(headers)
        doubts += _turning(page, title, page.titles)
        doubts += _append(rows, [row for row in printed if tuple(map(header_key, row)) != key], len(header), page)
    if not begun:
        raise PageChangedError(f"no header row {' | '.join(header)} on any page")
    table = (tuple(map(clean, header)), *rows)
    return Table(table, warnings=_warnings(reads, [table], doubts), outside=around.words())


def pdf_tables(content: bytes, limits: ProcessLimits = LIMITS) -> tuple[Table, ...]:
    """Return every ruled table, those that go on over a page break in one piece: same width, and no other table
    between. A header repeated after the break is left out, and a row that it cut in two is rejoined."""
    joined_tables: list[Rows] = []
    titles: list[tuple[str, str]] = []
    doubts: list[str] = []
    reads: list[PageRead] = read_in_child("pdf", content, limits)
    around = Around(reads)
    for page in _pages(reads, around):
        for place, table in enumerate(page.tables):
            header = tuple(map(header_key, joined_tables[-1][0])) if joined_tables else ()
            if place == 0 and joined_tables and len(joined_tables[-1][0]) == len(table[0]):
                again = tuple(map(header_key, table[0])) == header
                doubts += _append(joined_tables[-1], table[1:] if again else table, len(table[0]), page)
                doubts += _turning(page, "".join(titles[-1]), page.titles[:1])
            else:
                if place == 0 and joined_tables and not page.above:
                    doubts.append(f"page {page.number}: its table has {len(table[0])} columns, before {len(header)}")
                joined_tables.append(table)
                titles.append(("", page.titles[place]) if place else (page.above, ""))
        doubts += _glued(page, tuple(map(header_key, joined_tables[-1][0])) if joined_tables else ())
    warnings = _warnings(reads, joined_tables, doubts)
    words = around.words()
    return tuple(
        Table(tuple(rows), above, warnings, heading=title, outside=words)
        for rows, (above, title) in zip(joined_tables, titles, strict=True)
    )


def _pages(reads: Sequence[PageRead], around: Around) -> Iterator[_Page]:
    return (_page(number, page, around) for number, page in enumerate(reads, start=1))


def _page(number: int, page: PageRead, around: Around) -> _Page:
    titles: list[str] = []
    tables: list[Rows] = []
    glued: list[frozenset[Row]] = []
    for place, table in enumerate(page["tables"]):
        cleaned = [tuple(map(clean, row)) for row in table["rows"]]
        if rows := [row for row in cleaned if any(row)]:
            tables.append(rows)
            titles.append(around.title(number - 1, place))
            glued.append(frozenset(cleaned[index] for index in table["glued"]))
    above = "".join(words["text"] for words in page["outside"] if not words["table"])
    return _Page(number, tables, glued, titles, above)


def _turning(page: _Page, first: str, titles: Sequence[str]) -> Iterator[str]:
    """Yield the titles that stand among the rows and speak of other firms than the first."""
    for title in titles:
        if turns(first, title):
            yield f"page {page.number}: another title stands above rows that were read on: {title[:_MOST]!r}"


def _warnings(reads: Sequence[PageRead], tables: Sequence[Sequence[Row]], doubts: Sequence[str]) -> tuple[str, ...]:
    found = [f"page {number}: {doubt}" for number, page in enumerate(reads, start=1) for doubt in page["doubts"]]
    found += [*doubts, *unaccounted(reads), *miscounted(reads, tables)]
    for rows in tables:
        found += [*row_doubts(rows), *cell_doubts(rows)]
    return tuple(dict.fromkeys(found))


def _glued(page: _Page, header: tuple[str, ...]) -> Iterator[str]:
    """Yield the rows in which every cell has several lines; a header may."""
    for rows, glued in zip(page.tables, page.glued, strict=True):
        for row in rows:
            counted = row[0][-1:].isdecimal() and not row[0].isdecimal()
            if row in glued and (tuple(map(header_key, row)) != header or counted):
                yield f"page {page.number}: a line may be missing between rows: {_shown(row)}"


def _check_titles(rows: Rows, header: Sequence[str]) -> None:
    """Raise PageChangedError unless only titles, each one text, stand before the header."""
    rows_above = [row for row in rows if len(set(filter(None, row))) > 1]
    if rows_above:
        raise PageChangedError(f"no header row {' | '.join(header)} before the rows; they begin {rows_above[0][:6]!r}")


def _append(rows: Rows, page_rows: Rows, width: int, page: _Page) -> list[str]:
    """Add a page's rows; where its first begins with a blank cell, it is the rest of the last row before it. Return a
    sentence where both halves look whole."""
    doubts = []
    for place, row in enumerate(page_rows):
        if len(row) != width:
            raise PageChangedError(f"a row of {len(row)} cells in a table of {width}: {row[:3]!r}")
        if place == 0 and rows and not row[0]:
            if any(map(_both_whole, rows[-1], row)):
                doubts.append(f"page {page.number}: its first row may be one of its own: {_shown(row)}")
            rows[-1] = tuple(map(joined, rows[-1], row))
        else:
            rows.append(row)
    return doubts


def _both_whole(before: str, rest: str) -> bool:
    return before.endswith("公司") and rest.endswith("公司") and len(rest) > len("股份有限公司")


def _shown(row: Row) -> str:
    return repr(" | ".join(row)[:_MOST])
