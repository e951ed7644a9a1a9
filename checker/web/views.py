"""Routes without a room of their own: the front page, the lists, the way out; what browsers and crawlers ask for."""

from flask import Response, redirect
from werkzeug.wrappers import Response as AnyResponse

from checker.service.current import current_checker
from checker.web.i18n import Translator
from checker.web.rendering import asset, blueprint, language, page
from checker.web.sources.page import SourcesPage


@blueprint.get("/")
def home() -> Response:
    """Three doors."""
    return page("home", language(), typing=True)


@blueprint.get("/sources")
def sources() -> Response:
    """What lists are held and how fresh each is."""
    lang = language()
    return page("sources", lang, page=SourcesPage(current_checker().sources(), Translator(lang)))


@blueprint.get("/leave")
def leave() -> Response:
    """A neutral page that asks the browser to forget what this site stored."""
    response = page("leave", language())
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Names that people asked about belong in no search engine."""
    return Response("User-agent: *\nDisallow: /check\nDisallow: /replay\nDisallow: /leave\n", mimetype="text/plain")


@blueprint.get("/favicon.ico")
def favicon() -> AnyResponse:
    """For browsers that ask without reading the page."""
    return redirect(asset("favicon.svg"), 301)
