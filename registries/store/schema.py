"""The tables, and how a database is opened and brought up to them.

Old files are brought up by adding what they lack (tables, nullable columns, indexes): nothing is ever dropped or
rewritten, so no version number and no migration tool is needed until a column must change its meaning.
"""

import sqlite3
from collections.abc import Iterator

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    Executable,
    Float,
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
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from registries.store.timeouts import connect_bounded, engine_options

METADATA = MetaData()

#: One row a record and span of validity. `missing_since`: when a good run first lacked it, while it stays valid.
RECORDS = Table(
    "records",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", String(80), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", Text, nullable=False),
    Column("from_rev", Integer, nullable=False),
    Column("until_rev", Integer),
    Column("missing_since", String(40)),
    Index("records_by_validity", "from_rev", "until_rev"),
    Index("records_by_source", "source", "until_rev"),
    Index("records_by_end", "until_rev"),
)
#: `counted`, `confirmed`, `edition`: see `registries.model.Run`. Runs of older releases have none of them.
RUNS = Table(
    "runs",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("source", String(80), nullable=False, index=True),
    Column("started_at", String(40), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("as_of", String(10)),
    Column("rows", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("message", Text),
    Column("counted", Boolean),
    Column("confirmed", Boolean),
    Column("edition", Integer),
)
ENTITIES = Table(
    "entities",
    METADATA,
    Column("type", String(12), primary_key=True),
    Column("name_key", String(160), primary_key=True),
    Column("id", String(80), nullable=False),
)
#: At most one reading a source that waits for a person: its run and its rows, as JSON.
HELD = Table(
    "held",
    METADATA,
    Column("source", String(80), primary_key=True),
    Column("run", Text, nullable=False),
    Column("rows", Text, nullable=False),
)
#: One row. `expires` and `heartbeat` are UTC epoch seconds; `fence` rises by one with every holder.
LEASE = Table(
    "lease",
    METADATA,
    Column("name", String(20), primary_key=True),
    Column("holder", String(200), nullable=False),
    Column("fence", Integer, nullable=False),
    Column("expires", Float, nullable=False),
    Column("heartbeat", Float, nullable=False),
)
LEASE_NAME = "refresh"

_PREPARING = 5_913_642  # any number: the name of a PostgreSQL advisory lock


def open_engine(database_url: str) -> Engine:
    """Return an engine on the database, whose tables are all there."""
    url = make_url(database_url)
    engine = create_engine(url, **engine_options(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_pragmas)
        event.listen(engine, "begin", _sqlite_begin)
    else:
        event.listen(engine, "do_connect", connect_bounded)
    _prepare(engine)
    return engine


def writing(engine: Engine) -> Engine:
    """Return the engine for a transaction that will write: it takes the write lock at its beginning."""
    return engine.execution_options(writes=True)


def reading(engine: Engine) -> Engine:
    """Return the engine for a transaction all of whose reads see one moment: in SQLite every one does."""
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="REPEATABLE READ")


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


def _prepare(engine: Engine) -> None:
    with engine.connect() as connection:  # a look first: opening must not wait for a publish
        if next(_lacking(connection), None) is None:
            return
    with writing(engine).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_PREPARING)))
        for statement in list(_lacking(connection)):
            connection.execute(statement)


def _lacking(connection: Connection) -> Iterator[Executable]:
    """Yield the statements that bring the database up to the tables declared here."""
    inspector = inspect(connection)
    there = set(inspector.get_table_names())
    for table in METADATA.sorted_tables:
        if table.name not in there:
            yield CreateTable(table)
            yield from map(CreateIndex, table.indexes)
        else:
            columns = {column["name"] for column in inspector.get_columns(table.name)}
            indexes = {index["name"] for index in inspector.get_indexes(table.name)}
            yield from (_add(connection, column) for column in table.columns if column.name not in columns)
            yield from (CreateIndex(index) for index in table.indexes if index.name not in indexes)
    if LEASE.name not in there:
        yield insert(LEASE).values(name=LEASE_NAME, holder="", fence=0, expires=0, heartbeat=0)


def _add(connection: Connection, column: Column[object]) -> Executable:
    assert column.nullable, "an old file's rows have no value for it"  # noqa: S101 - a fault of this file, not of data
    declared = CreateColumn(column).compile(dialect=connection.dialect)
    return text(f"ALTER TABLE {column.table.name} ADD COLUMN {declared}")
