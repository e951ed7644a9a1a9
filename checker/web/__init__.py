"""The pages: server-rendered, without JavaScript, nothing but views of a Report."""

from checker.web import corrections_pages, cost_page, guides_pages  # noqa: F401 - their routes
from checker.web.views import blueprint, render_problem

__all__ = ["blueprint", "render_problem"]
