"""Who writes how much: counts by hour, by network and by fact, without an address; and clearing up after a flood.

A flood's tickets are answered like all others, one row of the audit each; nothing is deleted. Only what no person took
yet can be cleared so, and only as unfounded: nothing is ever withdrawn in bulk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from checker.corrections.events import Decided
from checker.corrections.limits import HOUR
from checker.corrections.store.append_event import happen
from checker.corrections.store.audit_entries import whole_ticket
from checker.corrections.store.schema import POSTS, REFUSALS
from checker.corrections.ticket import decide, take

#: Tickets answered in one transaction: other writers wait for none longer than that takes.
AT_ONCE: Final = 50


@dataclass(frozen=True)
class Count:
    """`key`: when an hour began (UTC epoch seconds), a network's hash, or a record. `tickets`: how many came; `marks`:
    how many marked a fact anew; `queued`: how many came unmarked; `open`: how many are not answered; `facts`: how many
    records they speak of."""

    key: str
    tickets: int
    marks: int
    queued: int
    open: int
    facts: int


@dataclass(frozen=True)
class RefusalCount:
    """How often a limit was hit from a wider network in one hour (UTC epoch hours)."""

    hour: int
    wider: str
    bound: str
    times: int


@dataclass(frozen=True)
class Floods:
    """What came in within a span, the largest counts first but for the hours, which are in order."""

    hours: tuple[Count, ...] = ()
    networks: tuple[Count, ...] = ()
    wider: tuple[Count, ...] = ()
    facts: tuple[Count, ...] = ()
    refused: tuple[RefusalCount, ...] = ()


@dataclass(frozen=True)
class Flood:
    """Which tickets: `network`, the hash of a network or of a wider one; taken in from `since` until `until`, both
    UTC epoch seconds."""

    network: str
    since: int
    until: int


def floods(connection: Connection, since: int, most: int) -> Floods:
    """Return what came in since then; of networks and facts at most so many each."""
    recent = POSTS.c.at >= since
    hour = POSTS.c.at - POSTS.c.at % HOUR
    refused = select(REFUSALS).where(REFUSALS.c.hour >= since // HOUR).order_by(REFUSALS.c.times.desc()).limit(most)
    return Floods(
        hours=tuple(sorted(_counts(connection, hour, (recent,)), key=lambda count: int(count.key))),
        networks=tuple(_counts(connection, POSTS.c.network, (recent, POSTS.c.network != ""), most)),
        wider=tuple(_counts(connection, POSTS.c.wider, (recent, POSTS.c.wider != ""), most)),
        facts=tuple(_counts(connection, POSTS.c.fact, (recent, POSTS.c.fact != ""), most)),
        refused=tuple(RefusalCount(*row) for row in connection.execute(refused)),
    )


def of_flood(connection: Connection, flood: Flood) -> tuple[str, ...]:
    """Return the open tickets of a flood, oldest first, that no person took yet."""
    where = or_(POSTS.c.network == flood.network, POSTS.c.wider == flood.network)
    rows = select(POSTS.c.ticket).where(where, POSTS.c.open == 1, POSTS.c.at >= flood.since, POSTS.c.at <= flood.until)
    numbers = connection.execute(rows.order_by(POSTS.c.at, POSTS.c.ticket)).scalars().all()
    return tuple(number for number in numbers if whole_ticket(connection, number).state == "received")


def close(connection: Connection, numbers: Sequence[str], decided: Decided) -> int:
    """Take and decline those of the tickets that are still nobody's. Returns how many that were.

    Raises ValueError for an answer that is more than a refusal.
    """
    if decided.outcome != "declined":
        raise ValueError("a flood can only be declined")
    left = [number for number in numbers if whole_ticket(connection, number).state == "received"]
    for number in left:
        happen(connection, number, lambda ticket: take(ticket, decided.reviewer))
        happen(connection, number, lambda ticket: decide(ticket, decided))
    return len(left)


def _counts(
    connection: Connection, key: ColumnElement[Any], where: Sequence[ColumnElement[bool]], most: int | None = None
) -> Iterator[Count]:
    tickets = func.count().label("tickets")
    marks, queued = (func.sum(case((POSTS.c.mark == mark, 1), else_=0)) for mark in ("set", "queued"))
    facts = func.count(func.nullif(POSTS.c.fact, "").distinct())
    rows = select(key.label("key"), tickets, marks, queued, func.sum(POSTS.c.open), facts).where(*where).group_by("key")
    for value, *counts in connection.execute(rows.order_by(tickets.desc()).limit(most)):
        yield Count(str(value), *map(int, counts))
