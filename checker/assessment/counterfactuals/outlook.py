"""What open questions can still change, taken together: every way of answering each, and how far the score can go.

Of a request that tells nothing but a name, a day or nothing at all, this follows from the bits of its facts alone: it
is worked out once for all names with the same facts. Nothing that a person told is remembered.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.changed_answers import AnswerSheet
from checker.assessment.counterfactuals.reach import reach
from checker.assessment.counterfactuals.scenarios import (
    LENDER_LINE,
    MOST_LENDERS,
    LenderScenario,
    Scenario,
    scenarios_of,
)
from checker.assessment.counterfactuals.supposed_outcome import SupposedOutcome
from checker.rules.compiled.finding_bits import single_bits
from checker.rules.version import EVERY_INPUT_SINCE
from checker.terms import Standing

#: How many outlooks are remembered, about 10 KB each; a full table is emptied.
_MOST: Final = 400
#: Facts that decide which ways there are, and that a rule set need not compare.
_DECIDING: Final = ("lender_given", "name_lends", "price_lender_known", "exit_final_date")


@dataclass(frozen=True)
class Outlook:
    """Each way in which an open question may be answered, and the lowest and highest score that these can lead to
    (None: not asked for)."""

    scenarios: tuple[Scenario, ...] = ()
    band: tuple[int, int] | None = None


_REMEMBERED: Final[dict[Hashable, Outlook]] = {}


def outlook_of(
    assessment: Assessment, lenders: Sequence[LenderScenario], standing: Standing, sheet: AnswerSheet
) -> Outlook:
    """Return the outlook of an assessment. `lenders`: those that the contract may well name, first the
    `MOST_LENDERS` that are told; `sheet`: what was answered."""
    if assessment.without_lender is not None or not sheet.is_empty:
        return _outlook_of(assessment, lenders, standing, sheet)
    known = [assessment.value(fact) for fact in _DECIDING]
    key = (assessment.key, *known, standing, *_evidence(assessment), *(lender.assessment.key for lender in lenders))
    outlook = _REMEMBERED.get(key)
    if outlook is None:
        outlook = _without_facts(_outlook_of(assessment, lenders, standing, sheet))
        if len(_REMEMBERED) >= _MOST:
            _REMEMBERED.clear()
        _REMEMBERED[key] = outlook
    return replace(outlook, scenarios=_named(outlook.scenarios, lenders))


def _evidence(assessment: Assessment) -> Iterator[tuple[str, ...]]:
    """What findings rest on: beside a lender's own, one on other evidence is told too (`graver_marks`)."""
    facts, compiled = assessment.facts, assessment.compiled
    for bit in single_bits(assessment.findings & ~compiled.situation):
        case = compiled.findings.cases[bit]
        if case.scored.points > 0:
            yield from (facts[name].evidence for name in case.rule.cites if name in facts)


def _outlook_of(
    assessment: Assessment, lenders: Sequence[LenderScenario], standing: Standing, sheet: AnswerSheet
) -> Outlook:
    scenarios = scenarios_of(assessment, lenders[:MOST_LENDERS], standing, sheet)
    if assessment.ruleset.version < EVERY_INPUT_SINCE or not scenarios:
        return Outlook(scenarios)
    return Outlook(
        scenarios, reach(assessment, [one.assessment for one in scenarios], [lender.assessment for lender in lenders])
    )


def _without_facts(outlook: Outlook) -> Outlook:
    """The outlook with nothing of the request in it: of each supposed assessment its outcome, of lenders no name."""
    return replace(outlook, scenarios=tuple(map(_outcome_only, outlook.scenarios)))


def _outcome_only(scenario: Scenario) -> Scenario:
    outcome = SupposedOutcome(scenario.assessment.outcome, scenario.assessment.alert)
    if scenario.line == LENDER_LINE:
        return replace(scenario, assessment=outcome, answer="", words={}, evidence=())
    return replace(scenario, assessment=outcome)


def _named(scenarios: Sequence[Scenario], lenders: Sequence[LenderScenario]) -> tuple[Scenario, ...]:
    """The scenarios with the names, words and evidence of these lenders, in their order."""
    names = iter(lenders)
    return tuple(
        replace(one, answer=lender.name, words=lender.words, evidence=lender.evidence, itself=lender.itself)
        if one.line == LENDER_LINE and (lender := next(names))
        else one
        for one in scenarios
    )
