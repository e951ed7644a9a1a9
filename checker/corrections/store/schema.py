"""The tables of corrections, in the same database as the records, created when the first claim comes in.

The audit takes inserts only: a trigger refuses every other statement.
"""

from typing import Final

from sqlalchemy import Column, Connection, Index, Integer, MetaData, String, Table, Text, inspect

METADATA: Final = MetaData()

#: `bears`: 1 where the row bears on what is said of a record, so that its newest is found at once.
AUDIT: Final = Table(
    "correction_audit",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("ticket", String(14), nullable=False, index=True),
    Column("at", String(40), nullable=False),
    Column("bears", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("correction_audit_bearing", "bears", "seq"),
)
#: The mail address of whoever left one; a row here may be deleted.
CONTACTS: Final = Table(
    "correction_contacts",
    METADATA,
    Column("ticket", String(14), primary_key=True),
    Column("email", String(254), nullable=False),
)
#: One row a ticket, to count by: made from the audit, never read by a judgement. `at`: UTC epoch seconds; `fact`: the
#: record meant, or empty; `mark`: as in `events.Received`, or `later` where it came later; `network` and `wider`: keyed
#: hashes (`sender_network`), emptied after a while.
POSTS: Final = Table(
    "correction_posts",
    METADATA,
    Column("ticket", String(14), primary_key=True),
    Column("at", Integer, nullable=False, index=True),
    Column("fact", String(150), nullable=False),
    Column("mark", String(8), nullable=False),
    Column("open", Integer, nullable=False),
    Column("network", String(12), nullable=False),
    Column("wider", String(12), nullable=False),
    Index("correction_posts_fact", "fact", "open"),
    Index("correction_posts_network", "network", "at"),
    Index("correction_posts_wider", "wider", "at"),
)
#: How often a limit was hit, by the hour (UTC epoch hours) and the wider network.
REFUSALS: Final = Table(
    "correction_refusals",
    METADATA,
    Column("hour", Integer, primary_key=True, autoincrement=False),
    Column("wider", String(12), primary_key=True),
    Column("bound", String(8), primary_key=True),
    Column("times", Integer, nullable=False),
)

_SQLITE = """CREATE TRIGGER correction_audit_no_{verb} BEFORE {verb} ON correction_audit
BEGIN SELECT RAISE(ABORT, 'correction_audit takes inserts only'); END"""
# INSERT OR REPLACE deletes without a word to the triggers above
_SQLITE_ORDER = """CREATE TRIGGER correction_audit_at_its_end BEFORE INSERT ON correction_audit
WHEN NEW.seq <= (SELECT max(seq) FROM correction_audit)
BEGIN SELECT RAISE(ABORT, 'correction_audit takes inserts only at its end'); END"""
_POSTGRESQL = (
    """CREATE FUNCTION correction_audit_inserts_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'correction_audit takes inserts only'; END $$""",
    """CREATE TRIGGER correction_audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON correction_audit
FOR EACH STATEMENT EXECUTE FUNCTION correction_audit_inserts_only()""",
)


_GUARDS: Final = {
    "sqlite": (*(_SQLITE.format(verb=verb) for verb in ("update", "delete")), _SQLITE_ORDER),
    "postgresql": _POSTGRESQL,
}


def are_there(connection: Connection) -> bool:
    """Return whether anybody ever wrote a claim into this database."""
    return inspect(connection).has_table(AUDIT.name)


def create(connection: Connection) -> None:
    """Create what is lacking, inside a transaction that holds the write lock."""
    guarded = are_there(connection)
    METADATA.create_all(connection)
    for statement in () if guarded else _GUARDS[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def counted(connection: Connection) -> bool:
    """Return whether the tables to count by are there; of an older database they are not until something is written."""
    return inspect(connection).has_table(POSTS.name)
