"""The rate limit of the application: every request that an endpoint answers is counted, and told what is left."""

from typing import Final

from flask import Flask, Response, g, request
from werkzeug.exceptions import TooManyRequests

from checker.api.suggest import blueprint as type_ahead
from checker.limits.client_address import client_key
from checker.limits.request_rates import HEADERS, RateCount, RequestRates

#: Endpoints that a watchdog or a page's own parts call; they cost nothing and count against nobody.
UNLIMITED_ENDPOINTS: Final = frozenset({None, "health.alive", "health.ready", "web.static"})


def register_rate_limits(app: Flask, rates: RequestRates) -> None:
    """Refuse (429) what a client requests of `app` beyond the rates."""
    app.extensions["request_rates"] = rates

    @app.before_request
    def _count() -> None:
        if request.endpoint in UNLIMITED_ENDPOINTS:
            return
        g.rate_count = count = rates.count(client_key(), "suggest" if request.blueprint == type_ahead.name else "site")
        if not count.allowed:
            raise TooManyRequests

    @app.after_request
    def _say_what_is_left(response: Response) -> Response:
        count: RateCount | None = g.get("rate_count")
        if count is not None:
            response.headers.extend(zip(HEADERS, count.values, strict=True))
            if response.status_code in {429, 503}:
                seconds = max(count.retry_after, int(response.headers.get("Retry-After", 0)))
                response.headers["Retry-After"] = str(seconds)
        return response
