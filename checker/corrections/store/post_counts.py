"""Counting what comes in: how much from where, how many open tickets a fact has, how many facts were newly marked.

Counted in the database, so that all workers count together and a restart forgets nothing. All of it runs inside the
transaction that writes the claim, in which writers take turns: no two claims see the same count.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from checker.corrections.claim import RecordRef
from checker.corrections.events import Mark
from checker.corrections.limits import DAY, HOUR, UNCOUNTED, Bound, ClaimLimits, Quota, TooManyClaimsError
from checker.corrections.sender_network import Sender
from checker.corrections.store.audit_entries import entries_of
from checker.corrections.store.schema import AUDIT, POSTS, REFUSALS
from checker.corrections.ticket import Ticket, ticket_of

#: How long a claim is known to come from the same network as another: a flood is seen and cleared up within this.
REMEMBERED: Final = 30 * DAY
_STANDING: Final = POSTS.c.mark.in_(("set", "later"))  # rows that keep their fact marked while they are open
_SOMEWHERE: Final = Sender("", "")


@dataclass(frozen=True)
class Counting:
    """Where a claim came from, if that is counted, and by which limits."""

    sender: Sender | None = None
    limits: ClaimLimits = UNCOUNTED


def now() -> int:
    """Return the time, UTC epoch seconds."""
    return int(time.time())


def refusal(connection: Connection, record: RecordRef | None, counting: Counting) -> TooManyClaimsError | None:
    """Return why no further claim is taken, if one is not; the bound that lasts longest."""
    sender, limits = counting.sender, counting.limits
    if sender is None:
        return None
    waits = [(_wait(connection, quota, counted), bound) for bound, quota, counted in _posts(sender, limits)]
    seconds, bound = max(waits, default=(0, "site"))
    if seconds:
        return TooManyClaimsError(bound, seconds)
    if record and _open_tickets(connection, record) >= limits.open_tickets_a_fact:
        return TooManyClaimsError("fact", DAY)
    return None


def note_refusal(connection: Connection, sender: Sender, refused: TooManyClaimsError) -> None:
    """Count that a limit was hit, for the operator to see."""
    hour = now() // HOUR
    row = (REFUSALS.c.hour == hour, REFUSALS.c.wider == sender.wider, REFUSALS.c.bound == refused.bound)
    counted = connection.execute(update(REFUSALS).where(*row).values(times=REFUSALS.c.times + 1))
    if not counted.rowcount:
        connection.execute(insert(REFUSALS).values(hour=hour, wider=sender.wider, bound=refused.bound, times=1))


def mark_for(connection: Connection, record: RecordRef, counting: Counting) -> Mark:
    """Return what a claim about this record does to it. Without a sender nothing but the record counts."""
    sender, limits = counting.sender, counting.limits
    standing = select(POSTS.c.ticket).where(POSTS.c.fact == str(record), POSTS.c.open == 1, _STANDING).limit(1)
    if connection.execute(standing).first():
        return "standing"
    if sender and any(_wait(connection, *counted) for counted in _marks(sender, limits)):
        return "queued"
    return "set"


def note(connection: Connection, number: str, record: RecordRef | None, mark: Mark, sender: Sender | None) -> None:
    """Count a claim that was taken."""
    sender = sender or _SOMEWHERE
    networks = {"network": sender.network, "wider": sender.wider}
    values = {"fact": str(record or ""), "mark": mark if record else "", "open": 1}
    connection.execute(insert(POSTS).values(ticket=number, at=now(), **values, **networks))


def note_taken(connection: Connection, ticket: Ticket) -> None:
    """Note that a person looks into it: its record is marked from now on, if it was not, and counts against nobody."""
    row = update(POSTS).where(POSTS.c.ticket == ticket.number)
    if ticket.record:
        connection.execute(row.where(POSTS.c.mark != "set").values(mark="later", fact=str(ticket.record)))


def note_answered(connection: Connection, ticket: Ticket) -> str | None:
    """Note that it is answered. Return the ticket that keeps the fact marked from now on, if only waiting ones are
    left."""
    connection.execute(update(POSTS).where(POSTS.c.ticket == ticket.number).values(open=0))
    if ticket.record is None or ticket.withdrawn:
        return None
    left = (POSTS.c.fact == str(ticket.record), POSTS.c.open == 1)
    if connection.execute(select(POSTS.c.ticket).where(*left, _STANDING).limit(1)).first():
        return None
    came = select(func.min(AUDIT.c.seq)).where(AUDIT.c.ticket == POSTS.c.ticket).scalar_subquery()
    waiting = select(POSTS.c.ticket).where(*left, POSTS.c.mark == "standing").order_by(came)
    following = connection.execute(waiting.limit(1)).scalar()
    if following:
        connection.execute(update(POSTS).where(POSTS.c.ticket == following).values(mark="later"))
    return following


def forget(connection: Connection) -> None:
    """Empty the networks of claims that are old, and drop the counts of refusals as old."""
    oldest = now() - REMEMBERED
    old = (POSTS.c.network > "", POSTS.c.at < oldest)
    connection.execute(update(POSTS).where(*old).values(network="", wider=""))
    connection.execute(REFUSALS.delete().where(REFUSALS.c.hour < oldest // HOUR))


def recount(connection: Connection) -> None:
    """Count the open tickets of a database that was written before anything was counted."""
    for number, entries in entries_of(connection).items():
        ticket = ticket_of(entries)
        at = int(datetime.fromisoformat(ticket.received_at).timestamp())
        values = {"fact": str(ticket.record or ""), "mark": "set" if ticket.record else ""}
        still = int(ticket.state != "answered")
        connection.execute(insert(POSTS).values(ticket=number, at=at, open=still, network="", wider="", **values))


def _open_tickets(connection: Connection, record: RecordRef) -> int:
    rows = select(func.count()).where(POSTS.c.fact == str(record), POSTS.c.open == 1)
    return int(connection.execute(rows).scalar_one())


def _posts(sender: Sender, limits: ClaimLimits) -> Iterator[tuple[Bound, Quota, ColumnElement[bool]]]:
    yield from (("network", quota, POSTS.c.network == sender.network) for quota in limits.posts_network)
    yield from (("wider", quota, POSTS.c.wider == sender.wider) for quota in limits.posts_wider)
    yield from (("site", quota, POSTS.c.ticket != "") for quota in limits.posts_site)


def _marks(sender: Sender, limits: ClaimLimits) -> Iterator[tuple[Quota, ColumnElement[bool]]]:
    marked = POSTS.c.mark == "set"
    yield from ((quota, marked & (POSTS.c.network == sender.network)) for quota in limits.marks_network)
    yield from ((quota, marked & (POSTS.c.wider == sender.wider)) for quota in limits.marks_wider)
    yield from ((quota, marked) for quota in limits.marks_site)


def _wait(connection: Connection, quota: Quota, counted: ColumnElement[bool]) -> int:
    """Return the seconds until one more fits into the quota; 0 when it does now."""
    moment = now()
    rows = select(POSTS.c.at).where(counted, POSTS.c.at > moment - quota.seconds).order_by(POSTS.c.at.desc())
    first = connection.execute(rows.offset(quota.most - 1).limit(1)).scalar()
    return 0 if first is None else max(1, first + quota.seconds - moment)
