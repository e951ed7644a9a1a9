"""The pages of the right of reply: a form for what is wrong, a page for each ticket, a form for suspicious platforms.

No page shows what somebody wrote, but for a form that is shown again to whoever just sent it.
"""

import re
from collections.abc import Callable, Mapping
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
from checker.web.check.report_page import web_url
from checker.web.corrections import csrf, form
from checker.web.corrections.form import Fault, FormInput, FormNotSentError, not_sent
from checker.web.corrections.refusals import refusal
from checker.web.rendering import blueprint, language, page

LONGEST: Final = {"text": MAX_TEXT, "cited": MAX_CITED, "link": MAX_LINK, "email": MAX_EMAIL}
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")

Reading = Callable[[FormInput], Claim]

blueprint.record(csrf.prepare)


@blueprint.get("/corrections")
def corrections() -> AnyResponse:
    """The form, and how to reach the operator. `?about=` fills in the name, `?ticket=` leads to a ticket's page."""
    number = request.args.get("ticket", "").strip()
    if number:
        return _to_ticket(number)
    about = request.args.get("about") or request.args.get("name") or ""
    return _form("corrections", FormInput(lines={"about": about}))


@blueprint.post("/corrections/about")
def correct_this() -> Response:
    """The form filled in for one record, as the report's button asks for it: `about` and `record`. Keeps nothing."""
    csrf.refuse_other_sites()
    return _form("corrections", _sent())


@blueprint.post("/corrections")
def send_correction() -> AnyResponse:
    """Take a correction, a wish to take something down, or a firm's reply."""
    return _take("corrections", form.claim_of)


@blueprint.get("/corrections/<number>")
def ticket(number: str) -> AnyResponse:
    """How far one ticket is, and the answer."""
    read = read_number(number)
    if read != number:
        return _to_ticket(number)
    corrections = store()
    try:
        found = calls().call(lambda: corrections.ticket(read))
    except UnknownTicketError:
        return _no_such_ticket()
    return _kept_nowhere(page("correction_ticket", language(), ticket=found, steps=_steps(found)))


@blueprint.get("/report")
def report_platform() -> Response:
    """The form for a suspicious platform; `?about=` fills in the name."""
    return _form("report_platform", FormInput(lines={"about": request.args.get("about", "")}))


@blueprint.post("/report")
def send_report() -> AnyResponse:
    """Take a report: something for reviewers to look into, never evidence."""
    return _take("report_platform", form.report_of)


def store() -> Corrections:
    """The tickets of this application."""
    return cast("Corrections", current_app.extensions.get("corrections") or current_checker().corrections)


def calls() -> StoreCalls:
    """The gate to them: whoever waits for a database that hangs does not wait long, and few do."""
    return current_checker().store_calls


def _take(template: str, reading: Reading) -> AnyResponse:
    """Keep what was sent and lead to its ticket, or show the form again with all that was typed."""
    csrf.refuse_other_sites()
    given = _sent()
    try:
        number = _keep(given, reading)
    except FormNotSentError as reason:
        return _form(template, given, reason.fault)
    except TooManyClaimsError as refused:
        return _form(template, given, refusal(refused))
    except (StoreUnavailableError, StoreAwayError):
        away = not_sent("corrections.cannot_keep", 503, retry_after=StoreAwayError.retry_after)
        return _form(template, given, away.fault)
    return redirect(_ticket_url(number), 303)


def _keep(given: FormInput, reading: Reading) -> str:
    """The number of the ticket that this form made. Raises FormNotSentError, TooManyClaimsError, and StoreAwayError."""
    csrf.require_token()
    if given.trapped:
        raise not_sent("corrections.trapped")
    claim, contact = reading(given), form.contact_of(given)
    corrections, sender, limits = store(), csrf.sender(), csrf.limits()

    def keep() -> str:
        if claim.record and corrections.record(claim.record) is None:
            raise not_sent("corrections.record_gone", field="text")
        return corrections.receive(claim, contact, sender, limits)

    return calls().call(keep, WRITE)


def _sent() -> FormInput:
    return form.form_input(request.form.to_dict(flat=False))


def _form(template: str, given: FormInput, fault: Fault | None = None) -> Response:
    lang = language()
    record = _described(given)
    shown = form.form_input_again(given if record else given.without_record(), lang)
    values: dict[str, Any] = {"typed": shown, "record": record, "fault": fault, "token": generate_csrf()}
    values |= {"longest": LONGEST, "choices": form.CHOICES, "asked": form.ASKED, "trap": form.TRAP, **_operator()}
    response = page(template, lang, fault.status if fault else 200, **values)
    if fault and fault.retry_after:
        response.headers["Retry-After"] = str(fault.retry_after)
    return _kept_nowhere(response)


def _described(given: FormInput) -> RecordSummary | None:
    """The record the form speaks of, as far as the store knows it and answers."""
    ref = form.record_of(given)
    if ref is None:
        return None
    corrections = store()
    try:
        found = calls().call(lambda: corrections.record(ref))
    except (StoreUnavailableError, StoreAwayError):
        return None
    return record_summary(found) if found else None


def _operator() -> Mapping[str, str | None]:
    """How to reach whoever runs this site: the setting `contact`."""
    contact = str(getattr(current_app.config.get("SETTINGS"), "contact", None) or "")
    mail = f"mailto:{contact}" if _MAIL.fullmatch(contact) else None
    return {"contact": contact, "contact_url": mail or web_url(contact)}


def _steps(found: Ticket) -> list[tuple[str, str | None]]:
    """The states a ticket goes through, each with the day it came to it, if it did."""
    times = (("received", found.received_at), ("under_review", found.taken_at), ("answered", found.answered_at))
    return [(state, day_in_china(at).isoformat() if at else None) for state, at in times]


def _to_ticket(typed: str) -> AnyResponse:
    number = read_number(typed)
    return redirect(_ticket_url(number)) if number else _no_such_ticket()


def _no_such_ticket() -> Response:
    return _form("corrections", FormInput(), not_sent("corrections.not_a_number", 404, "ticket").fault)


def _ticket_url(number: str) -> str:
    return url_for("web.ticket", number=number, lang="en" if language() == "en" else None)


def _kept_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps nothing
    return response
