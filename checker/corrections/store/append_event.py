"""What is written when something happens to a ticket: a row of the audit, and what is counted by. One transaction."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from checker.corrections.claim import Claim, Contact
from checker.corrections.events import Decided, Event, Mark, Marked, Received, Taken, Withdrawn
from checker.corrections.store import post_counts
from checker.corrections.store.audit_chain import ORIGIN, seal
from checker.corrections.store.audit_entries import whole_ticket
from checker.corrections.store.post_counts import Counting
from checker.corrections.store.schema import AUDIT, CONTACTS
from checker.corrections.ticket import Ticket

_COLUMNS = ("seq", "ticket", "at", "bears", "body")


def receive(connection: Connection, number: str, claim: Claim, contact: Contact | None, counting: Counting) -> None:
    """Write down a claim. It bears on its record only where it is what marks it."""
    mark: Mark = post_counts.mark_for(connection, claim.record, counting) if claim.record else "set"
    received = Received(claim=claim, contact=contact is not None, mark=mark)
    append(connection, number, received, bears=claim.record is not None and mark == "set")
    post_counts.note(connection, number, claim.record, mark, counting.sender)
    if contact is not None:
        connection.execute(insert(CONTACTS).values(ticket=number, email=contact.email))


def happen(connection: Connection, number: str, event_of: Callable[[Ticket], Event]) -> Ticket:
    """Write down what `event_of` says happens to a ticket, given how it stands, and what follows for others.

    Raises UnknownTicketError, and what `event_of` does.
    """
    before = whole_ticket(connection, number)
    event = event_of(before)
    named = event.record if isinstance(event, Taken) else None
    append(connection, number, event, bears=bool(before.record or named))
    after = whole_ticket(connection, number)
    if isinstance(event, Taken):
        post_counts.note_taken(connection, after)
    if isinstance(event, Decided | Withdrawn):
        following = post_counts.note_answered(connection, after)
        if following:
            append(connection, following, Marked(), bears=True)
    return after


def append(connection: Connection, number: str, event: Event, *, bears: bool) -> None:
    """Add a row to the end of the audit."""
    last = connection.execute(select(AUDIT.c.seq, AUDIT.c.hash).order_by(AUDIT.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, ORIGIN)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    content = (seq, number, now, int(bears), event.model_dump_json(exclude_none=True))
    values = dict(zip(_COLUMNS, content, strict=True))
    connection.execute(insert(AUDIT).values(**values, previous=previous, hash=seal(previous, content)))
