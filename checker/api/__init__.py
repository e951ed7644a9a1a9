"""The JSON API: /api/v1, its type-ahead, and the two health endpoints."""

from checker.api import check, collector, compare, cost, picture, read  # noqa: F401 - their routes
from checker.api.blueprint import blueprint
from checker.api.health import health
from checker.api.suggest import blueprint as type_ahead

__all__ = ["blueprint", "health", "type_ahead"]
