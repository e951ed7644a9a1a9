"""How many requests a client may send: one rate for the whole site, a larger one for type-ahead.

Counted in Redis if there is one, else, and while it is away, in each worker: then up to `workers` times the rate may
pass, but never an error.
"""

import time
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from limits import parse_many

from checker.limits.request_counts import RequestCounts
from checker.limits.sliding_window import Window

if TYPE_CHECKING:
    from checker.cache.redis_server import RedisServer

#: What is counted apart: type-ahead, which asks at every character, and all else.
Scope = Literal["site", "suggest"]

#: Suggestions for each look-up: a person who types a name asks for them a few times, then looks it up.
SUGGESTIONS_PER_LOOKUP: Final = 2

#: The headers that say how many requests are allowed, how many are left, and when there are more (seconds since 1970).
HEADERS: Final = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


class _Rate(NamedTuple):
    """So many requests in so many seconds, and the end of its keys."""

    limit: int
    seconds: int
    name: str


class RateCount(NamedTuple):
    """What counting one request found: whether it is within the rate, and what is left of it. `reset_at`: seconds since
    1970, when some more is allowed again."""

    allowed: bool
    limit: int
    remaining: int
    reset_at: int

    @property
    def values(self) -> tuple[str, str, str]:
        """The values of HEADERS."""
        return str(self.limit), str(self.remaining), str(self.reset_at)

    @property
    def retry_after(self) -> int:
        """Seconds until some more is allowed again."""
        return int(self.reset_at - time.time())


class RequestRates:
    """The requests of each client, counted against the rates. Safe between threads.

    `site_rate`: in the notation of `limits`, as `300/minute;5000/day`. `server`: the Redis to count in, if any.
    """

    def __init__(self, site_rate: str, server: "RedisServer | None" = None) -> None:
        self.counts = RequestCounts(server)
        self._rates: dict[Scope, list[_Rate]] = {"site": [], "suggest": []}
        for rate in sorted(parse_many(site_rate)):
            seconds = rate.get_expiry()
            self._rates["site"].append(_Rate(rate.amount, seconds, f"site/{rate.amount}/{seconds}"))
            most = SUGGESTIONS_PER_LOOKUP * rate.amount
            self._rates["suggest"].append(_Rate(most, seconds, f"suggest/{most}/{seconds}"))

    def count(self, client: str, scope: Scope = "site") -> RateCount:
        """Count a request of a client. One over a rate is not counted by it, so that whoever goes on trying is let in
        as soon as anybody."""
        first: RateCount | None = None
        for rate in self._rates[scope]:
            allowed, window = self.counts.count(f"{client}/{rate.name}", rate.limit, rate.seconds)
            if first is None or not allowed:
                first = _count_of(rate, window, allowed=allowed)
            if not allowed:
                break
        assert first is not None, "a setting has one rate at least"  # noqa: S101 - a fault of ours, not of data
        return first


def _count_of(rate: _Rate, window: Window, *, allowed: bool) -> RateCount:
    reset_at = int(time.time() + window.more_in(rate.seconds) + 1)
    return RateCount(allowed, rate.limit, window.remaining(rate.limit, rate.seconds), reset_at)
