"""One list out of all tables of a document that have its columns: a sheet a city, a table a page.

What is read here is accounted for: titles, notes, tables with other columns and the words around them are looked
through for firms that no row names, totals that the document declares are counted, serials that nobody asked for are
checked.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from registries.documents.tables.cell_shapes import slipped_cells
from registries.documents.tables.declared_totals import miscounted
from registries.documents.tables.numbering import column_of_serials, unasked_serials
from registries.documents.tables.outside import Words, firms_in_notes, firms_named, unread_firms
from registries.documents.tables.standing import differ
from registries.documents.tables.table import Records, Table, matching_tables, only_table, records

Rows = tuple[dict[str, str], ...]
#: Fields that name the firm a row is about: a firm may have several rows, and be counted once.
_NAMES = ("legal_name", "subject", "partner")
_ROUNDED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,3}")


@dataclass(frozen=True)
class Announced:
    """What is known of a list beside its document. `publisher`: names of who made it. `title`: words that announce it
    elsewhere."""

    publisher: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True)
class JoinedTables:
    """`parts`: the records of each table, in the document's order. `warnings`: all that was not expected, of each
    table and of the whole."""

    parts: tuple[Records, ...]
    warnings: tuple[str, ...]

    @property
    def rows(self) -> Rows:
        """Return the rows of all tables."""
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def title(self) -> str:
        """Return what stands above the header rows, of all tables."""
        return "".join(dict.fromkeys(part.title for part in self.parts))


def joined_tables(
    tables: Iterable[Table],
    columns: Mapping[str, str],
    ignore: frozenset[str] = frozenset(),
    optional: frozenset[str] = frozenset(),
    announced: Announced | None = None,
) -> JoinedTables:
    """Read every table that has these columns as one list. Raises PageChangedError where no table has them, or one
    cannot be read."""
    announced = announced or Announced()
    candidates = tuple(tables)
    matching = matching_tables(candidates, columns, optional) or (only_table(candidates, columns, optional),)
    parts = tuple(records(table, columns, ignore, optional) for table in matching)
    warnings = [
        *(warning for part in parts for warning in part.warnings),
        *_unequal(matching, parts),
        *_glued(parts),
        *_rounded(parts),
        *(slip for part in parts for slip in slipped_cells(part.rows)),
        *_nameless(parts),
        *_unasked_serials(parts),
        *_unaccounted(candidates, matching, parts, announced.publisher),
        *_miscounted(matching, parts, announced.title),
    ]
    return JoinedTables(parts, tuple(dict.fromkeys(warnings)))


def _unequal(tables: Sequence[Table], parts: Sequence[Records]) -> Iterator[str]:
    """Yield how tables that are to be one list differ in what their columns or titles say."""
    if len(parts) < 2:
        return
    columns = {frozenset(part.headers) for part in parts}
    if len(columns) > 1:
        common = frozenset.intersection(*columns)
        uneven = sorted({part.headers[name] for part in parts for name in part.headers if name not in common})
        yield f"{len(parts)} tables are read as one list, not all with the columns {', '.join(uneven)}"
    titles = [_title(table, part) for table, part in zip(tables, parts, strict=True)]
    if differ(titles):
        yield f"{len(parts)} tables are read as one list, and their titles differ: {'; '.join(t[:40] for t in titles)}"


def _title(table: Table, part: Records) -> str:
    return "".join(dict.fromkeys((table.place, table.heading, part.title)))


def _glued(parts: Iterable[Records]) -> Iterator[str]:
    """Yield rows in which one cell with a firm's name covers two columns."""
    for part in parts:
        for row in part.rows:
            values = [value for value in row.values() if len(value) > 5]
            if len(values) != len(set(values)) and (firms := firms_named("、".join(values))):
                yield f"one cell covers more than one column: {firms[0][:60]!r}"


def _nameless(parts: Iterable[Records]) -> Iterator[str]:
    """Yield columns that have cells and no header."""
    for part in parts:
        for place, name in enumerate(part.columns):
            cells = [row[place] for row in part.printed if not name and place < len(row) and row[place]]
            if cells:
                yield f"column {place + 1} has no header, and {len(cells)} cells: {cells[0][:40]!r}"


def _rounded(parts: Iterable[Records]) -> Iterator[str]:
    """Yield codes that a spreadsheet wrote out as rounded numbers: 4.403E+17."""
    cells = [cell for part in parts for row in part.rows for cell in row.values() if _ROUNDED.fullmatch(cell)]
    if cells:
        yield f"{len(cells)} cells hold a code rounded as a number: {cells[0][:40]!r}"


def _unasked_serials(parts: Sequence[Records]) -> Iterator[str]:
    """Yield a gap in a column of serials that no field is made of."""
    numbered = [column_of_serials(part.columns) for part in parts if "serial" not in part.headers]
    if not numbered or None in numbered:
        return
    columns = [
        [row[place] if place < len(row) else "" for row in part.printed]
        for part, place in zip(parts, numbered, strict=True)
        if place is not None
    ]
    yield from unasked_serials(columns)


def _unaccounted(
    candidates: Sequence[Table], matching: Sequence[Table], parts: Sequence[Records], own: Collection[str]
) -> Iterator[str]:
    skipped = [table for table in candidates if not any(table is one for one in matching)]
    outside = [
        *(words for table in candidates for words in table.outside),
        *(Words(_place(table, candidates), "、".join(row)) for table in skipped for row in table.rows),
        *(Words("a title or note of the table", text) for part in parts for text in part.passed_over),
    ]
    cells = [cell for part in parts for row in part.printed for cell in row]
    yield from unread_firms(dict.fromkeys(outside), cells, own)
    notes = [*(note for part in parts for note in part.notes), *(words.text for words in outside if words.note)]
    yield from firms_in_notes(notes, cells, own)


def _place(table: Table, candidates: Sequence[Table]) -> str:
    number = next(number for number, one in enumerate(candidates, start=1) if one is table)
    return table.place or f"table {number}"


def _miscounted(tables: Sequence[Table], parts: Sequence[Records], title: str) -> Iterator[str]:
    """Yield totals that the document declares and that were not read."""
    words = {words.text for table in tables for words in table.outside}
    texts = [title, *words, *(table.above for table in tables), *(text for part in parts for text in part.passed_over)]
    rows = [row for part in parts for row in part.rows]
    firms = [{row.get(name, "") for row in rows} for name in _NAMES if rows and name in rows[0]]
    yield from miscounted(dict.fromkeys(texts), (len(rows), *map(len, firms)))
