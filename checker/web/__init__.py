"""The pages: server-rendered, without JavaScript, nothing but views of a Report."""

from checker.web import (  # noqa: F401 - their routes
    collector_page,
    corrections_pages,
    cost_page,
    emergency_page,
    guides_pages,
    replay_page,
)
from checker.web.views import blueprint, render_problem

__all__ = ["blueprint", "render_problem"]
