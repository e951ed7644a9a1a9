"""What the person entered, as facts: answers to our questions, and the loan in figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checker.cost.model import Cost
from checker.cost.offer import Offer
from checker.dataset.dataset import Dataset
from checker.evidence.book import EvidenceBook
from checker.facts.observed import answer_facts
from checker.facts.offer import lender_facts, offer_facts, price_lender_type
from checker.facts.resolved_request import ResolvedRequest
from checker.request.model import CheckRequest
from checker.rules import Fact


@dataclass(frozen=True)
class UserFacts:
    """The facts a person entered; those of the offer apart too, because they stand whatever is answered."""

    facts: Mapping[str, Fact]
    of_offer: Mapping[str, Fact]
    cost: Cost | None = None


#: From this many days on, what is paid out is a loan of its own under an older contract.
_DRAWN_LATER = 31


def signed_on(contract_date: date | None, offer: Offer | None) -> date | None:
    """Return the day whose law holds, if any is known: the contract's, or that of the money's arrival.

    The latter where no day of the contract was entered, or where the money came more than a month later: each sum
    drawn under an old contract is a loan of its own.
    """
    start = offer.start if offer else None
    if contract_date is None or start is None:
        return contract_date or start
    return start if (start - contract_date).days > _DRAWN_LATER else contract_date


def user_facts(request: CheckRequest, resolved: ResolvedRequest, dataset: Dataset, book: EvidenceBook) -> UserFacts:
    """Return the facts of a request's answers and offer, and the offer's cost.

    Raises QueryError where the offer cannot be reckoned with.
    """
    words = {"name": resolved.platform.name if resolved.platform else resolved.name}
    if resolved.lender:
        words["lender"] = resolved.lender.name
    of_answers = answer_facts(request.observed, book, words)
    offer = request.offer
    lender_type = price_lender_type(resolved, offer.lender_type if offer else None, dataset.graph)
    facts = {**of_answers, **lender_facts(lender_type)}
    if offer is None:
        return UserFacts(facts, {})
    from checker.cost.calculate import annual_cost  # noqa: PLC0415 - most requests have no offer

    priced = offer.model_copy(update={"lender_type": lender_type})
    cost = annual_cost(priced, resolved.contract_date, dataset.rates, resolved.judged_on)
    priced_facts = offer_facts(offer, cost, book)
    return UserFacts({**facts, **priced_facts}, priced_facts, cost)
