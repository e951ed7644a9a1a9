"""The JSON face: /api/v1, and the two health answers."""

from checker.api.health import health
from checker.api.v1 import blueprint

__all__ = ["blueprint", "health"]
