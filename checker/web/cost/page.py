"""The page /cost: a form, and by POST what the loan really costs. Nothing typed here reaches an address."""

from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from checker.cost.input_parsing import LENDER_TYPES
from checker.errors import QueryError
from checker.service.current import current_checker
from checker.web.cost.answer import CostPage
from checker.web.cost.chart import PAYEE_WORDS
from checker.web.cost.form import DATED_PAYMENTS, FEES, WAYS, cost_request, form_input
from checker.web.cost.readings import readings
from checker.web.form_answers import answers_form
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page
from checker.web.sealed_answers import Fields, answer_at_address, keeps_no_cookie, sealed_answers, sent_fields

#: The field of the form that a fault in a part of the offer belongs to.
_FIELD_OF = {"payments": "each", "fees": "fee1"}


@blueprint.get("/cost")
def cost() -> Response:
    """Show the form."""
    return _page(200, {})


@blueprint.post("/cost")
def cost_answer() -> AnyResponse:
    """Lead to the annual cost, or show the form with what is wrong with it."""
    form = sent_fields()
    if not form:  # a reload or a way back that lost what was sent
        return _page(200, {}, lost=True)
    return answer_at_address(answer_to_form(form), "web.cost_answered", form, lang="en" if language() == "en" else None)


@blueprint.get("/cost/answer")
def cost_answered() -> Response:
    """Show the annual cost of what this browser sent just before; else the form, and why it is empty."""
    form = sealed_answers()
    return answer_to_form(form) if form else _page(200, {}, lost=True, direct=keeps_no_cookie())


@answers_form("web.cost_answered")
def answer_to_form(form: Fields) -> Response:
    """Return the page with the annual cost of a form's loan, or the form with what is wrong with it."""
    cleaned = form_input(form)
    try:
        question = cost_request(form)
        priced = current_checker().price(question.offer, question.contract_date)
    except QueryError as fault:
        return _page(fault.status, cleaned, fault=fault, field=_FIELD_OF.get(fault.field or "", fault.field))
    answer = CostPage(question.offer, priced, Translator(language()), contract_date=question.contract_date)
    return _page(200, cleaned, answer=answer)


def _page(status: int, cleaned: dict[str, str], **values: object) -> Response:
    choices = {"lenders": LENDER_TYPES, "payees": PAYEE_WORDS, "ways": WAYS}
    rows = {"dated": DATED_PAYMENTS, "fees": FEES, "readings": readings(cleaned, Translator(language()))}
    parameters: dict[str, Any] = {
        "answer": None,
        "fault": None,
        "field": None,
        "lost": False,
        "direct": False,
        **choices,
        **rows,
    }
    response = page("cost", language(), status, form_input=cleaned, **(parameters | values))
    if request.endpoint != "web.cost":
        response.headers["Cache-Control"] = "no-store"  # a shared phone keeps no answer
    return response
