"""The yardstick: a Flask endpoint that answers `{}`, under the same server and limiter as ours and nothing else."""

import sys

from flask import Flask, Response, jsonify

from checker.app.rate_limits import register_rate_limits
from checker.cache.cache import redis_from
from checker.limits.request_rates import RequestRates
from checker.server.serve import serve
from checker.settings import Settings


def empty_app(settings: Settings) -> Flask:
    """An application with one empty JSON endpoint."""
    app = Flask("empty", static_folder=None)
    register_rate_limits(app, RequestRates(settings.rate_limit, redis_from(settings)))

    @app.get("/empty")
    def empty() -> Response:
        return jsonify({})

    return app


if __name__ == "__main__":
    chosen = Settings.load(port=int(sys.argv[1]))
    serve(empty_app(chosen), chosen)
