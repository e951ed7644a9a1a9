"""The page /check: the report on a name; by POST with a person's answers, which no address carries."""

from collections.abc import Callable

from flask import Response, request, url_for

from checker.errors import QueryError
from checker.report import Report
from checker.request.model import CheckRequest
from checker.service.current import current_checker
from checker.web.check import check_form
from checker.web.check.ask_page import ask_again
from checker.web.check.replay_refusal import refuse_replay
from checker.web.check.report_page import ReportPage
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page


@blueprint.get("/check")
def check() -> Response:
    """Show the report on a name; the address holds the name only."""
    return _answer(lambda: check_form.from_url(request.args.to_dict(flat=False)))


@blueprint.post("/check")
def check_with_answers() -> Response:
    """Show the report on a name and the person's answers, which stay out of the address."""
    return _answer(lambda: check_form.from_form(request.form.to_dict(flat=False)))


def _answer(request_of: Callable[[], CheckRequest]) -> Response:
    lang = language()
    try:
        report = current_checker().check(request_of())
    except check_form.TodayOnlyError as fault:
        response = refuse_replay(fault, fault.name, fault.replay)
    except QueryError as fault:
        response = ask_again(fault)
    else:
        response = page("report", lang, sharing=True, page=ReportPage(report, Translator(lang)), link=_link(report))
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps no answer
    return response


def _link(report: Report) -> str:
    return url_for("web.check", name=report.query.name, _external=True)
