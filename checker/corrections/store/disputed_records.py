"""What bears on records, read in one moment and, after the first time, only as far as it is new."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Connection, func, select

from checker.corrections.claim import RecordRef
from checker.corrections.reissued_records import reissued
from checker.corrections.store.audit_entries import entries_of
from checker.corrections.store.schema import AUDIT
from checker.corrections.ticket import Ticket, ticket_of
from registries.store.publishing import newest_revision

Redated = Mapping[RecordRef, set[RecordRef]]


@dataclass(frozen=True)
class ReadSoFar:
    """What a reader has read: up to which row of the audit and which revision, and the records it knows of."""

    seq: int = 0
    revision: int = 0
    records: Collection[RecordRef] = frozenset()


@dataclass(frozen=True)
class RecordTickets:
    """`seq`, `revision`: the moment. `tickets`: those to which something happened that bears on a record, whole, each
    with the row it began with. `redated`: rows that say the same under another date, as far as they are new."""

    seq: int = 0
    revision: int = 0
    tickets: tuple[tuple[int, Ticket], ...] = ()
    redated: Redated = field(default_factory=dict)


NOTHING: Final = ReadSoFar()


def newest_record_tickets(connection: Connection) -> int:
    """Return the newest row that bears on a record; one look into an index."""
    return connection.execute(select(func.max(AUDIT.c.seq)).where(AUDIT.c.bears == 1)).scalar() or 0


def record_tickets(connection: Connection, since: ReadSoFar) -> RecordTickets:
    """Return what is new to whoever knows that much. The connection must see one moment."""
    seq, revision = newest_record_tickets(connection), newest_revision(connection)
    changed = select(AUDIT.c.ticket).where(AUDIT.c.bears == 1, AUDIT.c.seq > since.seq)
    histories = entries_of(connection, AUDIT.c.ticket.in_(changed)) if seq > since.seq else {}
    tickets = tuple((entries[0].seq, ticket_of(entries)) for entries in histories.values())
    disputed = {ticket.record for _, ticket in tickets if ticket.record}
    also = dict(reissued(connection, disputed.difference(since.records)))
    if revision > since.revision:
        for ref, rows in reissued(connection, since.records, since.revision).items():
            also[ref] = also.get(ref, set()) | rows
    return RecordTickets(seq, revision, tickets, also)


def with_reissued(ticket: Ticket, also: Redated) -> Ticket:
    """Return the ticket with the rows that say what its record says under another date."""
    rows = also.get(ticket.record, set()) if ticket.record else set()
    return ticket.model_copy(update={"also": tuple(sorted(rows, key=str))}) if rows else ticket
