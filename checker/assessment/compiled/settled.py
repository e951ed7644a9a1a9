"""Which of the eight criteria are settled, and what the gate of tier A asks of the answers (RULES §8.5, §8.6)."""

from typing import Final, Protocol

from checker.assessment.score import Criterion, SettledCriteria
from checker.observations import observations

#: Criteria that the answer to one question settles, whichever it is, by the question's key (`observations.yaml`).
_SETTLED_BY_ANSWER: Final = {Criterion(item.settles): item.key for item in observations() if item.settles}

#: Every fact that is read here.
FACTS: Final = (
    *("lender_given", "contract_names_lender", "lender_may_lend", "lender_named_exactly", "lender_list_stale"),
    *("relation", "annual_cost", "over_cap", "late_over_cap", "upfront_fee", "private_payee", "repay_to_person"),
    *_SETTLED_BY_ANSWER.values(),
)


class KnownFacts(Protocol):
    """The facts of a request as far as criteria read them. `identified`, `related`: see `Assessment`."""

    @property
    def identified(self) -> bool:
        """Return whether the name led to an entity of known standing."""
        ...

    @property
    def related(self) -> bool:
        """Return whether records tie it to a lender, and none was entered."""
        ...

    def value(self, fact: str) -> object:
        """Return the value of a fact; None where it is unknown."""
        ...


def settled_criteria(facts: KnownFacts) -> SettledCriteria:
    """Return which criteria are settled, and what the gate of tier A asks of the answers."""
    value = facts.value
    may_lend = value("lender_may_lend") is True
    settled = {
        Criterion.IDENTITY: facts.identified,
        Criterion.CONTRACT_LENDER: value("lender_given") is True or value("contract_names_lender") is False,
        Criterion.LENDER_MATCHED: may_lend,
        Criterion.PARTNER_LINK: facts.related or value("relation") == "confirmed_by_lender",
        Criterion.COST: value("annual_cost") is not None,
        **{criterion: value(key) is not None for criterion, key in _SETTLED_BY_ANSWER.items()},
    }
    return SettledCriteria(
        settled=frozenset(criterion for criterion, is_settled in settled.items() if is_settled),
        lender_verified=may_lend and value("lender_named_exactly") is True and value("lender_list_stale") is False,
        cost_within_cap=value("over_cap") is False and value("late_over_cap") is not True,
        nothing_upfront=value("upfront_fee") is False,
        no_private_payee=value("private_payee") is False and value("repay_to_person") is not True,
        tied=value("relation") == "confirmed_by_lender",
    )


def best_answers(facts: KnownFacts) -> SettledCriteria:
    """Return what would be settled if every open question were answered for the best."""
    value, answers = facts.value, settled_criteria(facts)
    return SettledCriteria(
        settled=frozenset(Criterion),
        lender_verified=answers.lender_verified,
        cost_within_cap=value("annual_cost") is None or answers.cost_within_cap,
        nothing_upfront=value("upfront_fee") is not True,
        no_private_payee=value("private_payee") is not True and value("repay_to_person") is not True,
        tied=answers.tied,
    )
