"""The lease row: who may publish, until when, and the fencing number that tells an old holder from the present one.

Plain SQL: one UPDATE takes it if it is free, on SQLite and PostgreSQL alike. Times are UTC epoch seconds.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, or_, select, update

from registries.model import Text
from registries.store.schema import LEASE, LEASE_NAME

_ROW = LEASE.c.name == LEASE_NAME


class LeaseError(Exception):
    """The lease is another's; `reason`: the message in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.reason = Text(zh=zh, en=en)


class LeaseHeldError(LeaseError):
    """Another job holds the lease. The message says who, and since how long it was last heard."""


class LeaseLostError(LeaseError):
    """The lease expired and another job has taken it since: nothing was written."""


@dataclass(frozen=True)
class LeaseTerm:
    """For how long a lease is taken: from `now`, for `seconds`."""

    now: float
    seconds: float


def take(connection: Connection, holder: str, term: LeaseTerm) -> int:
    """Take the lease and return its fence. Raises LeaseHeldError.

    It is free once it expired, and also where its heartbeat lies in the future: then a clock was set back, and
    waiting for it could take a day. A holder overtaken so is stopped by its fence.
    """
    free = or_(LEASE.c.expires <= term.now, LEASE.c.heartbeat > term.now + term.seconds)
    values = {"holder": holder, "fence": LEASE.c.fence + 1, **_heartbeat(term)}
    taken = connection.execute(update(LEASE).where(_ROW, free).values(values)).rowcount
    row = connection.execute(select(LEASE.c.holder, LEASE.c.fence, LEASE.c.heartbeat).where(_ROW)).one()
    if not taken:
        silent = max(0, term.now - row.heartbeat)
        zh = f"{row.holder} 正在更新，{silent:.0f} 秒前还有动静"
        raise LeaseHeldError(zh, f"{row.holder} holds the lease, last heard {silent:.0f} s ago")
    return int(row.fence)


def renew(connection: Connection, fence: int, term: LeaseTerm) -> bool:
    """Return whether the lease was still ours, and is now for another term."""
    return bool(connection.execute(update(LEASE).where(_ROW, LEASE.c.fence == fence).values(_heartbeat(term))).rowcount)


def release(connection: Connection, fence: int) -> None:
    """Free the lease, if it is still ours."""
    connection.execute(update(LEASE).where(_ROW, LEASE.c.fence == fence).values(holder="", expires=0))


def require(connection: Connection, fence: int | None) -> None:
    """Lock the lease row until the transaction ends, so that writers take turns; with a fence, it must be the present
    one, else LeaseLostError is raised."""
    present = connection.execute(select(LEASE.c.fence).where(_ROW).with_for_update()).scalar_one()
    if fence is not None and fence != present:
        zh = f"更新权（{fence}）被接走了，现在是{present}"
        raise LeaseLostError(zh, f"the lease with fence {fence} was taken over: the present fence is {present}")


def _heartbeat(term: LeaseTerm) -> dict[str, float]:
    return {"heartbeat": term.now, "expires": term.now + term.seconds}
