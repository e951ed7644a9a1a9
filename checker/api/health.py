"""GET /healthz (liveness) and GET /readyz (readiness), for orchestrators and monitors."""

from flask import Blueprint, Response, jsonify

from checker.service.current import current_checker

health = Blueprint("health", __name__)


@health.get("/healthz")
def alive() -> Response:
    """Answer 200 for as long as the process answers at all."""
    return jsonify(status="ok")


@health.get("/readyz")
def ready() -> tuple[Response, int]:
    """Answer 200 if the store can be reached, else 503; a degraded cache only slows answers, so it does not count."""
    state = current_checker().ready()
    good = state.get("store") == "ok"
    return jsonify(status="ok" if good else "unavailable", **state), 200 if good else 503
