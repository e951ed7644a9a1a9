"""The arithmetic of one rule set over bits: the score of findings, which criteria are settled, the alert.

Each is a pure function of integers: worked out by the plain one (`score_only`, `settled_criteria`) when its key is
first met, and remembered. What was worked out for one name serves every other with the same facts.
"""

from dataclasses import dataclass
from threading import Lock
from typing import Final, Protocol

from checker.assessment.score import BaseState, Criterion, Score, SettledCriteria, alert_of, score_only
from checker.observations import observations
from checker.rules import VOCABULARY, RuleSet
from checker.rules.compiled.compiled_rules import CompiledRules
from checker.rules.compiled.fact_bits import FactBits
from checker.rules.compiled.memo import Memo
from checker.rules.condition import Compare
from checker.terms import Alert

_ScoreKey = tuple[BaseState, int, bool]
_CONFIRMED: Final = "confirmed_by_lender"
_CLOSED: Final = SettledCriteria()
_OPEN: Final = SettledCriteria(frozenset(Criterion), True, True, True, True, True)


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


class CompiledScores:
    """One rule set, compiled, and what follows from its bits. Made once a process: `compiled_scores`.

    `dated`: findings that count only for contracts of certain days.
    """

    def __init__(self, ruleset: RuleSet) -> None:
        self._comparisons = {name: _watched(name) for name in FACTS}
        self.rules = CompiledRules(ruleset, self._comparisons.values())
        self.facts, self.findings = self.rules.facts, self.rules.findings
        self.situation = self.findings.situation
        self.dated = self.findings.where(
            lambda one: (
                one.rule.dated_by == "contract"
                and (one.rule.effective.from_ is not None or one.rule.effective.until is not None)
                and one.scored.points >= 0
            )
        )
        self._watched = sum(sum(self.facts.of(one)) for one in self._comparisons.values())
        self._scores: Memo[_ScoreKey, Score] = Memo(self._score_of)
        self._settled: Memo[tuple[int, bool, bool], SettledCriteria] = Memo(self._settled_of)
        self._best: Memo[int, bool] = Memo(self._best_of)
        self._alerts: Memo[int, Alert] = Memo(lambda findings: alert_of(self.findings.scored(findings)))

    def score(self, state: BaseState, findings: int, *, open_tier_a: bool) -> Score:
        """Return score and tier of these findings, without lines."""
        return self._scores[state, findings & ~self.situation, open_tier_a]

    def settled(self, bits: int, *, identified: bool, related: bool) -> SettledCriteria:
        """Return which criteria are settled on the bits of the facts."""
        return self._settled[bits & self._watched, identified, related]

    def may_open_tier_a(self, bits: int) -> bool:
        """Return whether open questions can be answered so that the gate of tier A opens."""
        return self._best[bits & self._watched]

    def alert(self, findings: int) -> Alert:
        """Return the alert that these findings call for."""
        return self._alerts[findings & self.situation]

    def _score_of(self, key: _ScoreKey) -> Score:
        state, findings, open_tier_a = key
        return score_only(state, self.findings.scored(findings), _OPEN if open_tier_a else _CLOSED)

    def _settled_of(self, key: tuple[int, bool, bool]) -> SettledCriteria:
        bits, identified, related = key
        return settled_criteria(_FactsOfBits(self.facts, self._comparisons, bits, identified, related))

    def _best_of(self, bits: int) -> bool:
        facts = _FactsOfBits(self.facts, self._comparisons, bits, identified=True, related=True)
        return best_answers(facts).open_tier_a


@dataclass(frozen=True)
class _FactsOfBits:
    """The facts that criteria are settled by, as their bits tell them."""

    facts: FactBits
    comparisons: dict[str, Compare]
    bits: int
    identified: bool
    related: bool

    def value(self, fact: str) -> object:
        """Return True or False for a fact of that kind; for others what the comparison with `_watched` says."""
        true, false = self.facts.of(self.comparisons[fact])
        if self.bits & true:
            return _CONFIRMED if fact == "relation" else True
        return False if self.bits & false else None


def _watched(fact: str) -> Compare:
    """The comparison of a fact that criteria go by: whether it is true, of a figure whether it is known."""
    kind = VOCABULARY[fact].type
    compared = {"word": {"is": _CONFIRMED}, "decimal": {"at_least": "0"}}.get(kind, {"is": True})
    return Compare.model_validate({"fact": fact, **compared})


_COMPILED: Final[dict[int, CompiledScores]] = {}
_COMPILING: Final = Lock()


def compiled_scores(ruleset: RuleSet) -> CompiledScores:
    """Return the rule set compiled; each is compiled once a process, and stays."""
    compiled = _COMPILED.get(id(ruleset))  # it holds the rule set, so that no other can have its id
    if compiled is None:
        with _COMPILING:
            compiled = _COMPILED.get(id(ruleset)) or CompiledScores(ruleset)
            _COMPILED[id(ruleset)] = compiled
    return compiled
