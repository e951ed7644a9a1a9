"""An offer and its cost as the facts that the price rules read."""

from collections.abc import Mapping
from decimal import Decimal
from typing import get_args

from checker.cost.caps import is_over
from checker.cost.model import Cost
from checker.cost.offer import Fee, LenderType, Offer
from checker.entities.graph import Graph
from checker.evidence.book import EvidenceBook
from checker.facts.resolved_request import ResolvedRequest
from checker.rules import Fact, Value
from registries.model import LicenceType

_LENDER_TYPES: Mapping[str, LenderType] = {name: name for name in get_args(LenderType)}
_MONTH = 30  # days, where an offer gives months and no dates
#: Words in the name of a guarantor's charge that make it more than a guarantee (金规〔2025〕9号).
_EXTRA = ("咨询", "顾问", "服务", "信息", "评审")
_HUNDRED = Decimal(100)
_LENDERS_SIDE = frozenset({"lender", "platform", "guarantor"})


def price_lender_type(request: ResolvedRequest, ticked: LenderType | None, graph: Graph) -> LenderType | None:
    """Return the kind of lender as price rules tell lenders apart; None where nobody can tell.

    Records come first, lest somebody who ticks "a person" for a bank clears or accuses the bank: the contract's lender
    by its type, then the firm the name led to, where these lend; then `ticked`, what the person chose. A guarantor, a
    payment or a leasing firm typed as lender is never `private`, whatever was ticked: the rules on private lending are
    not about supervised firms (法释〔2020〕27号批复).
    """
    lender = request.lender
    if lender is not None and lender.type == "product":  # people type the product's own name
        lender = graph.operator(lender)
    firm_type = lender.firm_type if lender else None
    if firm_type not in (None, LicenceType.TECHNOLOGY):
        return _as_price_type(firm_type)
    return _type_of_platform(request, graph) or ticked


def _type_of_platform(request: ResolvedRequest, graph: Graph) -> LenderType | None:
    """The type of the firm the name led to, where it lends and no lender was entered."""
    if (
        request.has_lender
        or request.platform is None
        or request.basis.standing not in ("licensed_lender", "lender_product")
    ):
        return None
    firm = graph.operator(request.platform) if request.platform.type == "product" else request.platform
    return _as_price_type(firm.firm_type) if firm else None


def _as_price_type(firm_type: LicenceType | None) -> LenderType | None:
    return _LENDER_TYPES.get(firm_type.value) if firm_type else None


def lender_facts(lender_type: LenderType | None) -> dict[str, Fact]:
    """Return who lends, and whether anybody can tell: a rule's condition cannot test for an unknown fact."""
    return {"price_lender_type": Fact(lender_type), "price_lender_known": Fact(lender_type is not None)}


def offer_facts(offer: Offer, cost: Cost, book: EvidenceBook) -> dict[str, Fact]:
    """Return the facts that an offer and its cost show; all rest on what the person entered.

    Rates are in percent a year, amounts in yuan, terms in days. A fact that the figures leave open is left out.
    """
    record = {"kind": "offer", **offer.model_dump(mode="json", exclude_none=True)}
    evidence_id = book.add_user_statement("你填的借款和还款", record)
    words = _words(offer, cost)
    values = {**_prices(offer, cost), **_terms(cost), **_fees(offer)}
    return {name: Fact(value, (evidence_id,), words) for name, value in values.items() if value is not None}


def _prices(offer: Offer, cost: Cost) -> Mapping[str, Value]:
    four, cap = cost.four_lpr, cost.cap
    if cost.charge < 0:  # less comes back than was received: a figure was forgotten, and nothing is known of the cost
        return {"received": offer.received, "purpose": offer.purpose}
    return {
        "annual_cost": cost.compared,
        "over_cap": cost.over_cap,
        "over_four_lpr": None if four is None else is_over(cost.compared, four),
        "late_over_cap": None
        if offer.late_percent is None or cap is None
        else is_over(offer.late_percent, cap.percent),
        "short_paid_percent": None if offer.principal is None else _short_paid_percent(offer, offer.principal),
        "received": offer.received,
        "purpose": offer.purpose,
    }


def _short_paid_percent(offer: Offer, principal: Decimal) -> Decimal:
    """By how many percent of the contract's sum less was left to spend (民法典第670条)."""
    return (max(principal - _left_to_spend(offer), Decimal(0)) / principal * _HUNDRED).quantize(Decimal("0.01"))


def _left_to_spend(offer: Offer) -> Decimal:
    """The sum left to spend, in yuan, once the lender and those about it had taken theirs, at once or within a day.
    What an insurer or a broker of the borrower's own took is a cost, not a smaller loan."""
    taken = (fee.amount for fee in offer.fees if fee.payee in _LENDERS_SIDE and _at_once(fee, offer))
    return offer.received - sum(taken, Decimal(0))


def _at_once(fee: Fee, offer: Offer) -> bool:
    if fee.paid_on is None:
        return True
    return offer.start is not None and (fee.paid_on - offer.start).days <= 1


def _terms(cost: Cost) -> Mapping[str, Value]:
    days = cost.days if cost.days is not None else (cost.months or 0) * _MONTH
    first = cost.first_due_days if cost.first_due_days is not None else _MONTH
    return {"term_days": days, "first_due_days": first}


def _fees(offer: Offer) -> Mapping[str, Value]:
    """A charge that is entered answers the question about it; one that is not entered answers nothing."""
    platform = any(fee.payee == "platform" for fee in offer.fees)
    extra = any(fee.payee == "guarantor" and any(word in fee.name for word in _EXTRA) for fee in offer.fees)
    return {"fee_to_platform": platform or None, "guarantor_extra_fee": extra or None}


def _words(offer: Offer, cost: Cost) -> dict[str, str]:
    words = {
        "cost": f"{cost.compared.quantize(Decimal('0.1'))}",
        "received": f"{_left_to_spend(offer).normalize():f}",
        "days": str(cost.days) if cost.days is not None else "",
        "four_lpr": f"{cost.four_lpr:.2f}" if cost.four_lpr is not None else "",
        "late": f"{offer.late_percent.normalize():f}" if offer.late_percent is not None else "",
        "cap": f"{cost.cap.percent.normalize():f}" if cost.cap is not None else "",
        "short": f"{_short_paid_percent(offer, offer.principal):.1f}" if offer.principal is not None else "",
        "principal": f"{offer.principal.normalize():f}" if offer.principal is not None else "",
    }
    return {word: value for word, value in words.items() if value}
