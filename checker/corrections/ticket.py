"""A ticket as its events made it, and what may happen to it next. Pure: no clock, no database."""

from collections.abc import Iterable, Sequence
from typing import Final

from checker.corrections.claim import Claim, RecordRef
from checker.corrections.events import (
    AuditEntry,
    ContactErased,
    Decided,
    Event,
    Mark,
    Marked,
    Outcome,
    Received,
    RemovalAgreed,
    Taken,
    Withdrawn,
)
from checker.terms import TicketState
from registries.model import Frozen, Text, legal_name_key

WITHDRAWN: Final = Text(
    zh="两位核对的人都同意：这条记录撤下了，不再显示。",
    en="Two reviewers agreed: this record is withdrawn and no longer shown.",
)


_MARKED: Final[dict[str, object]] = {"mark": "set"}


class NotAllowedError(Exception):
    """This cannot happen to the ticket as it stands; `reason` says why, for maintainers."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Text(zh=zh, en=en)


class Ticket(Frozen):
    """A claim and how far it has come. Times are UTC, ISO 8601. `agreed`: who agreed to a removal so far. `also`: rows
    that say what `record` says under another date. `mark`: what it does to its record before a person takes it."""

    number: str
    claim: Claim
    record: RecordRef | None
    also: tuple[RecordRef, ...] = ()
    state: TicketState
    mark: Mark = "set"
    received_at: str
    taken_at: str | None = None
    answered_at: str | None = None
    outcome: Outcome | None = None
    answer: Text | None = None
    agreed: tuple[str, ...] = ()
    withdrawn: bool = False
    contact: bool = False
    gone: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


def ticket_of(entries: Sequence[AuditEntry]) -> Ticket:
    """Return the ticket that these entries, oldest first and all of one number, add up to."""
    first = entries[0]
    assert isinstance(first.event, Received), first.event.event  # noqa: S101 - the store writes no other beginning
    ticket = Ticket(
        number=first.ticket,
        claim=first.event.claim,
        record=first.event.claim.record,
        state="received",
        mark=first.event.mark,
        received_at=first.at,
        contact=first.event.contact,
    )
    for entry in entries[1:]:
        ticket = ticket.model_copy(update=_effect(ticket, entry))
    return ticket


def tickets_of(entries: Iterable[AuditEntry]) -> tuple[Ticket, ...]:
    """Return all tickets of an audit, in the order they came in."""
    by_number: dict[str, list[AuditEntry]] = {}
    for entry in entries:
        by_number.setdefault(entry.ticket, []).append(entry)
    return tuple(ticket_of(ticket_entries) for ticket_entries in by_number.values())


def _effect(ticket: Ticket, entry: AuditEntry) -> dict[str, object]:  # noqa: PLR0911 - one of each event
    match entry.event:
        case Taken(record=record):
            return {"state": "under_review", "taken_at": entry.at, "record": record or ticket.record, **_MARKED}
        case Marked():
            return _MARKED
        case RemovalAgreed(reviewer=reviewer):
            return {"agreed": (*ticket.agreed, reviewer)}
        case Withdrawn(reviewer=reviewer, answer=answer):
            agreed = (*ticket.agreed, reviewer)
            return {"agreed": agreed, "withdrawn": True, **_answered(entry.at, "accepted", answer)}
        case Decided(outcome=outcome, answer=answer, gone=gone, shown=shown):
            return {"gone": gone, "shown": shown, **_answered(entry.at, outcome, answer)}
        case ContactErased():
            return {"contact": False}
    return {}


def _answered(at: str, outcome: Outcome, answer: Text) -> dict[str, object]:
    return {"state": "answered", "answered_at": at, "outcome": outcome, "answer": answer}


def take(ticket: Ticket, reviewer: str, record: RecordRef | None = None) -> Event:
    """Return the event that a reviewer looks into it. Raises NotAllowedError once it is being looked into, and for a
    record where one is known."""
    if ticket.state != "received":
        raise NotAllowedError(f"已经是 {ticket.state}", f"it is already {ticket.state}")
    if record and (ticket.record or ticket.claim.kind == "report"):
        raise NotAllowedError("这张单子不能再指定记录", "this ticket takes no record")
    return Taken(reviewer=reviewer, record=record)


def agree(ticket: Ticket, reviewer: str) -> Event:
    """Return the event that a reviewer agrees that the record goes; it does when a second one, of another name, agrees
    too.

    Raises NotAllowedError for a ticket that names no record, is not under review, or had this reviewer's voice already.
    """
    _require_review(ticket)
    if ticket.record is None:
        en = "no record is named, so nothing can be withdrawn: see `corrections records`"
        raise NotAllowedError("没有指定记录，撤不下什么：看 `corrections records`", en)
    if legal_name_key(reviewer) in map(legal_name_key, ticket.agreed):
        en = "another reviewer must agree: two different people decide on a removal"
        raise NotAllowedError("要另一个人同意：撤下由两个人决定", en)
    if ticket.agreed:
        return Withdrawn(reviewer=reviewer, answer=WITHDRAWN)
    return RemovalAgreed(reviewer=reviewer)


def decide(ticket: Ticket, decided: Decided) -> Event:
    """Return the answer as an event. Raises NotAllowedError for a ticket that is not under review, for an accepted
    removal (two people agree to it, by `remove`), and for an accepted correction of which nobody could check later that
    it is kept."""
    _require_review(ticket)
    kind = ticket.claim.kind
    if kind == "removal" and decided.outcome == "accepted":
        en = "a removal is accepted by two reviewers: use `corrections remove`"
        raise NotAllowedError("撤下要两个人：用 `corrections remove`", en)
    if kind == "correction" and decided.outcome == "accepted" and not (ticket.record or decided.gone or decided.shown):
        en = "say what must be gone or shown from now on: --gone or --shown"
        raise NotAllowedError("要写明以后不能再有什么、必须有什么：--gone 或 --shown", en)
    return decided


def _require_review(ticket: Ticket) -> None:
    if ticket.state == "received":
        raise NotAllowedError("先接单：`corrections take`", "take it first: `corrections take`")
    if ticket.state == "answered":
        raise NotAllowedError(f"{ticket.answered_at} 已经答复", f"it was answered on {ticket.answered_at}")
