"""What changed from revision to revision, what was valid at one, and how long each list was at each of its dates."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, not_, or_, select

from registries.model import NEVER_FRESH, RECORD, Citation, Outcome, PartialDate, Record, SourcedRecord
from registries.row_identity import RowDiff, compare
from registries.store.publishing import newest_revision
from registries.store.runs import GOOD, NotInStoreError
from registries.store.schema import RECORDS, RUNS

_CHANGED = RUNS.c.outcome == Outcome.PUBLISHED.value

Size = tuple[str, int]
#: Source id → days after which its rows are old; None: they do not age.
MaxAges = Mapping[str, int | None]
KeyedRows = dict[tuple[str, str], SourcedRecord[Record]]
_UNKNOWN: MaxAges = MappingProxyType({})


@dataclass(frozen=True)
class Change:
    """One revision: the source whose rows it swapped, when, to the list of which date, and every row that came or
    went. A row that says something else than before is among both; `row_diff` pairs them."""

    revision: int
    source: str
    when: str
    as_of: PartialDate | None
    added: tuple[Record, ...]
    removed: tuple[Record, ...]

    @property
    def row_diff(self) -> RowDiff:
        """Return the rows added, removed and changed, paired by identity."""
        return compare(self.removed, self.added)


@dataclass(frozen=True)
class Publication:
    """One revision without its rows: the source whose rows it swapped, when, to the list of which date."""

    revision: int
    source: str
    when: str
    as_of: PartialDate | None


@dataclass(frozen=True)
class Diff:
    """What is valid at revision `b` and was not at `a`, and the other way round, over all sources."""

    a: int
    b: int
    added: tuple[SourcedRecord[Record], ...]
    removed: tuple[SourcedRecord[Record], ...]

    @property
    def row_diff(self) -> dict[str, RowDiff]:
        """Return the rows added, removed and changed, paired by identity, by source."""
        sources = sorted({row.source for row in (*self.added, *self.removed)})
        return {source: compare(_of(self.removed, source), _of(self.added, source)) for source in sources}


def _of(rows: tuple[SourcedRecord[Record], ...], source: str) -> list[Record]:
    return [row.record for row in rows if row.source == source]


def valid_at(revision: int) -> ColumnElement[bool]:
    """Return whether a row of RECORDS is valid at `revision`."""
    return and_(RECORDS.c.from_rev <= revision, or_(RECORDS.c.until_rev.is_(None), RECORDS.c.until_rev > revision))


def records_where(
    connection: Connection, *conditions: ColumnElement[bool], max_ages: MaxAges = _UNKNOWN
) -> tuple[SourcedRecord[Record], ...]:
    """Return the records that meet the conditions, in an order that is the same in every process."""
    return tuple(_keyed(connection, *conditions, max_ages=max_ages).values())


def _keyed(connection: Connection, *conditions: ColumnElement[bool], max_ages: MaxAges = _UNKNOWN) -> KeyedRows:
    columns = (RECORDS.c.source, RECORDS.c.digest, RECORDS.c.body)
    query = select(*columns).where(*conditions).order_by(RECORDS.c.source, RECORDS.c.digest)
    return {
        (source, digest): SourcedRecord(source, RECORD.validate_json(body), max_ages.get(source, NEVER_FRESH))
        for source, digest, body in connection.execute(query)
    }


def keys_at(connection: Connection, revision: int) -> Iterator[tuple[str, str]]:
    """Yield source and digest of every record valid at a revision, in the order of `records_where`."""
    query = select(RECORDS.c.source, RECORDS.c.digest).where(valid_at(revision))
    return _once(connection.execute(query.order_by(RECORDS.c.source, RECORDS.c.digest)))


def bodies_at(connection: Connection, revision: int) -> Iterator[tuple[str, str, str]]:
    """Yield source, digest and JSON of every record valid at a revision, in the same order."""
    query = select(RECORDS.c.source, RECORDS.c.digest, RECORDS.c.body).where(valid_at(revision))
    return _once(connection.execute(query.order_by(RECORDS.c.source, RECORDS.c.digest)))


def _once(rows: Iterable[Any]) -> Iterator[Any]:
    """Yield the rows as tuples, each source and digest once."""
    last = None
    for row in rows:
        if tuple(row[:2]) != last:
            last = tuple(row[:2])
            yield tuple(row)


def rows_at(connection: Connection, source: str, revision: int) -> tuple[Record, ...]:
    """Return the rows of one source at a revision."""
    return tuple(row.record for row in records_where(connection, RECORDS.c.source == source, valid_at(revision)))


def rows_now(connection: Connection, source: str) -> tuple[Record, ...]:
    """Return the rows of one source that are valid now. Equal citations are one object: all rows of a list have the
    same, which is half of what they take in memory."""
    now = (RECORDS.c.source == source, RECORDS.c.until_rev.is_(None))
    query = select(RECORDS.c.digest, RECORDS.c.body).where(*now).order_by(RECORDS.c.digest)
    cites: dict[Citation, Citation] = {}
    rows: dict[str, Record] = {}
    for digest, body in connection.execute(query):
        row = RECORD.validate_json(body)
        rows[digest] = row.model_copy(update={"cite": cites.setdefault(row.cite, row.cite)})
    return tuple(rows.values())


def keyed_at(connection: Connection, revision: int) -> KeyedRows:
    """Return every record valid at a revision, by source and digest."""
    return _keyed(connection, valid_at(revision))


def swapped_at(connection: Connection, revision: int) -> tuple[KeyedRows, KeyedRows]:
    """Return the records that a revision removed, and those it added, by source and digest."""
    removed = _keyed(connection, RECORDS.c.until_rev == revision)
    return removed, _keyed(connection, RECORDS.c.from_rev == revision)


def changes(connection: Connection, since: int, at_most: int) -> tuple[Change, ...]:
    """Return the revisions after `since`, in order: whole ones only, and no further one once `at_most` rows are
    reached. Ask again from the last one given."""
    query = select(RUNS).where(_CHANGED, RUNS.c.revision > since).order_by(RUNS.c.revision)
    collected: list[Change] = []
    rows = 0
    for run in connection.execute(query).all():
        collected.append(_change(connection, run))
        rows += len(collected[-1].added) + len(collected[-1].removed)
        if rows >= at_most:
            break
    return tuple(collected)


def _change(connection: Connection, run: Row[tuple[object, ...]]) -> Change:
    added = records_where(connection, RECORDS.c.from_rev == run.revision)
    removed = records_where(connection, RECORDS.c.until_rev == run.revision)
    return Change(
        revision=run.revision,
        source=run.source,
        when=run.started_at,
        as_of=run.as_of,
        added=tuple(row.record for row in added),
        removed=tuple(row.record for row in removed),
    )


def published(connection: Connection) -> tuple[Publication, ...]:
    """Return every revision without its rows, newest first."""
    columns = (RUNS.c.revision, RUNS.c.source, RUNS.c.started_at, RUNS.c.as_of)
    query = select(*columns).where(_CHANGED).order_by(RUNS.c.revision.desc())
    return tuple(Publication(*row) for row in connection.execute(query))


def diff(connection: Connection, a: int, b: int) -> Diff:
    """Return the difference between two revisions. Raises NotInStoreError."""
    for revision in (a, b):
        require_revision(connection, revision)
    at_a, at_b = _keyed(connection, valid_at(a), not_(valid_at(b))), _keyed(connection, valid_at(b), not_(valid_at(a)))
    # A row that left and came back is in both, by two spans.
    added = tuple(row for key, row in at_b.items() if key not in at_a)
    removed = tuple(row for key, row in at_a.items() if key not in at_b)
    return Diff(a, b, added, removed)


def require_revision(connection: Connection, revision: int) -> None:
    """Raise NotInStoreError for a revision that never was."""
    newest = newest_revision(connection)
    if not 0 <= revision <= newest:
        en = f"there is no revision {revision}: the newest is {newest}"
        raise NotInStoreError(f"没有版本{revision}：最新是{newest}", en)


def before_last_change(connection: Connection, source: str) -> int:
    """Return the revision before the one that last changed the source's rows. Raises NotInStoreError if nothing ever
    did."""
    last = connection.execute(select(func.max(RUNS.c.revision)).where(_CHANGED, RUNS.c.source == source)).scalar()
    if last is None:
        raise NotInStoreError(f"{source} 从来没有发布过", f"nothing of {source} was ever published")
    return int(last) - 1


def sizes(connection: Connection, *conditions: ColumnElement[bool]) -> dict[str, tuple[Size, ...]]:
    """Return per source (date, rows) after each good run: the list's own date, or the day of the run where it has none;
    of several runs of one date the last."""
    when = func.coalesce(RUNS.c.as_of, func.substr(RUNS.c.started_at, 1, 10)).label("day")
    newest = select(func.max(RUNS.c.id)).where(GOOD, *conditions).group_by(RUNS.c.source, when)
    query = select(RUNS.c.source, when, RUNS.c.rows).where(RUNS.c.id.in_(newest)).order_by(RUNS.c.id)
    by_source: dict[str, list[Size]] = {}
    for row in connection.execute(query):
        by_source.setdefault(row.source, []).append((row.day, row.rows))
    return {source: tuple(points) for source, points in by_source.items()}
