"""The pages: server-rendered, without JavaScript, nothing but views of a Report."""

from checker.web import guides_pages  # noqa: F401 - its routes
from checker.web.views import blueprint, render_problem

__all__ = ["blueprint", "render_problem"]
