"""The routes of the pages. The application keeps its Checker in `extensions["checker"]`."""

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, cast

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from checker.errors import QueryError
from checker.guidance.help_intents import help_intents
from checker.report import Report
from checker.request.model import MAX_NAME, CheckRequest
from checker.service.checker import Checker
from checker.web.check import check_form
from checker.web.check.follow_up import FollowUpForm
from checker.web.check.report_page import ReportPage, dial_url, web_url
from checker.web.i18n import Lang, Translator, pieces
from checker.web.security_headers import CSP_OF_SCRIPTED
from checker.web.sources.page import SourcesPage
from registries.model import Text

STATIC: Final = Path(__file__).with_name("static")
YEAR: Final = 365 * 24 * 3600


class _Pages(Blueprint):
    def get_send_file_max_age(self, filename: str | None) -> int | None:  # noqa: ARG002 - Flask's signature
        """Assets carry their content's hash in the address, so that they may be kept for good."""
        return YEAR


blueprint = _Pages("web", __name__, template_folder="templates", static_folder="static", static_url_path="/assets")


def language() -> Lang:
    """English when the address says so, else Chinese."""
    return "en" if request.args.get("lang") == "en" else "zh"


@blueprint.get("/")
def home() -> Response:
    """Three doors."""
    return page("home", language(), typing=True)


@blueprint.get("/check")
def check() -> Response:
    """The report on a name; the address holds the name only."""
    return _answer(lambda: check_form.from_url(request.args.to_dict(flat=False)))


@blueprint.post("/check")
def check_with_answers() -> Response:
    """The report on a name and the person's answers, which stay out of the address."""
    return _answer(lambda: check_form.from_form(request.form.to_dict(flat=False)))


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


def render_problem(status: int, title: Text, detail: Text, lang: Lang | None = None) -> Response:
    """A readable page for an error, with the emergency lines. Needs nothing but the application context: no data."""
    return page("problem", lang or language(), status, title=title, detail=detail)


def asset(filename: str) -> str:
    """The address of a static file, with a mark of its content."""
    return url_for("web.static", filename=filename, v=_content_mark(filename))


@cache
def _content_mark(filename: str) -> str:
    return sha256((STATIC / filename).read_bytes()).hexdigest()[:10]


def current_checker() -> Checker:
    """The application's own."""
    return cast("Checker", current_app.extensions["checker"])


def _answer(asking: Callable[[], CheckRequest]) -> Response:
    lang = language()
    try:
        report = current_checker().check(asking())
    except check_form.TodayOnlyError as fault:
        response = refuse_replay(fault, fault.name, fault.replay)
    except QueryError as fault:
        response = page("ask", lang, fault.status, typing=True, fault=fault, **_typed())
    else:
        response = page("report", lang, page=ReportPage(report, Translator(lang)), link=_link(report))
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps no answer
    return response


def refuse_replay(fault: QueryError, name: str, replay: dict[str, object]) -> Response:
    """No old answer here: why, the way to today's answer on the name, and to the replay where its parameters hold."""
    told: dict[str, Any] = {"fault": fault, "name": name, "replay": replay, "doors": help_intents(name)}
    return page("replay_refused", language(), fault.status, **told)


def _typed() -> dict[str, object]:
    """What was typed, to be put back, and where its words lead; of a POST the answers too."""
    posted = request.method == "POST"
    fields = request.form if posted else request.args
    typed = check_form.form_input(fields.to_dict(flat=False))
    return {
        "typed": typed,
        "step": FollowUpForm(typed) if posted else None,
        "doors": help_intents(fields.get("name", "")),
    }


def _link(report: Report) -> str:
    return url_for("web.check", name=report.query.name, _external=True)


def page(template: str, lang: Lang, status: int = 200, *, typing: bool = False, **values: object) -> Response:
    """A page. `typing`: it has a field for a name, which a script completes, the one script that there is."""

    def to(endpoint: str, name: str | None = None) -> str:
        """The address of a page of ours, keeping the language."""
        return url_for(f"web.{endpoint}", name=name, lang="en" if lang == "en" else None)

    def way(path: str) -> str:
        """The same for a page that data names by its path."""
        place, mark, part = path.partition("#")
        return url_for("web.home").rstrip("/") + place + ("?lang=en" if lang == "en" else "") + mark + part

    speaker = Translator(lang)
    words = {"t": speaker, "say": speaker.say, "to": to, "way": way, "asset": asset, "switch": _switch(lang)}
    tests = {"web_url": web_url, "dial_url": dial_url, "pieces": pieces, "most": MAX_NAME}
    filled = render_template(f"web/{template}.html", lang=lang, typing=typing, **words, **tests, **values)
    response = make_response(filled, status)
    if typing:
        response.headers["Content-Security-Policy"] = CSP_OF_SCRIPTED
    response.headers["Content-Language"] = "zh-CN" if lang == "zh" else "en"
    return response


def _switch(lang: Lang) -> str:
    """This page in the other language; the front page where this one cannot be asked for again by address."""
    other = None if lang == "en" else "en"
    endpoint = request.endpoint or ""
    if not endpoint.startswith("web.") or request.method != "GET" or endpoint == "web.static":
        return url_for("web.home", lang=other)
    fields = ("name", *check_form.REPLAY_FIELDS) if endpoint == "web.replay" else ("name",)
    given = {key: check_form.clean_input(request.args.get(key, "")) for key in fields}
    kept: dict[str, Any] = {key: value for key, value in given.items() if value}
    return url_for(endpoint, **(request.view_args or {}), **kept, lang=other)
