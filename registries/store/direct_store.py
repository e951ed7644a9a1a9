"""The reads of one answer, straight from a SQLite file by the standard library.

A command that answers one question and ends would spend a quarter of its time on importing a library for databases, of
which it needs four queries. They are the same as the `Store`'s. What cannot be read so (a database on a server; a file
that is new, of an older release, locked or damaged) is left to the `Store`, which brings it up to date or says what is
wrong.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from registries.model import NEVER_FRESH, RECORD, Outcome, Record, Run, SourcedRecord
from registries.store.seen import run_of

if TYPE_CHECKING:  # to all that use one it is a store
    from registries.store.store import Store
else:
    Store = object

_SCHEME: Final = "sqlite:///"
_GOOD: Final = f"outcome IN ('{Outcome.PUBLISHED.value}', '{Outcome.UNCHANGED.value}')"
_STAMP: Final = "SELECT coalesce(max(revision), 0), coalesce(max(id), 0) FROM runs"
_LAST_GOOD: Final = (
    f"SELECT {', '.join(Run.model_fields)} FROM runs WHERE id IN"  # noqa: S608 - names of our own columns
    f" (SELECT max(id) FROM runs WHERE {_GOOD} AND revision <= coalesce(?, revision) GROUP BY source) ORDER BY id"
)
_RECORDS: Final = (
    "SELECT source, digest, body FROM records"
    " WHERE from_rev <= ? AND (until_rev IS NULL OR until_rev > ?) ORDER BY source, digest"
)
_KEYS: Final = _RECORDS.replace("source, digest, body", "source, digest", 1)
_IDS: Final = "SELECT type, name_key, id FROM entities"

Rows = list[tuple[Any, ...]]


class DirectStore(Store):
    """A store for one answer. Raises what `Store` raises, which takes over wherever a file is not as usual, and does
    all that is not done here."""

    def __init__(self, database_url: str) -> None:
        self._url = database_url

    @cached_property
    def whole(self) -> Store:
        """Return the store that can do everything."""
        from registries.store import store  # noqa: PLC0415 - see above

        return store.Store(self._url)

    def moment(self) -> tuple[tuple[int, int], dict[str, Run]]:
        """Return the stamp and the last good runs, of one moment."""
        read = self.read((_STAMP, ()), (_LAST_GOOD, (None,)))
        return self.whole.moment() if read is None else (read[0][0], _runs(read[1]))

    def last_runs(self, revision: int | None = None) -> dict[str, Run]:
        """Return per source its last run that ended well, up to `revision` if given."""
        read = self.read((_LAST_GOOD, (revision,)))
        return self.whole.last_runs(revision) if read is None else _runs(read[0])

    def records(
        self, revision: int, max_ages: Mapping[str, int | None] | None = None
    ) -> tuple[SourcedRecord[Record], ...]:
        """Return every record valid at `revision`, in the order in which `Store` returns them."""
        read, ages = self.read((_RECORDS, (revision, revision))), max_ages or {}
        if read is None:
            return self.whole.records(revision, max_ages)
        once = {(source, digest): body for source, digest, body in read[0]}
        return tuple(
            SourcedRecord(source, RECORD.validate_json(body), ages.get(source, NEVER_FRESH))
            for (source, _), body in once.items()
        )

    def record_keys(self, revision: int) -> Iterator[tuple[str, str]]:
        """Yield source and digest of every record valid at `revision`, in the order of `records`."""
        read = self.read((_KEYS, (revision, revision)))
        yield from self.whole.record_keys(revision) if read is None else dict.fromkeys(read[0])

    def record_bodies(self, revision: int) -> Iterator[tuple[str, str, str]]:
        """Yield source, digest and JSON of every record valid at `revision`, in the order of `records`."""
        read = self.read((_RECORDS, (revision, revision)))
        if read is None:
            yield from self.whole.record_bodies(revision)
            return
        once = {(source, digest): body for source, digest, body in read[0]}
        yield from ((source, digest, body) for (source, digest), body in once.items())

    def entity_ids(self) -> dict[tuple[str, str], str]:
        """Return (type, name key) → entity id, for every entity ever named."""
        read = self.read((_IDS, ()))
        return self.whole.entity_ids() if read is None else {(kind, key): id_ for kind, key, id_ in read[0]}

    def close(self) -> None:
        """Close every connection there is."""
        if "whole" in vars(self):
            self.whole.close()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever it is of the store
        """Leave everything else to the whole store."""
        return getattr(self.whole, name)

    def read(self, *queries: tuple[str, tuple[object, ...]]) -> list[Rows] | None:
        """Return the rows of each query, all of one moment; None where they cannot be read directly."""
        if not self._url.startswith(_SCHEME) or {"?", "%"} & set(self._url):
            return None
        file = Path(self._url.removeprefix(_SCHEME)).absolute()
        try:
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, isolation_level=None)) as connection:
                connection.execute("BEGIN")
                return [connection.execute(sql, values).fetchall() for sql, values in queries]
        except (sqlite3.Error, OSError):
            return None


def _runs(rows: Rows) -> dict[str, Run]:
    runs = (run_of(dict(zip(Run.model_fields, row, strict=True))) for row in rows)
    return {run.source: run for run in runs}
