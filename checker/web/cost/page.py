"""The page /cost: a form, and by POST what the loan really costs. Nothing typed here reaches an address."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from flask import Response, request

from checker.cost.input_parsing import LENDER_TYPES
from checker.cost.model import Cost
from checker.cost.texts import format_amount
from checker.errors import QueryError
from checker.report import Finding
from checker.service.current import current_checker
from checker.web.cost.chart import PAYEE_WORDS, MoneyPicture, picture
from checker.web.cost.form import DATED, DATED_PAYMENTS, FEE, FEES, cost_request, form_input
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page
from registries.model import Confidence

#: The field of the form that a fault in a part of the offer belongs to.
_FIELD_OF = {"payments": "each", "fees": "fee1"}

_STEPS = {
    "over": "cost.do_over",
    "under": "cost.do_under",
    "above_all": "cost.do_over",
    "below_all": "cost.do_unknown",
    "unknown": "cost.do_unknown",
    "negative": "cost.do_negative",
}
_MEANING = {
    "over": "cost.not_over",
    "above_all": "cost.not_over",
    "under": "cost.not_under",
    "below_all": "cost.not_under",
}
_SURE = {
    Confidence.OFFICIAL: "cost.sure_official",
    Confidence.REPORTED: "cost.sure_reported",
    Confidence.UNVERIFIED: "cost.sure_unverified",
}


@dataclass(frozen=True)
class CostPage:
    """The view of an annual cost."""

    cost: Cost
    t: Translator
    findings: tuple[Finding, ...]

    @property
    def picture(self) -> MoneyPicture | None:
        """The bars of who gets how much; None where no length can show it."""
        return picture(self.cost.shares)

    @property
    def verdict(self) -> str:
        """Which sentence compares the cost with the cap."""
        if self.cost.charge < 0:
            return "negative"
        if self.cost.over_cap is None:
            return self.cost.likely or "unknown"
        return "over" if self.cost.over_cap else "under"

    @property
    def steps(self) -> tuple[str, ...]:
        """The sentences on what to do."""
        return self.t.list(_STEPS[self.verdict])

    @property
    def meaning(self) -> str:
        """The sentence on what the comparison does not mean; "" where there is none."""
        return self.t(_MEANING[self.verdict]) if self.verdict in _MEANING else ""

    @property
    def sure(self) -> str:
        """The sentence on how sure the cap is; "" where there is none."""
        return self.t(_SURE[self.cost.cap.sure]) if self.cost.cap else ""

    def money(self, amount: Decimal) -> str:
        """Return yuan, or percent, as people write them."""
        return format_amount(amount)

    @property
    def above(self) -> str:
        """By how many percentage points the cost is above the cap; "" without one."""
        return format_amount(self.cost.compared - self.cost.cap.percent) if self.cost.cap else ""


@blueprint.get("/cost")
def cost() -> Response:
    """Show the form."""
    return _page(200, {})


@blueprint.post("/cost")
def cost_answer() -> Response:
    """Show the annual cost, or the form with what is wrong with it."""
    form = request.form.to_dict(flat=False)
    cleaned = form_input(form)
    try:
        question = cost_request(form)
        priced = current_checker().price(question.offer, question.contract_date)
    except QueryError as fault:
        response = _page(fault.status, cleaned, fault=fault, field=_FIELD_OF.get(fault.field or "", fault.field))
    else:
        response = _page(200, cleaned, answer=CostPage(priced.cost, Translator(language()), priced.findings))
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps no answer
    return response


def _page(status: int, cleaned: dict[str, str], **values: object) -> Response:
    choices = {"lenders": LENDER_TYPES, "payees": PAYEE_WORDS}
    rows = {"dated": DATED_PAYMENTS, "fees": FEES, "dated_fields": DATED, "fee_fields": FEE}
    parameters: dict[str, Any] = {"answer": None, "fault": None, "field": None, **choices, **rows, **values}
    return page("cost", language(), status, form_input=cleaned, **parameters)
