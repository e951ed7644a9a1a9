"""The pages: server-rendered, without JavaScript, nothing but views of a Report."""

from checker.web.views import blueprint, render_problem

__all__ = ["blueprint", "render_problem"]
