"""Records by revision, in SQLite (WAL) or any database SQLAlchemy speaks to: the one door to the database.

A publish swaps one source's rows in one transaction and raises the revision by one; a record carries the revisions
between which it was valid, so any old revision can be read again. Entity ids are minted once and never change.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from registries.model import Outcome, PartialDate, Record, Run, SourcedRecord
from registries.store import history, lease_row, runs
from registries.store.errors import StoreUnavailableError
from registries.store.history import Change, Diff, KeyedRows, Publication, Size
from registries.store.lease_row import LeaseHeldError, LeaseLostError, LeaseTerm
from registries.store.publishing import IncomingRows, newest_revision
from registries.store.runs import HeldRun, NotInStoreError
from registries.store.schema import ENTITIES, RUNS, open_engine, reading, writing
from registries.store.seen import Seen, edition_of

__all__ = [
    "Change",
    "Diff",
    "HeldRun",
    "LeaseHeldError",
    "LeaseLostError",
    "NotInStoreError",
    "Publication",
    "Seen",
    "SourceRuns",
    "Store",
    "StoreUnavailableError",
]

_UNPUBLISHED = frozenset({Outcome.HELD, Outcome.BLOCKED, Outcome.FAILED})


@dataclass(frozen=True)
class SourceRuns:
    """Per source its last good run, its last run however it ended, and its sizes over time."""

    good: Mapping[str, Run]
    attempts: Mapping[str, Run]
    sizes: Mapping[str, tuple[Size, ...]]


class Store:
    """The one place that reads and writes the database. Safe to share between threads.

    What writes, and what servers read, raises StoreUnavailableError when the database is away, locked or full; given
    the
    `fence` of a lease that went to another since, what writes raises LeaseLostError. In both cases nothing was written.
    """

    def __init__(self, database_url: str) -> None:
        self._engine = open_engine(database_url)

    def revision(self) -> int:
        """Return the newest dataset revision; 0 when nothing was ever published."""
        with self._engine.connect() as connection:
            return newest_revision(connection)

    def stamp(self) -> tuple[int, int]:
        """Return (revision, number of the last run): changes with every publish and with every change of freshness.

        Raises StoreUnavailableError when the database does not answer.
        """
        with self._moment() as connection:
            return _stamp(connection)

    def moment(self) -> tuple[tuple[int, int], dict[str, Run]]:
        """Return the stamp and the last good runs, of one moment whatever is written meanwhile. Raises as `stamp`
        does."""
        with self._moment() as connection:
            stamp = _stamp(connection)
            return stamp, runs.last(connection, runs.GOOD, RUNS.c.revision <= stamp[0])

    def listed(self) -> SourceRuns:
        """Return what the page of lists shows of all sources, of one moment. Raises as `stamp` does."""
        with self._moment() as connection:
            return SourceRuns(runs.last(connection, runs.GOOD), runs.last(connection), history.sizes(connection))

    def records(
        self, revision: int, max_ages: Mapping[str, int | None] | None = None
    ) -> tuple[SourcedRecord[Record], ...]:
        """Return every record valid at `revision`, in an order that is the same in every process. `max_ages`: by
        source, as in
        `SourcedRecord`; rows of a source that it lacks are never fresh."""
        with self._moment() as connection:
            return history.records_where(connection, history.valid_at(revision), max_ages=max_ages or {})

    def record_keys(self, revision: int) -> Iterator[tuple[str, str]]:
        """Yield source and digest of every record valid at `revision`, in the order of `records`."""
        with self._moment() as connection:
            yield from history.keys_at(connection, revision)

    def record_bodies(self, revision: int) -> Iterator[tuple[str, str, str]]:
        """Yield source, digest and JSON of every record valid at `revision`, in the order of `records`."""
        with self._moment() as connection:
            yield from history.bodies_at(connection, revision)

    def current(self, source: str) -> tuple[Record, ...]:
        """Return the rows of `source` that are valid now, those included that wait for a second good run to lack
        them."""
        with self._engine.connect() as connection:
            return history.rows_now(connection, source)

    def entity_ids(self) -> dict[tuple[str, str], str]:
        """Return (type, name key) → entity id, for every entity ever named."""
        with self._moment() as connection:
            rows = connection.execute(select(ENTITIES.c.type, ENTITIES.c.name_key, ENTITIES.c.id))
            return {(kind, key): entity_id for kind, key, entity_id in rows}

    def last_runs(self, revision: int | None = None) -> dict[str, Run]:
        """Return per source its last run that ended well (published or unchanged), up to `revision` if given."""
        conditions = [runs.GOOD] if revision is None else [runs.GOOD, RUNS.c.revision <= revision]
        with self._moment() as connection:
            return runs.last(connection, *conditions)

    def last_attempts(self) -> dict[str, Run]:
        """Return per source its last run, however it ended."""
        with self._engine.connect() as connection:
            return runs.last(connection)

    def sizes(self, source: str) -> tuple[Size, ...]:
        """Return (date, rows) of one source, oldest run first: its list's own date, or the day of the run if it has
        none."""
        with self._engine.connect() as connection:
            return history.sizes(connection, RUNS.c.source == source).get(source, ())

    def all_sizes(self) -> dict[str, tuple[Size, ...]]:
        """Return (date, rows) of every source, oldest run first."""
        with self._engine.connect() as connection:
            return history.sizes(connection)

    def changes(self, since: int = 0, *, at_most: int = 20_000) -> tuple[Change, ...]:
        """Return the revisions after `since`, each whole, and no further one once `at_most` rows are reached: ask again
        from the last one given until none is left."""
        with self._engine.connect() as connection:
            return history.changes(connection, since, at_most)

    def published(self) -> tuple[Publication, ...]:
        """Return every revision without its rows, newest first. Raises as `stamp` does."""
        with self._moment() as connection:
            return history.published(connection)

    def keyed_at(self, revision: int) -> KeyedRows:
        """Return every record valid at `revision`, by source and digest. Raises as `stamp` does."""
        with self._moment() as connection:
            return history.keyed_at(connection, revision)

    def swapped_at(self, revision: int) -> tuple[KeyedRows, KeyedRows]:
        """Return the records that a revision removed and those it added, by source and digest. Raises as `stamp`
        does."""
        with self._moment() as connection:
            return history.swapped_at(connection, revision)

    def diff(self, a: int, b: int) -> Diff:
        """Return what came and went between two revisions. Raises NotInStoreError for one that never was."""
        with self._engine.connect() as connection:
            return history.diff(connection, a, b)

    def publish(  # noqa: PLR0913 - each is a fact of one run
        self,
        source: str,
        rows: Sequence[Record],
        *,
        sha256: str,
        as_of: PartialDate | None,
        fence: int | None = None,
        settle_deletions: bool = False,
        counted: bool = False,
        max_age_days: int | None = None,
        message: str | None = None,
    ) -> Run:
        """Make `rows` the rows of `source`, in one transaction: readers see all of them or none.

        The revision rises by one if anything changed; else the run is recorded as `unchanged`. With
        `settle_deletions`, a row that is gone stays valid until a second good run lacks it too. Rows held for review
        are dropped: a good run overtook them. `counted`: the list is complete by its own count; with `max_age_days`,
        after which it is too old, this decides whether the run confirms what the one before lacked (`Run.confirmed`).
        `message`: words for an operator.
        Returns the run; its `rows` is the number of rows valid after it.
        """
        incoming = IncomingRows.of(source, rows, settle=settle_deletions)
        seen = Seen(sha256, as_of, message=message, counted=counted, max_age_days=max_age_days)
        with self._writing(fence) as connection:
            runs.forget(connection, source)
            return runs.publish(connection, incoming, seen)

    def publish_edition(
        self, source: str, rows: Sequence[Record], seen: Seen, edition_by_digest: Mapping[str, int]
    ) -> Run | None:
        """Publish an edition (`seen.edition`) of bundled facts, unless the store holds that one or a newer one: then
        nothing is written, and None returned. Whoever else starts at this moment waits, and is compared with it.

        `edition_by_digest`: SHA-256 → edition, for runs of releases that recorded none.
        """
        incoming = IncomingRows.of(source, rows)
        with self._writing() as connection:
            if edition_of(runs.last_good(connection, source), edition_by_digest) >= (seen.edition or 0):
                return None
            return runs.publish(connection, incoming, seen)

    def note(self, source: str, outcome: Outcome, message: str, *, sha256: str = "", fence: int | None = None) -> Run:
        """Record a run that brought no rows to publish (blocked, failed, or held without readable rows)."""
        if outcome not in _UNPUBLISHED:
            raise ValueError(f"a run without rows cannot be {outcome.value}")
        with self._writing(fence) as connection:
            return runs.record(connection, source, outcome, Seen(sha256, message=message))

    def hold(  # noqa: PLR0913 - each is a fact of one run
        self,
        source: str,
        rows: Sequence[Record],
        *,
        sha256: str,
        as_of: PartialDate | None,
        message: str,
        fence: int | None = None,
    ) -> Run:
        """Keep `rows` for a person to look at, in place of any held before. Answers stay as they are."""
        seen = Seen(sha256, as_of, len(rows), message)
        with self._writing(fence) as connection:
            run = runs.record(connection, source, Outcome.HELD, seen)
            runs.hold(connection, run, tuple(rows))
            return run

    def held(self, source: str) -> HeldRun | None:
        """Return what waits for review, if anything."""
        with self._engine.connect() as connection:
            return runs.held(connection, source)

    def approve(self, source: str, *, reviewed: str | None = None) -> Run:
        """Publish exactly the held rows; a person saw them, so deletions need no second run.

        `reviewed`: the SHA-256 of the run that was looked at. Raises NotInStoreError when nothing is held, or
        another run than the one looked at.
        """
        with self._writing() as connection:
            waiting = runs.take_held(connection, source, reviewed)
            seen = Seen(waiting.run.sha256, waiting.run.as_of, message="approved by a person")
            return runs.publish(connection, IncomingRows.of(source, waiting.rows), seen)

    def drop(self, source: str, *, reviewed: str | None = None) -> Run:
        """Drop the held rows; recorded as a failed run. Raises NotInStoreError as `approve` does."""
        with self._writing() as connection:
            waiting = runs.take_held(connection, source, reviewed)
            message = f"refused by a person; it was held because: {waiting.run.message}"
            return runs.record(connection, source, Outcome.FAILED, Seen(waiting.run.sha256, message=message))

    def rollback(self, source: str, to: int | None = None) -> Run:
        """Publish again, as a new revision, the rows `source` had at revision `to`, by default before its last
        change. Raises NotInStoreError for a revision that never was, and for a source that never changed."""
        with self._writing() as connection:
            if to is None:
                to = history.before_last_change(connection, source)
            history.require_revision(connection, to)
            rows = history.rows_at(connection, source, to)
            then = runs.last(connection, runs.GOOD, RUNS.c.revision <= to).get(source)
            now = runs.last_good(connection, source)
            sha256, as_of = (then.sha256, then.as_of) if then else ("", None)
            # it stays the edition it was: who rolled it back shall not find it back at the next start
            edition = now.edition if now else None
            seen = Seen(sha256, as_of, message=f"rolled back to revision {to}", edition=edition)
            return runs.publish(connection, IncomingRows.of(source, rows), seen)

    def take_lease(self, holder: str, term: LeaseTerm) -> int:
        """Take the lease for a term and return its fence; see `registries.refresh.lease.Lease`. Raises
        LeaseHeldError."""
        with self._writing() as connection:
            return lease_row.take(connection, holder, term)

    def renew_lease(self, fence: int, term: LeaseTerm) -> bool:
        """Return whether the lease was still ours, and is now for another term."""
        with self._writing() as connection:
            return lease_row.renew(connection, fence, term)

    def release_lease(self, fence: int) -> None:
        """Free the lease, if it is still ours."""
        with self._writing() as connection:
            lease_row.release(connection, fence)

    def close(self) -> None:
        """Close every connection; the next use opens new ones."""
        self._engine.dispose()

    @contextmanager
    def _moment(self) -> Iterator[Connection]:
        try:
            with reading(self._engine).connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StoreUnavailableError(type(error).__name__) from error

    @contextmanager
    def _writing(self, fence: int | None = None) -> Iterator[Connection]:
        try:
            with writing(self._engine).begin() as connection:
                lease_row.require(connection, fence)
                yield connection
        except OperationalError as error:
            raise StoreUnavailableError(str(error.orig)) from error


def _stamp(connection: Connection) -> tuple[int, int]:
    last_run = connection.execute(select(func.max(RUNS.c.id))).scalar()
    return newest_revision(connection), last_run or 0
