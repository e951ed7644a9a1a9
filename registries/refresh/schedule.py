"""When the next refresh is due, for a scheduler that may be stopped and started at any time.

The store says when each list was last tried: a restart asks no publisher again before its time, and a night that was
missed is made up for at once.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from registries.model import Source

if TYPE_CHECKING:  # every command reads a duration so, and few open a store
    from registries.store.store import Store

_DURATION = re.compile(r"([1-9]\d{0,3})([mhd])")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def duration(text: str) -> timedelta:
    """Read a duration: 90m, 24h or 1d. Raises ValueError."""
    match = _DURATION.fullmatch(text)
    if not match:
        raise ValueError("write 90m, 24h or 1d")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def last_attempts(store: "Store", sources: Iterable[Source]) -> tuple[datetime, datetime]:
    """Return when the first and the last of these lists was last tried, whatever came of it; 1970 for never."""
    attempts = store.last_attempts()
    times = [_time(attempts[source.id].started_at) if source.id in attempts else _NEVER for source in sources]
    return min(times, default=_NEVER), max(times, default=_NEVER)


def due_in(store: "Store", sources: Iterable[Source], every: timedelta) -> timedelta:
    """Return how long until the list that waited longest is due; zero when it is."""
    return max(timedelta(0), last_attempts(store, sources)[0] + every - datetime.now(UTC))


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time if time.tzinfo else time.replace(tzinfo=UTC)
