"""How many requests a client may send: one rate for the whole site, a larger one for type-ahead."""

from typing import Final

from flask import Flask, request
from flask_limiter import Limiter
from limits import parse_many

from checker.api.suggest import blueprint as type_ahead
from checker.cache.redis_server import RedisServer
from checker.limits.client_address import client_key
from checker.limits.rate_limit_storage import SCHEME
from checker.settings import Settings

#: Endpoints that a watchdog or a page's own parts call; they cost nothing and count against nobody.
UNLIMITED_ENDPOINTS: Final = frozenset({"health.alive", "health.ready", "web.static"})

#: Suggestions for each look-up: a person who types a name asks for them a few times, then looks it up.
SUGGESTIONS_PER_LOOKUP: Final = 2


def register_rate_limits(app: Flask, settings: Settings, server: RedisServer | None) -> None:
    """Limit each client to the site's rate, and to a larger one for type-ahead, which asks at every character.

    Counted in Redis if there is one, else, and while it is away, in each worker: then up to `workers` times the rate
    may pass, but never an error.
    """
    limiter = Limiter(
        client_key,
        application_limits=[settings.rate_limit],
        application_limits_exempt_when=lambda: request.blueprint == type_ahead.name,
        storage_uri=f"{SCHEME}://",
        storage_options={"server": server},  # type: ignore[dict-item]  # handed on to RateCounts as it is
        strategy="sliding-window-counter",
        headers_enabled=True,
    )
    limiter.request_filter(lambda: request.endpoint in UNLIMITED_ENDPOINTS)
    limiter.limit(_type_ahead_rate(settings.rate_limit))(type_ahead)
    limiter.init_app(app)


def _type_ahead_rate(site_rate: str) -> str:
    """Return the rate of type-ahead in the notation of `limits`: so many suggestions for every look-up allowed."""
    rates = (
        f"{SUGGESTIONS_PER_LOOKUP * limit.amount} per {limit.multiples} {limit.GRANULARITY.name}"
        for limit in parse_many(site_rate)
    )
    return ";".join(rates)
