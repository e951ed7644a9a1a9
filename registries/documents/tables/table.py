"""A table as printed, and the rows of a list that it holds. Nothing is guessed by position: columns go by their
printed headers, and whatever was not expected is said."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from registries.document import PageChangedError
from registries.documents.tables.cells import clean, one_character
from registries.documents.tables.outside import Words, is_firm

#: A table larger than this is not a list we know; the limit keeps a hostile colspan from filling memory.
MAX_CELLS = 2_000_000
_NOTE = re.compile(r"[（(]?(注|备注|说明|合计|总计|小计|共计|共\s*\d|数据来源|截至|截止)")
#: Fields that name the firm a row is about; the total of such a column is a number of firms.
_NAMES = frozenset({"legal_name", "subject", "partner"})
_TOTALS = frozenset({"合计", "总计", "小计", "共计"})
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True)
class Table:
    """Rows of cleaned cells, as printed: titles, headers and notes included. Rows may differ in length.

    `above`: what its document prints above it, where that can be told. `warnings`: what its reader could not account
    for, a sentence each. `place`: its sheet. `heading`: the line before it. `outside`: the words of its document that
    stand in no cell of any table."""

    rows: tuple[tuple[str, ...], ...]
    above: str = ""
    warnings: tuple[str, ...] = ()
    place: str = field(default="", compare=False)
    heading: str = field(default="", compare=False)
    outside: tuple[Words, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, rows: Iterable[Iterable[str | None]]) -> "Table":
        """Return a table of raw cells; rows with no text at all are left out."""
        cleaned = (tuple(clean(cell or "") for cell in row) for row in rows)
        return cls(tuple(row for row in cleaned if any(row)))


@dataclass(frozen=True)
class Records:
    """`rows`: field → cell. `warnings`: one sentence for each thing that was not expected. `headers`: field → header.
    `title`: what stands above the header row, in the table and over it. Both as `header_key` makes them. `columns`: the
    header row so made. `printed`: the rows with all their cells. `passed_over`: titles, totals and notes,
    `notes`: those among the rows."""

    rows: tuple[dict[str, str], ...]
    warnings: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict, compare=False)
    title: str = field(default="", compare=False)
    columns: tuple[str, ...] = field(default=(), compare=False)
    printed: tuple[tuple[str, ...], ...] = field(default=(), compare=False)
    passed_over: tuple[str, ...] = field(default=(), compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)


def header_key(cell: str) -> str:
    """Return the form under which two printings of one header are equal: NFKC, no white space."""
    return _BLANK.sub("", unicodedata.normalize("NFKC", one_character(cell)))


def records(
    table: Table,
    columns: Mapping[str, str],
    ignore: frozenset[str] = frozenset(),
    optional: frozenset[str] = frozenset(),
) -> Records:
    """Return the rows below the header row, as dicts from field to cell.

    `columns`: printed header → field; several headers may name one field (of which one must be there). `ignore`:
    headers that are known and not wanted. `optional`: fields that may be missing from the table. Repeated header rows,
    totals, and notes that span the table are dropped. Raises PageChangedError for a missing column, or two of one
    meaning.
    """
    fields = {header_key(header): name for header, name in columns.items()}
    index = _header_index(table, fields, frozenset(fields.values()) - optional)
    header = tuple(map(header_key, table.rows[index]))
    places = _places(header, fields)
    expected = fields.keys() | set(map(header_key, ignore))
    rows, warnings, printed = [], [], []
    titles, notes = list(map(_one_text, table.rows[:index])), []
    for number, row in enumerate(table.rows[index + 1 :], start=index + 2):
        if tuple(map(header_key, row)) == header:
            continue
        if _TOTALS & {header_key(cell) for cell in row[:2]}:
            notes.append(_one_text(row, [place for name, place in places.items() if name in _NAMES]))
            continue
        if _spans(row, len(header)) and not _is_only_named(row, header, places):
            notes.append(row[0])
            warnings += [] if _NOTE.match(row[0]) else [f"row {number} spans the table: {row[0][:60]!r}"]
            continue
        if len(row) != len(header):
            warnings.append(f"row {number} has {len(row)} cells, the header has {len(header)}: {row[:3]!r}")
        printed.append(row)
        rows.append({name: row[place] if place < len(row) else "" for name, place in places.items()})
    unknown = (f"unknown column {name!r}" for name in header if name and name not in expected)
    return Records(
        tuple(rows),
        (*table.warnings, *unknown, *warnings),
        headers={name: header[place] for name, place in places.items()},
        title=header_key(table.above + "".join(dict.fromkeys(cell for row in table.rows[:index] for cell in row))),
        columns=header,
        printed=tuple(printed),
        passed_over=(*titles, *notes),
        notes=tuple(notes),
    )


def matching_tables(
    tables: Iterable[Table], columns: Mapping[str, str], optional: frozenset[str] = frozenset()
) -> tuple[Table, ...]:
    """Return the tables that have these columns."""
    fields = {header_key(header): name for header, name in columns.items()}
    required = frozenset(fields.values()) - optional
    return tuple(table for table in tables if any(required <= _fields_of(row, fields) for row in table.rows))


def only_table(tables: Iterable[Table], columns: Mapping[str, str], optional: frozenset[str] = frozenset()) -> Table:
    """Return the one table that has these columns. Raises PageChangedError when there is none, or several."""
    candidates = tuple(tables)
    matches = matching_tables(candidates, columns, optional)
    if len(matches) == 1:
        return matches[0]
    first = "; ".join(" | ".join(table.rows[0])[:80] for table in candidates[:3] if table.rows)
    wanted = ", ".join(columns)
    raise PageChangedError(
        f"{len(matches)} of {len(candidates)} tables have the columns {wanted}; they begin: {first or 'nothing'}"
    )


def serials(rows: Sequence[Mapping[str, str]], field: str = "serial") -> tuple[int, ...]:
    """Return the 序号 column as whole numbers. Raises PageChangedError for a cell that is none."""
    numbers = []
    for place, row in enumerate(rows, start=1):
        printed = unicodedata.normalize("NFKC", row[field]).rstrip(".、").replace(",", "")
        if not (printed.isascii() and printed.isdigit()) or len(printed) > 9:
            raise PageChangedError(f"the serial of row {place} is no number: {row[field][:40]!r}")
        numbers.append(int(printed))
    return tuple(numbers)


def _fields_of(row: Sequence[str], fields: Mapping[str, str]) -> set[str]:
    return {fields[key] for key in map(header_key, row) if key in fields}


def _header_index(table: Table, fields: Mapping[str, str], required: frozenset[str]) -> int:
    """Return where the header row is: it has a header for every required field. Of a header two rows high, the
    lower."""
    best: set[str] = set()
    for index, row in enumerate(table.rows):
        fields_here = _fields_of(row, fields)
        if required <= fields_here:
            below = table.rows[index + 1 : index + 2]
            return index + 1 if below and required <= _fields_of(below[0], fields) else index
        best = max(best, fields_here, key=len)
    missing = [header for header, name in fields.items() if name in required - best]
    raise PageChangedError(f"no header row with the columns {', '.join(fields)}; missing at best: {', '.join(missing)}")


def _places(header: Sequence[str], fields: Mapping[str, str]) -> dict[str, int]:
    """Map field → column. Two columns with one header, or two headers for one field, cannot be told apart."""
    twice = [name for name, count in Counter(filter(None, header)).items() if count > 1]
    if twice:
        raise PageChangedError(f"the header {twice[0]!r} stands over more than one column")
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        field = fields.get(name)
        if field in places:
            raise PageChangedError(f"the headers {header[places[field]]!r} and {name!r} both say {field}")
        if field:
            places[field] = place
    return places


def _one_text(row: Sequence[str], names: Iterable[int] = ()) -> str:
    counted = (f"共{row[place]}家" for place in names if place < len(row) and row[place].isdecimal())
    return "、".join(dict.fromkeys(filter(None, (*row, *counted))))


def _is_only_named(row: Sequence[str], header: Sequence[str], places: Mapping[str, int]) -> bool:
    """Return whether a lone first cell is a firm of a list of licences of which nothing else is printed: a registered
    name under the header of names, in a row as wide as the others."""
    alone = len(row) == len(header) and not any(row[1:])
    return alone and places.get("legal_name") == 0 and is_firm(row[0])


def _spans(row: Sequence[str], width: int) -> bool:
    """Return whether the row is one text over the whole table: a merged cell, or a lone first cell."""
    if width < 3:
        return False
    return bool(row[0]) and (len(set(row)) == 1 or not any(row[1:]))
