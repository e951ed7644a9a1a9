"""What open and answered tickets mean for a report: which records are contested, which were withdrawn.

A dispute whose state is not `answered` is shown as 争议中. One that is `answered` shows the firm's reply and no mark.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from checker.china_time import day_in_china
from checker.report import Dispute
from checker.terms import TicketState
from registries.model import Text

if TYPE_CHECKING:  # where nobody disputes, there are no tickets
    from checker.corrections.ticket import Ticket

Key = tuple[str, str]  # (source id, digest of the record)


def concerns_report(ticket: "Ticket") -> bool:
    """Return whether the ticket means anything for a report as it stands."""
    return ticket.withdrawn or next(_disputed_keys(ticket), None) is not None


def disputes_by_record(tickets: "Iterable[Ticket]") -> dict[Key, Dispute]:
    """Return one dispute a record: since its first open ticket, with the firm's last reviewed reply."""
    listed = tuple(tickets)
    by_record: dict[Key, list[Ticket]] = {}
    removed = withdrawn_records(listed)
    for ticket in listed:
        for key in _disputed_keys(ticket):
            by_record.setdefault(key, []).append(ticket)
    return {key: _dispute(about) for key, about in by_record.items() if key not in removed}


def withdrawn_records(tickets: "Iterable[Ticket]") -> frozenset[Key]:
    """Return the records that were withdrawn."""
    return frozenset(ticket.record.key for ticket in tickets if ticket.withdrawn and ticket.record)


def _disputed_keys(ticket: "Ticket") -> Iterator[Key]:
    """Yield the records that this ticket keeps contested or replies to. A list published anew rids nobody of a question
    that is open; one that was found right may be mended by just that, so it holds for the row it was about."""
    if ticket.record is None or not (_open_state(ticket) or _reply(ticket)):
        return
    yield ticket.record.key
    if ticket.state != "answered" or _reply(ticket):
        yield from (ref.key for ref in ticket.also)


def _dispute(tickets: "list[Ticket]") -> Dispute:
    first = next((ticket for ticket in tickets if _open_state(ticket)), tickets[0])
    replies = [reply for ticket in tickets if (reply := _reply(ticket))]
    return Dispute(
        ticket=first.number,
        since=day_in_china(first.received_at),
        state=_open_state(first) or "answered",
        reply=replies[-1] if replies else None,
    )


def _open_state(ticket: "Ticket") -> TicketState | None:
    """Return the state of a ticket that keeps its record contested. One found right does so until the record is mended;
    one that came in a flood does so only once a person took it."""
    if ticket.state != "answered":
        return ticket.state if ticket.mark == "set" else None
    mending = ticket.claim.kind in ("correction", "removal") and ticket.outcome in ("accepted", "partly")
    return "under_review" if mending and not ticket.withdrawn else None


def _reply(ticket: "Ticket") -> Text | None:
    """Return the firm's own words, once a reviewer let them stand; in whatever language it wrote them."""
    if ticket.claim.kind == "reply" and ticket.outcome == "accepted":
        return Text(zh=ticket.claim.text, en=ticket.claim.text)
    return None
