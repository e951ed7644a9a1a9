"""Tickets in the database: claims come in, events are appended, nothing is changed. Beside them, mail addresses.

Writers take turns (SQLite: one write lock; PostgreSQL: an advisory lock), so the chain never forks. Reading creates
nothing: a read-only replica serves.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.exc import SQLAlchemyError

from checker.corrections.claim import Claim, Contact, RecordRef
from checker.corrections.events import AuditEntry, ContactErased, Decided, Event
from checker.corrections.limits import HOUR, UNCOUNTED, ClaimLimits, TooManyClaimsError
from checker.corrections.sender_network import Sender
from checker.corrections.store import post_counts, schema
from checker.corrections.store.append_event import append, happen, receive
from checker.corrections.store.audit_chain import Audit, AuditLink, verify
from checker.corrections.store.audit_entries import UnknownTicketError, entries_of, read_entries, whole_ticket
from checker.corrections.store.disputed_records import (
    NOTHING,
    ReadSoFar,
    RecordTickets,
    newest_record_tickets,
    record_tickets,
)
from checker.corrections.store.floods import AT_ONCE as FLOOD_AT_ONCE
from checker.corrections.store.floods import Flood, Floods, close, floods, of_flood
from checker.corrections.store.post_counts import Counting
from checker.corrections.store.schema import AUDIT, CONTACTS
from checker.corrections.ticket import NotAllowedError, Ticket, ticket_of
from checker.corrections.ticket_number import new_number
from registries.model import RECORD, Record, legal_name_key
from registries.row_identity import names_in
from registries.store.errors import StoreUnavailableError
from registries.store.schema import RECORDS, open_engine, reading, writing

__all__ = ["Corrections", "StoreUnavailableError", "UnknownTicketError"]

_TURN: Final = 5_913_643  # any number of our own: the name of a PostgreSQL advisory lock


class Corrections:
    """The one place that reads and writes tickets. Safe to share between threads, and across a fork.

    Everything here raises StoreUnavailableError when the database is away, locked, full, or read only and to be
    written; then nothing was written.
    """

    def __init__(self, database_url: str) -> None:
        with _answering():
            self._engine = open_engine(database_url)
            self._engine.dispose()  # a server forks after this, and no open connection may be in two processes
        self._made = self._counted = False
        self._forgot_at = 0

    def receive(
        self,
        claim: Claim,
        contact: Contact | None = None,
        sender: Sender | None = None,
        limits: ClaimLimits = UNCOUNTED,
    ) -> str:
        """Keep a claim. Returns the number of its ticket. `sender`: where it came from, if that is to be counted.

        Raises TooManyClaimsError, when nothing was kept but the count of it.
        """
        number = new_number()
        with self._writing() as connection:
            refused = self._refusal(connection, claim, Counting(sender, limits))
            if refused is None:
                receive(connection, number, claim, contact, Counting(sender, limits))
        if refused is not None:
            raise refused
        return number

    def append(self, number: str, event_of: Callable[[Ticket], Event]) -> Ticket:
        """Let `event_of` say what happens to a ticket, given how it stands, and write it down in one transaction.

        Raises UnknownTicketError, and NotAllowedError as `event_of` does.
        """
        with self._writing() as connection:
            return happen(connection, number, event_of)

    def erase_contact(self, number: str) -> Ticket:
        """Delete the mail address left with a ticket; the audit keeps that it was. Raises UnknownTicketError,
        NotAllowedError."""
        with self._writing() as connection:
            if not whole_ticket(connection, number).contact:
                raise NotAllowedError("没有联系方式", "no contact is kept with it")
            if self._engine.dialect.name == "sqlite":  # which else only forgets where it wrote it
                connection.exec_driver_sql("PRAGMA secure_delete = ON")
            connection.execute(delete(CONTACTS).where(CONTACTS.c.ticket == number))
            append(connection, number, ContactErased(), bears=False)
            return whole_ticket(connection, number)

    def ticket(self, number: str) -> Ticket:
        """Return one ticket. Raises UnknownTicketError."""
        with self._reading() as connection:
            if connection is None:
                raise UnknownTicketError(number)
            return whole_ticket(connection, number)

    def tickets(self) -> tuple[Ticket, ...]:
        """Return every ticket in the order they came in."""
        with self._reading() as connection:
            return () if connection is None else tuple(map(ticket_of, entries_of(connection).values()))

    def bearing(self, since: ReadSoFar = NOTHING) -> RecordTickets:
        """Return what bears on records and is new to whoever knows that much, all of one moment."""
        with self._reading() as connection:
            return RecordTickets() if connection is None else record_tickets(connection, since)

    def floods(self, since: int, most: int) -> Floods:
        """Return who wrote how much since then (UTC epoch seconds); of networks and facts at most so many each."""
        with self._reading() as connection:
            if connection is None or not schema.counted(connection):
                return Floods()
            return floods(connection, since, most)

    def of_flood(self, flood: Flood) -> tuple[str, ...]:
        """Return the open tickets of a flood that no person took yet."""
        with self._reading() as connection:
            if connection is None or not schema.counted(connection):
                return ()
            return of_flood(connection, flood)

    def close_flood(self, numbers: Sequence[str], decided: Decided) -> Iterator[int]:
        """Decline those tickets, as far as no person took them meanwhile, some at a time; how many, after each time."""
        for start in range(0, len(numbers), FLOOD_AT_ONCE):
            with self._writing() as connection:
                done = close(connection, numbers[start : start + FLOOD_AT_ONCE], decided)
            yield done

    def history(self, number: str) -> tuple[AuditEntry, ...]:
        """Return what happened to one ticket, oldest first."""
        with self._reading() as connection:
            return () if connection is None else tuple(read_entries(connection, AUDIT.c.ticket == number))

    def contact(self, number: str) -> str | None:
        """Return the mail address left with a ticket. For maintainers only."""
        with self._reading() as connection:
            if connection is None:
                return None
            return connection.execute(select(CONTACTS.c.email).where(CONTACTS.c.ticket == number)).scalar()

    def stamp(self) -> str:
        """Return a stamp that changes with everything that bears on what is said of a record, and with nothing else.
        One look into an index: what the newest such row is."""
        with self._reading() as connection:
            if connection is None:
                return "0"
            return str(newest_record_tickets(connection))

    def audit(self, expected_head: str | None = None) -> Audit:
        """Read the whole chain; see `chain.verify`."""
        with self._reading() as connection:
            if connection is None:
                return verify((), expected_head)
            links = (AuditLink(*row) for row in connection.execute(select(AUDIT).order_by(AUDIT.c.seq)))
            return verify(links, expected_head)

    def record(self, ref: RecordRef) -> Record | None:
        """Return the record meant, if any revision ever held it."""
        body = select(RECORDS.c.body).where(RECORDS.c.source == ref.source, RECORDS.c.digest == ref.digest)
        with _answering(), self._engine.connect() as connection:
            row = connection.execute(body.limit(1)).scalar()
        return None if row is None else RECORD.validate_json(row)

    def records_named(self, name: str) -> Iterator[tuple[RecordRef, Record]]:
        """Yield the records valid now that bear this very name."""
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
        """Return a connection that sees one moment, or None while there are no tables."""
        with _answering(), reading(self._engine).connect() as connection:
            self._made = self._made or schema.are_there(connection)
            yield connection if self._made else None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _answering(), writing(self._engine).begin() as connection:
            if self._engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(_TURN)))
            if not self._counted:
                before = not schema.counted(connection)
                schema.create(connection)
                if before:
                    post_counts.recount(connection)
            yield connection
        self._made = self._counted = True

    def _refusal(self, connection: Connection, claim: Claim, counting: Counting) -> TooManyClaimsError | None:
        if counting.sender is None:
            return None
        if post_counts.now() - self._forgot_at > HOUR:
            post_counts.forget(connection)
            self._forgot_at = post_counts.now()
        refused = post_counts.refusal(connection, claim.record, counting)
        if refused is not None:
            post_counts.note_refusal(connection, counting.sender, refused)
        return refused


@contextmanager
def _answering() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:  # its message may quote what was to be written
        raise StoreUnavailableError(type(error).__name__) from None
