"""The page /check: the report on a name; by POST with a person's answers, which no address carries."""

from collections.abc import Callable

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from checker.errors import QueryError
from checker.identifiers import without_link_details
from checker.report import Report
from checker.request.model import CheckRequest
from checker.service.current import current_checker
from checker.web.check import check_form
from checker.web.check.ask_page import ask_again, ask_anew
from checker.web.check.replay_refusal import refuse_replay
from checker.web.check.report_page import ReportPage
from checker.web.form_answers import answers_form
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page
from checker.web.sealed_answers import Fields, answer_at_address, keeps_no_cookie, sealed_answers, sent_fields


@blueprint.get("/check")
def check() -> AnyResponse:
    """Show the report on a name; the address holds the name only. Without a name, as from an old bookmark of an answer,
    show the form."""
    if not set(request.args) - check_form.TOLERATED - {"lang"}:
        return ask_anew()
    fields = request.args.to_dict(flat=False)
    name = request.args.get("name", "")
    if (short := without_link_details(name)) != name and len(fields.get("name", ())) == 1:
        # a token in a pasted link stays neither in the address nor in the history
        return redirect(url_for("web.check", name=short, lang=_lang()), 303)
    return _answer(lambda: check_form.from_url(fields))


@blueprint.post("/check")
def check_with_answers() -> AnyResponse:
    """Lead to the report on a name and the person's answers, which stay out of the address: it holds the name, so that
    it can be kept or shared. A form that came back empty leads to the report without answers."""
    form = sent_fields()
    if not form:
        return _without_answers()
    name = check_form.form_input(form).get("name")
    return answer_at_address(_answer_to_form(form), "web.check_answered", form, name=name, lang=_lang())


@blueprint.get("/check/answer")
def check_answered() -> AnyResponse:
    """Show the report on a name and the answers that this browser sent just before; else the report without any, which
    is what a bookmark or a shared link leads to."""
    form = sealed_answers()
    if form and check_form.form_input(form).get("name") == request.args.get("name"):
        return _answer_to_form(form)
    return ask_anew(_name(), direct=True) if keeps_no_cookie() else _without_answers()


def _without_answers() -> AnyResponse:
    return redirect(url_for("web.check", name=_name(), lang=_lang()), 303) if _name() else ask_anew()


def _name() -> str:
    return check_form.clean_input(without_link_details(request.args.get("name", "").strip()))


def _lang() -> str | None:
    return "en" if language() == "en" else None


def _answer_to_form(form: Fields) -> Response:
    return _answer(lambda: check_form.from_form(form), form)


@answers_form("web.check_answered")
def report_on_form(form: Fields) -> Response:
    """Return the report on a name, with the lender, the date and the loan of a form. Raises QueryError."""
    return _report_page(current_checker().check(check_form.from_form(form)))


def _answer(request_of: Callable[[], CheckRequest], posted: Fields | None = None) -> Response:
    try:
        response = _report_page(current_checker().check(request_of()))
    except check_form.TodayOnlyError as fault:
        response = refuse_replay(fault, fault.name, fault.replay)
    except QueryError as fault:
        response = ask_again(fault, posted)
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps no answer
    return response


def _report_page(report: Report) -> Response:
    lang = language()
    return page("report", lang, sharing=True, page=ReportPage(report, Translator(lang)), link=_link(report))


def _link(report: Report) -> str:
    return url_for("web.check", name=report.query.name, _external=True)
