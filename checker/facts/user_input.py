"""What the person told us himself, as facts: answers to our questions, and the loan in figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checker.cost import Cost, Offer, annual_cost
from checker.dataset.dataset import Dataset
from checker.evidence.book import EvidenceBook
from checker.facts import ResolvedRequest
from checker.facts.observed import answer_facts
from checker.facts.offer import lender_facts, offer_facts, priced_as
from checker.request.model import CheckRequest
from checker.rules import Fact


@dataclass(frozen=True)
class UserFacts:
    """All facts that were told; those of the offer apart, because they stand whatever is answered."""

    facts: Mapping[str, Fact]
    of_offer: Mapping[str, Fact]
    cost: Cost | None = None


#: From this many days on, what is paid out is a loan of its own under an older contract.
_DRAWN_LATER = 31


def signed_on(contract_date: date | None, offer: Offer | None) -> date | None:
    """The day whose law holds: the contract's; that of the money's arrival where the contract's is not given, or where
    the money came more than a month later, for each sum drawn under an old contract is a loan of its own."""
    start = offer.start if offer else None
    if contract_date is None or start is None:
        return contract_date or start
    return start if (start - contract_date).days > _DRAWN_LATER else contract_date


def user_facts(request: CheckRequest, case: ResolvedRequest, dataset: Dataset, book: EvidenceBook) -> UserFacts:
    """The facts of a request's answers and offer. Raises QueryError where the offer cannot be reckoned with."""
    words = {"name": case.platform.name if case.platform else case.asked}
    if case.lender:
        words["lender"] = case.lender.name
    answered = answer_facts(request.observed, book, words)
    offer = request.offer
    lender_type = priced_as(case, offer.lender_type if offer else None, dataset.graph)
    told = {**answered, **lender_facts(lender_type)}
    if offer is None:
        return UserFacts(told, {})
    priced = offer.model_copy(update={"lender_type": lender_type})
    cost = annual_cost(priced, case.contract_date, dataset.rates, case.judged_on)
    shown = offer_facts(offer, cost, book)
    return UserFacts({**told, **shown}, shown, cost)
