"""The records of a graph in tables: the JSON of each, and the number of its source."""

import json
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from checker.entities.mapped.packed_strings import PackedStrings, Tables, pack_strings
from registries.model import NEVER_FRESH, RECORD, Record, SourcedRecord


class RowNumbers:
    """Numbers the rows of a graph as they are come to, each once."""

    def __init__(self) -> None:
        self._rows: dict[int, SourcedRecord[Record]] = {}
        self._numbers: dict[int, int] = {}

    def of(self, rows: Iterable[SourcedRecord[Record]]) -> list[int]:
        """Return the numbers of these rows."""
        return [self._number(row) for row in rows]

    def _number(self, row: SourcedRecord[Record]) -> int:
        number = self._numbers.setdefault(id(row), len(self._numbers))
        self._rows[number] = row  # kept, so that no other row gets its id
        return number

    def tables(self) -> dict[str, bytes]:
        """Return the tables of all rows that were numbered."""
        rows = [self._rows[number] for number in range(len(self._rows))]
        sources = sorted({row.source for row in rows})
        place = {source: at for at, source in enumerate(sources)}
        bodies = pack_strings("rows", (row.record.model_dump_json().encode() for row in rows))
        numbers = array("H", (place[row.source] for row in rows))
        return bodies | {"rows.sources": numbers.tobytes(), "sources": json.dumps(sources).encode()}


class PackedRows:
    """The rows of such tables, by number. `max_ages`: by source, as in `SourcedRecord`; rows of a source that it lacks
    are never fresh. Raises KeyError, TypeError or ValueError for tables that do not fit together."""

    def __init__(self, tables: Tables, max_ages: Mapping[str, int | None]) -> None:
        self._bodies = PackedStrings(tables, "rows")
        self._sources: list[str] = json.loads(bytes(tables["sources"]))
        self._source_of = memoryview(tables["rows.sources"]).cast("H")
        self._max_ages = max_ages
        if len(self._source_of) != len(self._bodies):
            raise ValueError("rows: tables of different lengths")

    def __len__(self) -> int:
        return len(self._bodies)

    def of(self, numbers: Iterable[int]) -> tuple[SourcedRecord[Any], ...]:
        """Return the rows of these numbers, made anew."""
        return tuple(map(self._row, numbers))

    def _row(self, number: int) -> SourcedRecord[Any]:
        source = self._sources[self._source_of[number]]
        record = RECORD.validate_json(self._bodies[number])
        return SourcedRecord(source, record, self._max_ages.get(source, NEVER_FRESH))
