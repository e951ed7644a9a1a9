"""Runs, and the rows that wait for a person, as the database keeps them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from registries.completeness import is_recent
from registries.model import Outcome, Record, Run, Text
from registries.store.publishing import IncomingRows, newest_revision, swap
from registries.store.schema import HELD, RUNS
from registries.store.seen import Seen, run_of

#: Runs after which what we hold is what the publisher shows.
GOOD = RUNS.c.outcome.in_((Outcome.PUBLISHED.value, Outcome.UNCHANGED.value))

_ROWS = TypeAdapter[tuple[Record, ...]](tuple[Record, ...])


class NotInStoreError(LookupError):
    """A revision, a held run or a change that the store does not have. The message says which; `reason`: in both
    languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Text(zh=zh, en=en)


@dataclass(frozen=True)
class HeldRun:
    """Rows that wait for a person, and the run that brought them; its message says why they were held."""

    run: Run
    rows: tuple[Record, ...]


def record(connection: Connection, source: str, outcome: Outcome, seen: Seen) -> Run:
    """Record a run that changed no row."""
    run = Run(
        source=source,
        started_at=_now(),
        outcome=outcome,
        as_of=seen.as_of,
        rows=seen.rows,
        sha256=seen.sha256,
        revision=newest_revision(connection),
        message=seen.message,
    )
    return _insert(connection, run)


def publish(connection: Connection, incoming: IncomingRows, seen: Seen) -> Run:
    """Swap the rows of a source and record the run. Its `rows` is the number of rows valid after it."""
    when = _now()
    confirmed = incoming.settle and seen.counted and _counted_before(connection, incoming.source, seen, when)
    swapped = swap(connection, incoming, when)
    waits = f"rows gone from the list, kept until a second good run lacks them too: {swapped.waiting}"
    run = Run(
        source=incoming.source,
        started_at=when,
        outcome=swapped.outcome,
        as_of=seen.as_of,
        rows=swapped.rows,
        sha256=seen.sha256,
        revision=swapped.revision,
        message="; ".join(filter(None, (seen.message, waits if swapped.waiting else None))) or None,
        counted=seen.counted,
        confirmed=confirmed,
        edition=seen.edition,
    )
    return _insert(connection, run)


def last(connection: Connection, *conditions: ColumnElement[bool]) -> dict[str, Run]:
    """Return per source its last run that meets the conditions."""
    newest = select(func.max(RUNS.c.id)).where(*conditions).group_by(RUNS.c.source)
    rows = connection.execute(select(RUNS).where(RUNS.c.id.in_(newest)).order_by(RUNS.c.id)).mappings()
    return {row["source"]: run_of(dict(row)) for row in rows}


def last_good(connection: Connection, source: str) -> Run | None:
    """Return the last run of a source after which what we hold is what its publisher shows."""
    return last(connection, GOOD, RUNS.c.source == source).get(source)


def hold(connection: Connection, run: Run, rows: tuple[Record, ...]) -> None:
    """Keep rows for review, in place of any kept before."""
    forget(connection, run.source)
    body = _ROWS.dump_json(rows, exclude_none=True).decode()
    # without defaults: a release that does not know the newer fields refuses them
    line = run.model_dump_json(exclude_defaults=True)
    connection.execute(insert(HELD).values(source=run.source, run=line, rows=body))


def held(connection: Connection, source: str) -> HeldRun | None:
    """Return what waits for review, if anything."""
    row = connection.execute(select(HELD.c.run, HELD.c.rows).where(HELD.c.source == source)).one_or_none()
    return row and HeldRun(Run.model_validate_json(row.run), _ROWS.validate_json(row.rows))


def take_held(connection: Connection, source: str, reviewed: str | None) -> HeldRun:
    """Return what waits for review, and no longer does. Raises NotInStoreError if nothing does, or not the run
    reviewed."""
    waiting = held(connection, source)
    if waiting is None:
        raise NotInStoreError(f"{source} 没有等人看的", f"nothing of {source} is held for review")
    if reviewed is not None and reviewed != waiting.run.sha256:
        zh = f"{source} 后来又有了新的一次：看那一次"
        raise NotInStoreError(zh, f"a newer run of {source} was held since: look at that one")
    forget(connection, source)
    return waiting


def forget(connection: Connection, source: str) -> None:
    """Delete the rows of a source that wait for review."""
    connection.execute(delete(HELD).where(HELD.c.source == source))


def _counted_before(connection: Connection, source: str, seen: Seen, when: str) -> bool:
    """Return whether the good run before this one was counted as well, on a list that was then, and still is, recent
    enough. The same bytes read again confirm nothing: a row that a reader loses from a document it loses every night. A
    row that only the run before had is not missing yet: it waits (`registries.store.publishing`)."""
    before = last_good(connection, source)
    if before is None or not is_recent(before.as_of, seen.max_age_days, date.fromisoformat(when[:10])):
        return False
    return before.confirmed if before.sha256 == seen.sha256 else before.counted


def _insert(connection: Connection, run: Run) -> Run:
    connection.execute(insert(RUNS), run.model_dump(mode="json"))
    return run


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
