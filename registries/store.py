"""Records by revision, in SQLite (WAL) or any database SQLAlchemy speaks to.

A publish swaps one source's rows in one transaction and raises the revision by one; a record carries the revisions
between which it was valid, so any old revision can be read again. Entity ids are minted once and never change.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from pydantic import TypeAdapter
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Executable,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from registries.entity_names import named_entities
from registries.model import Held, Outcome, PartialDate, Record, Run, legal_name_key

_RECORD = TypeAdapter[Record](Record)
_METADATA = MetaData()

_RECORDS = Table(
    "records",
    _METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", String(80), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("from_rev", Integer, nullable=False),
    Column("until_rev", Integer),
    Index("records_by_validity", "from_rev", "until_rev"),
    Index("records_by_source", "source", "until_rev"),
)
_RUNS = Table(
    "runs",
    _METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", String(80), nullable=False, index=True),
    Column("started_at", String(40), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("as_of", String(10)),
    Column("rows", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("message", Text),
)
_ENTITIES = Table(
    "entities",
    _METADATA,
    Column("type", String(12), primary_key=True),
    Column("name_key", String(160), primary_key=True),
    Column("id", String(80), nullable=False),
)


class StoreUnavailable(Exception):  # noqa: N818 - reads as what it is
    """The database does not answer."""


class Store:
    """The one place that reads and writes the database. Safe to share between threads."""

    def __init__(self, database_url: str) -> None:
        self._engine = _engine(database_url)
        _METADATA.create_all(self._engine)

    def revision(self) -> int:
        """The newest dataset revision; 0 when nothing was ever published."""
        with self._engine.connect() as connection:
            return _revision(connection)

    def stamp(self) -> tuple[int, int]:
        """(revision, number of the last run): changes with every publish and with every change of freshness.

        Raises StoreUnavailable when the database does not answer.
        """
        try:
            with self._engine.connect() as connection:
                last_run = connection.execute(select(func.max(_RUNS.c.id))).scalar()
                return _revision(connection), last_run or 0
        except SQLAlchemyError as error:
            raise StoreUnavailable(type(error).__name__) from error

    def records(self, revision: int) -> tuple[Held[Record], ...]:
        """Every record valid at `revision`, in an order that is the same in every process."""
        query = (
            select(_RECORDS.c.source, _RECORDS.c.body)
            .where(_RECORDS.c.from_rev <= revision)
            .where(or_(_RECORDS.c.until_rev.is_(None), _RECORDS.c.until_rev > revision))
            .order_by(_RECORDS.c.source, _RECORDS.c.digest)
        )
        with self._engine.connect() as connection:
            return tuple(
                Held(source=source, record=_RECORD.validate_json(body)) for source, body in connection.execute(query)
            )

    def entity_ids(self) -> dict[tuple[str, str], str]:
        """(type, name key) → entity id, for every entity ever named."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(_ENTITIES.c.type, _ENTITIES.c.name_key, _ENTITIES.c.id))
            return {(kind, key): entity_id for kind, key, entity_id in rows}

    def last_runs(self, revision: int | None = None) -> dict[str, Run]:
        """Per source its last run that ended well (published or unchanged), up to `revision` if given."""
        good = _RUNS.c.outcome.in_((Outcome.PUBLISHED.value, Outcome.UNCHANGED.value))
        query = select(_RUNS).where(good).order_by(_RUNS.c.id)
        if revision is not None:
            query = query.where(_RUNS.c.revision <= revision)
        return self._runs(query)

    def last_attempts(self) -> dict[str, Run]:
        """Per source its last run, however it ended."""
        return self._runs(select(_RUNS).order_by(_RUNS.c.id))

    def publish(self, source: str, rows: Sequence[Record], *, sha256: str, as_of: PartialDate | None) -> Run:
        """Make `rows` the rows of `source`, in one transaction: readers see all of them or none.

        The revision rises by one if anything changed; else the run is recorded as `unchanged`. Returns the run.
        """
        bodies = {_digest(body): body for body in (row.model_dump_json(exclude_none=True) for row in rows)}
        with self._engine.execution_options(writes=True).begin() as connection:
            revision, outcome = _swap(connection, source, bodies)
            if outcome is Outcome.PUBLISHED:
                _mint(connection, rows)
            run = Run(
                source=source,
                started_at=datetime.now(UTC).isoformat(timespec="seconds"),
                outcome=outcome,
                as_of=as_of,
                rows=len(bodies),
                sha256=sha256,
                revision=revision,
            )
            connection.execute(insert(_RUNS), run.model_dump(mode="json"))
        return run

    def close(self) -> None:
        """Close every connection; the next use opens new ones."""
        self._engine.dispose()

    def _runs(self, query: Executable) -> dict[str, Run]:
        with self._engine.connect() as connection:
            rows = connection.execute(query).mappings()
            return {row["source"]: Run(**{key: row[key] for key in Run.model_fields}) for row in rows}


def _engine(database_url: str) -> Engine:
    engine = create_engine(database_url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_pragmas)
        event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late for a lock taken up front
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _sqlite_begin(connection: Connection) -> None:
    # IMMEDIATE only where a write was announced: readers must never wait for a writer.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _revision(connection: Connection) -> int:
    return connection.execute(select(func.max(_RUNS.c.revision))).scalar() or 0


def _swap(connection: Connection, source: str, bodies: dict[str, str]) -> tuple[int, Outcome]:
    """Close the rows that are gone and add the new ones; returns the revision and whether anything changed."""
    current = select(_RECORDS.c.digest).where(_RECORDS.c.source == source, _RECORDS.c.until_rev.is_(None))
    held = set(connection.execute(current).scalars())
    gone, new = held - bodies.keys(), bodies.keys() - held
    revision = _revision(connection)
    if not gone and not new:
        return revision, Outcome.UNCHANGED
    revision += 1
    if gone:
        connection.execute(
            update(_RECORDS)
            .where(_RECORDS.c.source == source, _RECORDS.c.until_rev.is_(None), _RECORDS.c.digest.in_(gone))
            .values(until_rev=revision)
        )
    added = [
        {"source": source, "digest": digest, "body": bodies[digest], "from_rev": revision} for digest in sorted(new)
    ]
    if added:
        connection.execute(insert(_RECORDS), added)
    return revision, Outcome.PUBLISHED


def _mint(connection: Connection, rows: Iterable[Record]) -> None:
    """Give every name the rows speak of an entity id: the one it or a former name has, the declared one, or a new."""
    query = select(_ENTITIES.c.type, _ENTITIES.c.name_key, _ENTITIES.c.id)
    ids = {(kind, key): entity_id for kind, key, entity_id in connection.execute(query)}
    for named in (entity for row in rows for entity in named_entities(row)):
        if (named.type, named.key) in ids:
            continue
        former = (ids.get((named.type, legal_name_key(name))) for name in named.former_names)
        entity_id = next(filter(None, former), None) or named.declared_id or named.minted_id()
        ids[named.type, named.key] = entity_id
        connection.execute(insert(_ENTITIES), {"type": named.type, "name_key": named.key, "id": entity_id})


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
