"""Rows of the audit, read back as what happened."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, select

from checker.corrections.events import EVENT, AuditEntry
from checker.corrections.store.audit_chain import AuditLink
from checker.corrections.store.schema import AUDIT
from checker.corrections.ticket import Ticket, ticket_of


class UnknownTicketError(Exception):
    """No ticket has this number."""


def read_entries(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[AuditEntry]:
    """Yield what happened, oldest first, of the rows that meet the conditions."""
    for row in connection.execute(select(AUDIT).where(*conditions).order_by(AUDIT.c.seq)):
        link = AuditLink(*row)
        yield AuditEntry(seq=link.seq, ticket=link.ticket, at=link.at, event=EVENT.validate_json(link.body))


def entries_of(connection: Connection, *conditions: ColumnElement[bool]) -> dict[str, list[AuditEntry]]:
    """Return audit entries by ticket, in the order in which tickets came in."""
    by_number: dict[str, list[AuditEntry]] = {}
    for entry in read_entries(connection, *conditions):
        by_number.setdefault(entry.ticket, []).append(entry)
    return by_number


def whole_ticket(connection: Connection, number: str) -> Ticket:
    """Return one ticket as it stands. Raises UnknownTicketError."""
    entries = tuple(read_entries(connection, AUDIT.c.ticket == number))
    if not entries:
        raise UnknownTicketError(number)
    return ticket_of(entries)
