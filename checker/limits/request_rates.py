"""How many requests a client may send: one rate for the whole site, a larger one for type-ahead.

Counted in Redis if there is one, else, and while it is away, in each worker: then up to `workers` times the rate may
pass, but never an error.
"""

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from limits import RateLimitItem, parse_many
from limits.strategies import SlidingWindowCounterRateLimiter

from checker.limits.rate_limit_storage import RateLimitStorage

if TYPE_CHECKING:
    from checker.cache.redis_server import RedisServer

#: What is counted apart: type-ahead, which asks at every character, and all else.
Scope = Literal["site", "suggest"]

#: Suggestions for each look-up: a person who types a name asks for them a few times, then looks it up.
SUGGESTIONS_PER_LOOKUP: Final = 2

#: The headers that say how many requests are allowed, how many are left, and when there are more (seconds since 1970).
HEADERS: Final = ("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


@dataclass(frozen=True)
class Count:
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
        self.storage = RateLimitStorage(server=server)
        self._limiter = SlidingWindowCounterRateLimiter(self.storage)
        site = sorted(parse_many(site_rate))
        self._rates: dict[Scope, list[RateLimitItem]] = {
            "site": site,
            "suggest": [type(rate)(SUGGESTIONS_PER_LOOKUP * rate.amount, rate.multiples) for rate in site],
        }

    def count(self, client: str, scope: Scope = "site") -> Count:
        """Count a request of a client. One over a rate is not counted by it, so that whoever goes on trying is let in
        as soon as anybody."""
        rates = self._rates[scope]
        exceeded = next((rate for rate in rates if not self._limiter.hit(rate, client, scope)), None)
        shown = exceeded or rates[0]
        window = self._limiter.get_window_stats(shown, client, scope)
        return Count(exceeded is None, shown.amount, window.remaining, int(window.reset_time + 1))
