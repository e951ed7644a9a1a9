"""The plain way to assess: rules evaluated as objects, every branch a whole assessment. The oracle of the compiled one.

It is what `checker.assessment` was before its rules were compiled, word for word but for the names.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Final

from checker.assessment.compiled.graver import merge_graver
from checker.assessment.compiled.scores import settled_criteria
from checker.assessment.counterfactuals.supposed_facts import WORST_LENDERS, WORST_OFFER
from checker.assessment.score import BaseState, Criterion, Score, SettledCriteria, alert_of, band, score, score_only
from checker.rules import SITUATION_GROUPS, Fact, Facts, Hit, RuleResults, RuleSet, Scored, evaluate
from checker.rules.catalogue import Rule
from checker.rules.engine import evaluate_rules
from checker.rules.outcome import SEVERITIES
from checker.terms import Alert

_DATES = frozenset({"contract_date"})


@dataclass(frozen=True)
class PlainAssessment:
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
    without_lender: "PlainAssessment | None" = None

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

    def what_if(self, facts: Mapping[str, Fact], state: BaseState | None = None) -> "PlainAssessment":
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

    def with_untied_lender(self, lender: Mapping[str, Fact]) -> "PlainAssessment":
        state = None if self.state is BaseState.UNKNOWN else BaseState.RELATION_UNVERIFIED
        return replace(self.what_if(lender, state), without_lender=self)

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


#: Kinds of lenders that price rules tell apart most, where nobody knows who lends.
_PRICE_LENDERS: Final = ("private", "microloan")


def plain_reach(
    assessment: PlainAssessment, scenarios: Iterable[Any], lenders: Iterable[PlainAssessment]
) -> tuple[int, int]:
    """Return the lowest and the highest score that open questions can still lead to.

    `scenarios`: the ways in which each might be answered. `lenders`: the assessments with every kind of lender that
    may confirm the name.
    """
    answered = [scenario.assessment for scenario in scenarios]
    confirmed = list(lenders)
    lowest = min(_at_best(branch) for branch in (assessment, *answered, *confirmed))
    branches = [*answered, *confirmed, *_worst_lenders(assessment)]
    scores = [*(branch.outcome.score for branch in branches), *_on_any_day(assessment), *_worst_offers(assessment)]
    _, worst_rule = band(assessment.state, assessment.results.hits, assessment.results.unknown, assessment.answers)
    return min([lowest, *scores]), max([worst_rule, *scores])


def _at_best(assessment: PlainAssessment) -> int:
    """The score if every unknown rule were cleared, its relief granted, and the gate of tier A open as far as answers
    can open it. Where the contract's day is not known, no rule counts that an earlier day would leave out."""
    hits = [hit for hit in assessment.results.hits if not _may_lapse(hit, assessment)]
    reliefs = [doubt.at_best for doubt in assessment.results.unknown if doubt.at_best]
    return score_only(assessment.state, [*hits, *reliefs], _best_answers(assessment)).score


def _may_lapse(hit: Hit, assessment: PlainAssessment) -> bool:
    if assessment.value("contract_date") is not None or hit.points < 0:
        return False
    rule = next(rule for rule in assessment.ruleset.rules if (rule.id, rule.version) == (hit.rule, hit.version))
    return rule.dated_by == "contract" and (rule.effective.from_ is not None or rule.effective.until is not None)


def _best_answers(assessment: PlainAssessment) -> SettledCriteria:
    value, answers = assessment.value, assessment.answers
    return SettledCriteria(
        settled=frozenset(Criterion),
        lender_verified=answers.lender_verified,
        cost_within_cap=value("annual_cost") is None or answers.cost_within_cap,
        nothing_upfront=value("upfront_fee") is not True,
        no_private_payee=value("private_payee") is not True and value("repay_to_person") is not True,
        tied=answers.tied,
    )


def _worst_lenders(assessment: PlainAssessment) -> Iterator[PlainAssessment]:
    if assessment.is_true("lender_given"):
        return
    for lender in WORST_LENDERS:
        yield assessment.with_untied_lender({**lender, "exit_final_date": Fact(assessment.judged_on)})


def _worst_offers(assessment: PlainAssessment) -> Iterator[int]:
    """The scores beside the worst offer, on any day: an offer's own day stands in for the contract's."""
    if assessment.value("annual_cost") is not None:
        return
    known = assessment.is_true("price_lender_known")
    for lender in (None,) if known else (None, *_PRICE_LENDERS):
        kind = {"price_lender_type": Fact(lender), "price_lender_known": Fact(True)} if lender else {}
        yield from _on_any_day(assessment.what_if({**WORST_OFFER, **kind}), even_if_known=True)


def _on_any_day(assessment: PlainAssessment, *, even_if_known: bool = False) -> Iterator[int]:
    """The highest score by the law of whichever day: of each rule its worst version. With its reliefs, and without:
    a relief may not be in force on every day."""
    yield assessment.outcome.score
    if assessment.value("contract_date") is not None and not even_if_known:
        return
    worst: dict[str, Scored] = {}
    for hit in (*assessment.results.hits, *_hits_of_other_days(assessment)):
        other = worst.get(hit.rule)
        if hit.points >= 0 and (other is None or _gravity(hit) < _gravity(other)):
            worst[hit.rule] = hit
    yield score_only(assessment.state, tuple(worst.values()), assessment.answers).score


def _hits_of_other_days(assessment: PlainAssessment) -> Iterator[Hit]:
    for day, rules in _rules_by_day(assessment.ruleset, assessment.judged_on):
        facts = {**assessment.facts, "contract_date": Fact(day)}
        yield from evaluate_rules(rules, assessment.ruleset.wording, facts, assessment.judged_on).hits


def _rules_by_day(ruleset: RuleSet, judged_on: date) -> Iterator[tuple[date, list[Rule]]]:
    """The rules that go by the contract's day, by a day on which they are in force; none that begins later. Those that
    compare it with a day of their own are graver the later it is."""
    by_day: dict[date, list[Rule]] = {judged_on: list(ruleset.readers.get("contract_date", ()))}
    for rule in ruleset.rules:
        day = rule.effective.until or rule.effective.from_
        if rule.dated_by == "contract" and day is not None:
            by_day.setdefault(min(day, judged_on), []).append(rule)
    yield from by_day.items()


def _gravity(hit: Scored) -> tuple[int, int, int]:
    return SEVERITIES.index(hit.severity), -hit.points, -(hit.floor or 0)
