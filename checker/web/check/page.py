"""The page /check: the report on a name; by POST with a person's answers, which no address carries."""

from collections.abc import Callable

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from checker.errors import QueryError
from checker.guidance.help_intents import help_intents
from checker.report import Report
from checker.request.model import CheckRequest
from checker.service.current import current_checker
from checker.web.check import check_form
from checker.web.check.follow_up import FollowUpForm
from checker.web.check.replay_refusal import refuse_replay
from checker.web.check.report_page import ReportPage
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page


@blueprint.get("/check")
def check() -> Response:
    """Show the report on a name; the address holds the name only. Without a name, as from an old bookmark of an answer,
    show the form."""
    if not set(request.args) - check_form.TOLERATED - {"lang"}:
        return _blank()
    return _answer(lambda: check_form.from_url(request.args.to_dict(flat=False)))


@blueprint.post("/check")
def check_with_answers() -> AnyResponse:
    """Show the report on a name and the person's answers, which stay out of the address: it holds the name, so that it
    can be kept or shared. A form that came back empty leads there."""
    if not request.form:
        name, lang = check_form.clean_input(request.args.get("name", "").strip()), language()
        return redirect(url_for("web.check", name=name, lang="en" if lang == "en" else None), 303) if name else _blank()
    return _answer(lambda: check_form.from_form(request.form.to_dict(flat=False)))


def _answer(request_of: Callable[[], CheckRequest]) -> Response:
    lang = language()
    try:
        report = current_checker().check(request_of())
    except check_form.TodayOnlyError as fault:
        response = refuse_replay(fault, fault.name, fault.replay)
    except QueryError as fault:
        response = page("ask", lang, fault.status, typing=True, fault=fault, **_form_values())
    else:
        response = page("report", lang, page=ReportPage(report, Translator(lang)), link=_link(report))
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps no answer
    return response


def _blank() -> Response:
    """Show the form for a name, and why it is empty."""
    values: dict[str, object] = {"form_input": {}, "step": None, "doors": ()}
    response = page("ask", language(), typing=True, fault=None, lost=True, **values)
    response.headers["Cache-Control"] = "no-store"
    return response


def _form_values() -> dict[str, object]:
    """Return the values of the form to be shown again: its input, the help intents in the name, and of a POST the
    answers."""
    posted = request.method == "POST"
    fields = request.form if posted else request.args
    form_input = check_form.form_input(fields.to_dict(flat=False))
    return {
        "form_input": form_input,
        "step": FollowUpForm(form_input) if posted else None,
        "doors": help_intents(fields.get("name", "")),
    }


def _link(report: Report) -> str:
    return url_for("web.check", name=report.query.name, _external=True)
