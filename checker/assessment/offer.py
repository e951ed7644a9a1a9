"""An offer assessed by itself, without a name: its annual cost and the findings of the price rules. Pure."""

from datetime import date

from checker.assessment.verdict import finding
from checker.cost.calculate import annual_cost
from checker.cost.model import Cost
from checker.cost.offer import Offer
from checker.cost.prime_rates import PrimeRates
from checker.evidence.book import EvidenceBook
from checker.facts.offer import lender_facts, offer_facts
from checker.facts.user_input import signed_on
from checker.report import Evidence, Finding
from checker.rules import SITUATION_GROUPS, Fact, RuleSet, evaluate
from registries.model import Frozen


class PricedOffer(Frozen):
    """The cost of an offer, the findings it gives rise to, and the evidence of these: what the person entered."""

    cost: Cost
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    ruleset_version: str
    judged_on: date


def price_offer(
    offer: Offer, contract_date: date | None, rates: PrimeRates, ruleset: RuleSet, judged_on: date
) -> PricedOffer:
    """Return the annual cost of an offer, and the findings on it by the law of the contract's day.

    Raises QueryError where the offer cannot be reckoned with.
    """
    signed = signed_on(contract_date, offer)
    cost = annual_cost(offer, signed, rates, judged_on)
    book = EvidenceBook(judged_on)
    facts = {**lender_facts(offer.lender_type), **offer_facts(offer, cost, book)}
    facts["contract_date"] = Fact(signed)
    hits = evaluate(ruleset, facts, judged_on).hits
    findings = tuple(finding(hit) for hit in hits if hit.group not in SITUATION_GROUPS)
    return PricedOffer(
        cost=cost,
        findings=findings,
        evidence=book.entries(),
        ruleset_version=ruleset.version,
        judged_on=judged_on,
    )
