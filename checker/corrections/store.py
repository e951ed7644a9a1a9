"""Tickets in the database: claims come in, events are appended, nothing is changed. Beside them, mail addresses.

Writers take turns (SQLite: one write lock; PostgreSQL: an advisory lock), so the chain never forks. Reading creates
nothing: a read-only replica serves.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from checker.corrections import tables
from checker.corrections.chain import ORIGIN, Audit, Link, seal, verify
from checker.corrections.claim import Claim, Contact, RecordRef
from checker.corrections.events import EVENT, ContactErased, Entry, Event, Received, Taken
from checker.corrections.number import new_number
from checker.corrections.redated import redated
from checker.corrections.tables import AUDIT, CONTACTS
from checker.corrections.ticket import NotAllowed, Ticket, ticket_of, tickets_of
from registries.model import Record, legal_name_key
from registries.publishing import RECORD
from registries.row_identity import names_in
from registries.store import StoreUnavailable
from registries.tables import RECORDS, open_engine, writing

__all__ = ["Corrections", "StoreUnavailable", "UnknownTicket"]

_TURN: Final = 5_913_643  # any number of our own: the name of a PostgreSQL advisory lock


class UnknownTicket(Exception):  # noqa: N818 - reads as what it is
    """No ticket has this number."""


class Corrections:
    """The one place that reads and writes tickets. Safe to share between threads, and across a fork.

    Everything here raises StoreUnavailable when the database is away, locked, full, or read only and to be written;
    then nothing was written.
    """

    def __init__(self, database_url: str) -> None:
        with _answering():
            self._engine = open_engine(database_url)
            self._engine.dispose()  # a server forks after this, and no open connection may be in two processes
        self._made = False

    def receive(self, claim: Claim, contact: Contact | None = None) -> str:
        """Keep a claim. Returns the number of its ticket."""
        number = new_number()
        with self._writing() as connection:
            _append(connection, number, Received(claim=claim, contact=contact is not None), bears=bool(claim.record))
            if contact is not None:
                connection.execute(insert(CONTACTS).values(ticket=number, email=contact.email))
        return number

    def append(self, number: str, event_of: Callable[[Ticket], Event]) -> Ticket:
        """Let `event_of` say what happens to a ticket, given how it stands, and write it down in one transaction.

        Raises UnknownTicket, and NotAllowed as `event_of` does.
        """
        with self._writing() as connection:
            before = _ticket(connection, number)
            event = event_of(before)
            named = event.record if isinstance(event, Taken) else None
            _append(connection, number, event, bears=bool(before.record or named))
            return _ticket(connection, number)

    def erase_contact(self, number: str) -> Ticket:
        """Delete the mail address left with a ticket; the audit keeps that it was. Raises UnknownTicket, NotAllowed."""
        with self._writing() as connection:
            if not _ticket(connection, number).contact:
                raise NotAllowed("没有联系方式 no contact is kept with it")
            if self._engine.dialect.name == "sqlite":  # which else only forgets where it wrote it
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            connection.execute(delete(CONTACTS).where(CONTACTS.c.ticket == number))
            _append(connection, number, ContactErased(), bears=False)
            return _ticket(connection, number)

    def ticket(self, number: str) -> Ticket:
        """One ticket. Raises UnknownTicket."""
        with self._reading() as connection:
            if connection is None:
                raise UnknownTicket(number)
            return _ticket(connection, number)

    def tickets(self, *, bearing: bool = False) -> tuple[Ticket, ...]:
        """Every ticket in the order they came in; `bearing`: only those that are about a record, with the rows that
        say the same under another date."""
        with self._reading() as connection:
            if connection is None:
                return ()
            wanted = select(AUDIT.c.ticket).where(AUDIT.c.bears == 1)
            rows = select(AUDIT).order_by(AUDIT.c.seq)
            found = connection.execute(rows.where(AUDIT.c.ticket.in_(wanted)) if bearing else rows)
            tickets = tickets_of(_entry(Link(*row)) for row in found)
            if not bearing:
                return tickets
            also = {ref: tuple(redated(connection, ref)) for ref in {ticket.record for ticket in tickets} if ref}
            return tuple(_with(ticket, also) for ticket in tickets)

    def history(self, number: str) -> tuple[Entry, ...]:
        """What happened to one ticket, oldest first."""
        with self._reading() as connection:
            return () if connection is None else tuple(_entries(connection, number))

    def contact(self, number: str) -> str | None:
        """The mail address left with a ticket. For maintainers only."""
        with self._reading() as connection:
            if connection is None:
                return None
            return connection.execute(select(CONTACTS.c.email).where(CONTACTS.c.ticket == number)).scalar()

    def stamp(self) -> str:
        """Changes with everything that bears on what is said of a record, and with nothing else. One look into an
        index: what the newest such row is."""
        with self._reading() as connection:
            if connection is None:
                return "0"
            return str(connection.execute(select(func.max(AUDIT.c.seq)).where(AUDIT.c.bears == 1)).scalar() or 0)

    def audit(self, known: str | None = None) -> Audit:
        """Read the whole chain; see `chain.verify`."""
        with self._reading() as connection:
            if connection is None:
                return verify((), known)
            return verify((Link(*row) for row in connection.execute(select(AUDIT).order_by(AUDIT.c.seq))), known)

    def record(self, ref: RecordRef) -> Record | None:
        """The record meant, if any revision ever held it."""
        body = select(RECORDS.c.body).where(RECORDS.c.source == ref.source, RECORDS.c.digest == ref.digest)
        with _answering(), self._engine.connect() as connection:
            found = connection.execute(body.limit(1)).scalar()
        return None if found is None else RECORD.validate_json(found)

    def records_named(self, name: str) -> Iterator[tuple[RecordRef, Record]]:
        """The records valid now that bear this very name."""
        key = legal_name_key(name)
        rows = select(RECORDS.c.source, RECORDS.c.digest, RECORDS.c.body).where(RECORDS.c.until_rev.is_(None))
        with _answering(), self._engine.connect() as connection:
            for source, digest, body in connection.execute(rows):
                record = RECORD.validate_json(body)
                if key in map(legal_name_key, names_in(record)):
                    yield RecordRef(source=source, digest=digest), record

    def close(self) -> None:
        """Close every connection; the next use opens new ones."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        """A connection, or None while there are no tables."""
        with _answering(), self._engine.connect() as connection:
            self._made = self._made or tables.are_there(connection)
            yield connection if self._made else None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _answering(), writing(self._engine).begin() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_TURN)))
            if not self._made:
                tables.create(connection)
            yield connection
        self._made = True


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:  # its message may quote what was to be written
        raise StoreUnavailable(type(error).__name__) from None


def _append(connection: Connection, number: str, event: Event, *, bears: bool) -> None:
    last = connection.execute(select(AUDIT.c.seq, AUDIT.c.hash).order_by(AUDIT.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, ORIGIN)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    content = (seq, number, now, int(bears), event.model_dump_json(exclude_none=True))
    columns = ("seq", "ticket", "at", "bears", "body")
    values = dict(zip(columns, content, strict=True))
    connection.execute(insert(AUDIT).values(**values, previous=previous, hash=seal(previous, content)))


def _ticket(connection: Connection, number: str) -> Ticket:
    entries = tuple(_entries(connection, number))
    if not entries:
        raise UnknownTicket(number)
    return ticket_of(entries)


def _with(ticket: Ticket, also: Mapping[RecordRef, tuple[RecordRef, ...]]) -> Ticket:
    return ticket.model_copy(update={"also": also[ticket.record]}) if ticket.record else ticket


def _entries(connection: Connection, number: str) -> Iterator[Entry]:
    for row in connection.execute(select(AUDIT).where(AUDIT.c.ticket == number).order_by(AUDIT.c.seq)):
        yield _entry(Link(*row))


def _entry(link: Link) -> Entry:
    return Entry(seq=link.seq, ticket=link.ticket, at=link.at, event=EVENT.validate_json(link.body))
