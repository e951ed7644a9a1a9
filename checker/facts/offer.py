"""What an offer says, as the facts the price rules read."""

from collections.abc import Mapping
from decimal import Decimal
from typing import get_args

from checker.cost import Cost
from checker.cost.caps import is_over
from checker.cost.offer import Fee, LenderType, Offer
from checker.entities.graph import Graph
from checker.evidence.book import EvidenceBook
from checker.facts import ResolvedRequest
from checker.rules import Fact, Value
from registries.model import LicenceType

_LENDER_TYPES: Mapping[str, LenderType] = {name: name for name in get_args(LenderType)}
_MONTH = 30  # days, where an offer gives months and no dates
#: Words in the name of a guarantor's charge that make it more than a guarantee (金规〔2025〕9号).
_EXTRA = ("咨询", "顾问", "服务", "信息", "评审")
_HUNDRED = Decimal(100)
_LENDERS_SIDE = frozenset({"lender", "platform", "guarantor"})


def priced_as(case: ResolvedRequest, told: LenderType | None, graph: Graph) -> LenderType | None:
    """Whose loan it is as price rules tell lenders apart. Records first, lest somebody who ticks "a person" for a bank
    clears or accuses the bank: the contract's lender by its type, then whom the name led to, where these lend; then
    what the person said. None where nobody can tell. A guarantor, a payment or a leasing firm typed as lender is never
    `private`, whatever was said: the rules on private lending are not about supervised firms (法释〔2020〕27号批复).
    """
    lender = case.lender
    if lender is not None and lender.type == "product":  # people type the product's own name
        lender = graph.operator(lender)
    firm_type = lender.firm_type if lender else None
    if firm_type not in (None, LicenceType.TECHNOLOGY):
        return _priced(firm_type)
    return _of_the_name(case, graph) or told


def _of_the_name(case: ResolvedRequest, graph: Graph) -> LenderType | None:
    """The type of whom the name led to, where it lends and no other lender was given."""
    if case.lender_given or case.platform is None or case.basis.standing not in ("licensed_lender", "lender_product"):
        return None
    firm = graph.operator(case.platform) if case.platform.type == "product" else case.platform
    return _priced(firm.firm_type) if firm else None


def _priced(firm_type: LicenceType | None) -> LenderType | None:
    return _LENDER_TYPES.get(firm_type.value) if firm_type else None


def lender_facts(lender_type: LenderType | None) -> dict[str, Fact]:
    """Who lends, for the rules; and whether anybody can tell, because a condition cannot ask for the unknown."""
    return {"price_lender_type": Fact(lender_type), "price_lender_known": Fact(lender_type is not None)}


def offer_facts(offer: Offer, cost: Cost, book: EvidenceBook) -> dict[str, Fact]:
    """The facts that an offer and its cost show; all rest on what the person entered."""
    shown = book.tell("你填的借款和还款", {"kind": "offer", **offer.model_dump(mode="json", exclude_none=True)})
    words = _words(offer, cost)
    values = {**_prices(offer, cost), **_terms(cost), **_fees(offer)}
    return {name: Fact(value, (shown,), words) for name, value in values.items() if value is not None}


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
        "short_paid_percent": None if offer.principal is None else _short(offer, offer.principal),
        "received": offer.received,
        "purpose": offer.purpose,
    }


def _short(offer: Offer, principal: Decimal) -> Decimal:
    """By how many percent of the contract's sum less was left to spend (民法典第670条)."""
    return (max(principal - _kept(offer), Decimal(0)) / principal * _HUNDRED).quantize(Decimal("0.01"))


def _kept(offer: Offer) -> Decimal:
    """What was left of the money once the lender and those about it had taken theirs, at once or within a day. What an
    insurer or a broker of the borrower's own took is a cost, not a smaller loan."""
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
        "received": f"{_kept(offer).normalize():f}",
        "days": str(cost.days) if cost.days is not None else "",
        "four_lpr": f"{cost.four_lpr:.2f}" if cost.four_lpr is not None else "",
        "late": f"{offer.late_percent.normalize():f}" if offer.late_percent is not None else "",
        "cap": f"{cost.cap.percent.normalize():f}" if cost.cap is not None else "",
        "short": f"{_short(offer, offer.principal):.1f}" if offer.principal is not None else "",
        "principal": f"{offer.principal.normalize():f}" if offer.principal is not None else "",
    }
    return {word: value for word, value in words.items() if value}
