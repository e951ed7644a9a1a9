"""Routes without a room of their own: the lists, the way out; what browsers ask for."""

from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from checker.service.current import current_checker
from checker.web.i18n import Translator
from checker.web.rendering import asset, blueprint, language, page
from checker.web.sources.page import SourcesPage


@blueprint.get("/sources")
def sources() -> Response:
    """Show all lists and how fresh our copy of each is."""
    lang = language()
    return page("sources", lang, page=SourcesPage(current_checker().sources(), Translator(lang)))


@blueprint.get("/leave")
def leave() -> Response:
    """Show a neutral page that asks the browser to forget what this site stored."""
    response = page("leave", language())
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/favicon.ico")
def favicon() -> AnyResponse:
    """Redirect browsers that request the icon without reading the page."""
    return redirect(asset("favicon.svg"), 301)
