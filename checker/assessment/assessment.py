"""The assessment of one request: rules evaluated, score taken; and what both would be if a fact were another. Pure.

A lender that somebody entered and that does not confirm the name takes no finding away: the request is assessed without
it as well, and of each rule the graver outcome counts.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from checker.assessment.score import BaseState, Criterion, Score, SettledCriteria, score, score_only
from checker.observations import observations
from checker.rules import SITUATION_GROUPS, Fact, Facts, Hit, RuleResults, RuleSet, evaluate
from checker.rules.engine import evaluate_rules
from checker.rules.outcome import SEVERITIES, Unknown
from checker.terms import Alert

#: Criteria that the answer to one question settles, whichever it is, by the question's key (`observations.yaml`).
_SETTLED_BY_ANSWER = {Criterion(item.settles): item.key for item in observations() if item.settles}
#: Facts that decide which versions of rules are in force: where one changes, all rules are evaluated again.
_DATES = frozenset({"contract_date"})


@dataclass(frozen=True)
class Assessment:
    """The results of the rules on the facts of one request, and the score from a base state.

    `identified`: the name led to an entity of known standing. `related`: records tie it to a lender, and no lender
    was entered. `own_results`: the rules on these facts. `without_lender`: the assessment of the same request without
    its lender, where that lender does not confirm the name.
    """

    ruleset: RuleSet
    judged_on: date
    state: BaseState
    facts: Facts
    identified: bool
    related: bool
    own_results: RuleResults
    without_lender: "Assessment | None" = None

    @cached_property
    def results(self) -> RuleResults:
        """Return the results that count: of each rule about the name the graver of both, where there are two."""
        if self.without_lender is None:
            return self.own_results
        return merge_graver(self.own_results, self.without_lender.results)

    @cached_property
    def answers(self) -> SettledCriteria:
        """Return which of the eight criteria are settled."""
        return settled_criteria(self)

    @cached_property
    def score(self) -> Score:
        """Return score and tier, with the lines that add up to it."""
        return score(self.state, self.results.hits, self.answers, self.ruleset.wording)

    @cached_property
    def outcome(self) -> Score:
        """Return score and tier without lines, at a fraction of the work."""
        return score_only(self.state, self.results.hits, self.answers)

    @property
    def situation_hits(self) -> tuple[Hit, ...]:
        """Return the findings about what the person met."""
        return tuple(hit for hit in self.results.hits if hit.group in SITUATION_GROUPS)

    @property
    def verdict_hits(self) -> tuple[Hit, ...]:
        """Return the findings that make the verdict."""
        return tuple(hit for hit in self.results.hits if hit.group not in SITUATION_GROUPS)

    @property
    def alert(self) -> Alert:
        """Return the alert that the findings about what was met call for."""
        return alert_of(self.situation_hits)

    def is_true(self, fact: str) -> bool:
        """Return whether that fact is known and true."""
        return self.value(fact) is True

    def value(self, fact: str) -> object:
        """Return the value of that fact; None where it is unknown."""
        return self.facts[fact].value if fact in self.facts else None

    def what_if(self, facts: Mapping[str, Fact], state: BaseState | None = None) -> "Assessment":
        """Return the assessment if these facts were so, and the base state another.

        Only rules that read one of these facts are evaluated again.
        """
        supposed = {**self.facts, **facts}
        if facts.keys() & _DATES:
            own_results = evaluate(self.ruleset, supposed, self.judged_on)
        else:
            own_results = self._reevaluated(facts, supposed)
        without_lender = self.without_lender.what_if(facts) if self.without_lender else None
        return replace(
            self, facts=supposed, own_results=own_results, without_lender=without_lender, state=state or self.state
        )

    def _reevaluated(self, changed: Mapping[str, Fact], supposed: Facts) -> RuleResults:
        readers = self.ruleset.readers
        rules = {(rule.id, rule.version): rule for fact in changed for rule in readers.get(fact, ())}
        if not rules:
            return self.own_results
        reevaluated = evaluate_rules(rules.values(), self.ruleset.wording, supposed, self.judged_on)
        affected = {rule_id for rule_id, _ in rules}
        old = self.own_results
        return RuleResults(
            (*(hit for hit in old.hits if hit.rule not in affected), *reevaluated.hits),
            (*(doubt for doubt in old.unknown if doubt.rule not in affected), *reevaluated.unknown),
            (*(rule_id for rule_id in old.cleared if rule_id not in affected), *reevaluated.cleared),
        )


def merge_graver(own: RuleResults, alternative: RuleResults) -> RuleResults:
    """Return, of each rule about the name, the graver of two outcomes; a relief only where both grant it.

    Findings about what a person met are taken from the first alone: no lender changes them.
    """
    own_hits, other_hits = _by_rule(own.hits), _by_rule(alternative.hits)
    hits = [
        hit
        for rule in own_hits.keys() | other_hits.keys()
        if (hit := _graver_hit(own_hits.get(rule), other_hits.get(rule)))
    ]
    hits += [hit for hit in other_hits.values() if _about_another(hit, own_hits.get(hit.rule))]
    hits += [hit for hit in own.hits if hit.group in SITUATION_GROUPS]
    hits.sort(key=lambda hit: (SEVERITIES.index(hit.severity), hit.rule))
    hit_rules = {hit.rule for hit in hits}
    added = hit_rules - own_hits.keys()
    reliefs = {doubt.rule for doubt in alternative.unknown if doubt.at_best} | {hit.rule for hit in alternative.hits}
    return RuleResults(
        tuple(hits),
        tuple(_relieved_by_both(doubt, reliefs) for doubt in own.unknown if doubt.rule not in added),
        tuple(rule for rule in own.cleared if rule not in added),
    )


def _about_another(hit: Hit, own: Hit | None) -> bool:
    """Whether a finding of the name itself would be lost behind a graver one of the same rule about the lender: one
    exit hides no other."""
    milder = own is not None and _graver_hit(own, hit) is own and hit.points > 0
    return milder and own is not None and not set(hit.evidence) <= set(own.evidence)


def _relieved_by_both(doubt: Unknown, reliefs: Collection[str]) -> Unknown:
    """A doubt that promises no relief which the request without its lender does not grant."""
    return doubt if doubt.rule in reliefs else replace(doubt, at_best=None)


def _by_rule(hits: Iterable[Hit]) -> dict[str, Hit]:
    return {hit.rule: hit for hit in hits if hit.group not in SITUATION_GROUPS}


def _graver_hit(own: Hit | None, alternative: Hit | None) -> Hit | None:
    """The graver of two findings of one rule; a relief that only one of them grants is none."""
    if own is not None and alternative is not None:
        return min(own, alternative, key=lambda hit: (SEVERITIES.index(hit.severity), -hit.points))
    single = own or alternative
    return single if single is not None and single.severity != "positive" else None


def alert_of(situation_hits: Iterable[Hit]) -> Alert:
    """Return the alert: stop for any hard finding about what was met, caution for any strong or moderate one."""
    severities = {hit.severity for hit in situation_hits}
    if "hard" in severities:
        return "stop"
    return "caution" if severities & {"strong", "moderate"} else "none"


def settled_criteria(assessment: Assessment) -> SettledCriteria:
    """Return which criteria are settled, and what the gate of tier A asks of the answers (RULES §8.5, §8.6)."""
    is_true, value = assessment.is_true, assessment.value
    settled = {
        Criterion.IDENTITY: assessment.identified,
        Criterion.CONTRACT_LENDER: is_true("lender_given") or value("contract_names_lender") is False,
        Criterion.LENDER_MATCHED: is_true("lender_may_lend"),
        Criterion.PARTNER_LINK: assessment.related or value("relation") == "confirmed_by_lender",
        Criterion.COST: value("annual_cost") is not None,
        **{criterion: value(key) is not None for criterion, key in _SETTLED_BY_ANSWER.items()},
    }
    return SettledCriteria(
        settled=frozenset(criterion for criterion, is_settled in settled.items() if is_settled),
        lender_verified=is_true("lender_may_lend")
        and is_true("lender_named_exactly")
        and value("lender_list_stale") is False,
        cost_within_cap=value("over_cap") is False and not is_true("late_over_cap"),
        nothing_upfront=value("upfront_fee") is False,
        no_private_payee=value("private_payee") is False and not is_true("repay_to_person"),
        tied=value("relation") == "confirmed_by_lender",
    )
