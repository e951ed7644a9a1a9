"""Is the process alive, and can it answer?"""

from flask import Blueprint, Response, jsonify

from checker.service.current import current_checker

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> Response:
    """200 for as long as the process answers at all."""
    return jsonify(status="ok")


@health.get("/readyz")
def ready() -> tuple[Response, int]:
    """200 if questions can be answered; a degraded cache only slows them, so it does not count."""
    state = current_checker().ready()
    good = state.get("store") == "ok"
    return jsonify(status="ok" if good else "unavailable", **state), 200 if good else 503
