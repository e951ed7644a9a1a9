"""The page /cost: a form, and by POST what the loan really costs. Nothing typed here reaches an address."""

from typing import Any

from flask import Response, request

from checker.cost.input_parsing import LENDER_TYPES
from checker.errors import QueryError
from checker.service.current import current_checker
from checker.web.cost.answer import CostPage
from checker.web.cost.chart import PAYEE_WORDS
from checker.web.cost.form import DATED_PAYMENTS, FEES, WAYS, cost_request, form_input
from checker.web.cost.readings import readings
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page

#: The field of the form that a fault in a part of the offer belongs to.
_FIELD_OF = {"payments": "each", "fees": "fee1"}


@blueprint.get("/cost")
def cost() -> Response:
    """Show the form."""
    return _page(200, {})


@blueprint.post("/cost")
def cost_answer() -> Response:
    """Show the annual cost, or the form with what is wrong with it."""
    form = request.form.to_dict(flat=False)
    cleaned = form_input(form)
    if not form:  # a reload or a way back that lost what was sent
        return _page(200, {}, lost=True)
    try:
        question = cost_request(form)
        priced = current_checker().price(question.offer, question.contract_date)
    except QueryError as fault:
        response = _page(fault.status, cleaned, fault=fault, field=_FIELD_OF.get(fault.field or "", fault.field))
    else:
        answer = CostPage(question.offer, priced, Translator(language()), contract_date=question.contract_date)
        response = _page(200, cleaned, answer=answer)
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps no answer
    return response


def _page(status: int, cleaned: dict[str, str], **values: object) -> Response:
    choices = {"lenders": LENDER_TYPES, "payees": PAYEE_WORDS, "ways": WAYS}
    rows = {"dated": DATED_PAYMENTS, "fees": FEES, "readings": readings(cleaned, Translator(language()))}
    parameters: dict[str, Any] = {"answer": None, "fault": None, "field": None, "lost": False, **choices, **rows}
    return page("cost", language(), status, form_input=cleaned, **(parameters | values))
