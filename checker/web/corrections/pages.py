"""The pages of the right of reply: a form for corrections, a page for each ticket, a form for suspicious platforms.

No page shows what somebody wrote, but for a form that is shown again to whoever just sent it.
"""

from collections.abc import Callable
from typing import Any, Final, cast

from flask import Response, current_app, redirect, request, url_for
from flask_wtf.csrf import generate_csrf
from werkzeug.wrappers import Response as AnyResponse

from checker.china_time import day_in_china
from checker.corrections import Claim, Corrections, StoreUnavailableError, Ticket, UnknownTicketError
from checker.corrections.claim import MAX_CITED, MAX_EMAIL, MAX_LINK, MAX_TEXT
from checker.corrections.limits import TooManyClaimsError
from checker.corrections.record_summary import RecordSummary, record_summary
from checker.corrections.ticket_number import read_number
from checker.errors import StoreAwayError
from checker.limits.store_calls import WRITE, StoreCalls
from checker.service.current import current_checker
from checker.web.corrections import csrf, form
from checker.web.corrections.form import Fault, FormInput, FormNotSentError, not_sent
from checker.web.corrections.refusals import refusal
from checker.web.rendering import blueprint, language, page
from checker.web.site_operator import site_operator

LONGEST: Final = {"text": MAX_TEXT, "cited": MAX_CITED, "link": MAX_LINK, "email": MAX_EMAIL}

ClaimReader = Callable[[FormInput], Claim]

blueprint.record(csrf.prepare)


@blueprint.get("/corrections")
def corrections() -> AnyResponse:
    """Show the form, and how to reach the operator. `?about=` fills in the name, `?ticket=` leads to a ticket's
    page."""
    number = request.args.get("ticket", "").strip()
    if number:
        return _to_ticket(number)
    about = request.args.get("about") or request.args.get("name") or ""
    return _form("corrections", FormInput(lines={"about": about}))


@blueprint.get("/corrections/about")
def corrections_about() -> Response:
    """Show the form of an address that only the report's button leads to: which entry was meant is not in it."""
    return _form("corrections", FormInput(lines={"about": request.args.get("about", "")}), lost=True)


@blueprint.post("/corrections/about")
def correct_this() -> Response:
    """Show the form filled in for one record, from the report's button: `about` and `record`. Stores nothing."""
    csrf.refuse_other_sites()
    return _form("corrections", _sent())


@blueprint.post("/corrections")
def send_correction() -> AnyResponse:
    """Take a correction, a wish to take something down, or a firm's reply."""
    return _take("corrections", form.claim_of)


@blueprint.get("/corrections/<number>")
def ticket(number: str) -> AnyResponse:
    """Show how far one ticket is, and the answer."""
    canonical = read_number(number)
    if canonical != number:
        return _to_ticket(number)
    corrections = store()
    try:
        current = calls().call(lambda: corrections.ticket(canonical))
    except UnknownTicketError:
        return _no_such_ticket()
    return _uncached(page("correction_ticket", language(), ticket=current, steps=_steps(current)))


@blueprint.get("/report")
def report_platform() -> Response:
    """Show the form for a suspicious platform; `?about=` fills in the name."""
    return _form("report_platform", FormInput(lines={"about": request.args.get("about", "")}))


@blueprint.post("/report")
def send_report() -> AnyResponse:
    """Take a report: something for reviewers to look into, never evidence."""
    return _take("report_platform", form.report_of)


def store() -> Corrections:
    """Return the tickets of this application."""
    return cast("Corrections", current_app.extensions.get("corrections") or current_checker().corrections)


def calls() -> StoreCalls:
    """Return the limit on calls to the tickets: few wait for a database that hangs, and none for long."""
    return current_checker().store_calls


def _take(template: str, claim_of: ClaimReader) -> AnyResponse:
    """Store the claim and redirect to its ticket, or show the form again with all its input."""
    csrf.refuse_other_sites()
    if not request.form:  # a reload or a way back that lost what was sent
        return _form(template, FormInput(), lost=True)
    form_input = _sent()
    try:
        number = _receive(form_input, claim_of)
    except FormNotSentError as error:
        return _form(template, form_input, error.fault)
    except TooManyClaimsError as error:
        return _form(template, form_input, refusal(error))
    except (StoreUnavailableError, StoreAwayError):
        away = not_sent("corrections.cannot_keep", 503, retry_after=StoreAwayError.retry_after)
        return _form(template, form_input, away.fault)
    return redirect(_ticket_url(number), 303)


def _receive(form_input: FormInput, claim_of: ClaimReader) -> str:
    """Store the claim and return the number of its ticket. Raises FormNotSentError, TooManyClaimsError,
    StoreAwayError."""
    csrf.require_token()
    if form_input.trapped:
        raise not_sent("corrections.trapped")
    claim, contact = claim_of(form_input), form.contact_of(form_input)
    corrections, sender, limits = store(), csrf.sender(), csrf.limits()

    def receive() -> str:
        if claim.record and corrections.record(claim.record) is None:
            raise not_sent("corrections.record_gone", field="text")
        return corrections.receive(claim, contact, sender, limits)

    return calls().call(receive, WRITE)


def _sent() -> FormInput:
    return form.form_input(request.form.to_dict(flat=False))


def _form(template: str, form_input: FormInput, fault: Fault | None = None, *, lost: bool = False) -> Response:
    lang = language()
    record = _record_summary(form_input)
    operator = site_operator()
    redisplayed = form.redisplayed(form_input if record else form_input.without_record(), lang)
    values: dict[str, Any] = {"form_input": redisplayed, "record": record, "fault": fault, "lost": lost}
    values |= {
        "token": generate_csrf(),
        "longest": LONGEST,
        "choices": form.CHOICES,
        "asked": form.REQUESTED_THINGS,
        "trap": form.TRAP,
        "contact": operator.contact,
        "contact_url": operator.contact_url,
    }
    response = page(template, lang, fault.status if fault else 200, **values)
    if fault and fault.retry_after:
        response.headers["Retry-After"] = str(fault.retry_after)
    return _uncached(response)


def _record_summary(form_input: FormInput) -> RecordSummary | None:
    """Return a summary of the record the form is about; None where the store does not have it, or does not answer."""
    ref = form.record_of(form_input)
    if ref is None:
        return None
    corrections = store()
    try:
        record = calls().call(lambda: corrections.record(ref))
    except (StoreUnavailableError, StoreAwayError):
        return None
    return record_summary(record) if record else None


def _steps(current: Ticket) -> list[tuple[str, str | None]]:
    """Return the states of a ticket in order, each with the date (ISO, in China) on which it came to it, if it did."""
    times = (("received", current.received_at), ("under_review", current.taken_at), ("answered", current.answered_at))
    return [(state, day_in_china(at).isoformat() if at else None) for state, at in times]


def _to_ticket(number_as_written: str) -> AnyResponse:
    number = read_number(number_as_written)
    return redirect(_ticket_url(number)) if number else _no_such_ticket()


def _no_such_ticket() -> Response:
    return _form("corrections", FormInput(), not_sent("corrections.not_a_number", 404, "ticket").fault)


def _ticket_url(number: str) -> str:
    return url_for("web.ticket", number=number, lang="en" if language() == "en" else None)


def _uncached(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps nothing
    return response
