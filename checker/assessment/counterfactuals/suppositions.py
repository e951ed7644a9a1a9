"""What open questions would make of the verdict: the few that a report prints."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Final

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.distance import distance
from checker.assessment.counterfactuals.explained import explanation
from checker.assessment.counterfactuals.scenarios import CORE, LENDER_LINE, Scenario
from checker.assessment.counterfactuals.supposed_outcome import Supposed
from checker.report import Supposition
from checker.rules.version import EVERY_INPUT_SINCE

#: How many suppositions a report prints.
MOST_SUPPOSITIONS: Final = 6
_MOST_REMEMBERED: Final = 1024
_REMEMBERED: Final[dict[Hashable, Supposition]] = {}


def suppositions(assessment: Assessment, scenarios: Iterable[Scenario]) -> tuple[Supposition, ...]:
    """Return what open questions would make of the verdict, at most `MOST_SUPPOSITIONS`.

    First the lenders the contract may name, then the greatest change of tier, then what would change the alert. What
    changes neither is left out; so is a lender with whom the very score stays, and a firm itself as its own lender.
    """
    relevant = [scenario for scenario in scenarios if _is_relevant(scenario, assessment)]
    relevant.sort(
        key=lambda scenario: (
            scenario.line != LENDER_LINE,
            _is_rare(scenario),
            -distance(scenario.assessment, assessment),
        )
    )
    return tuple(_supposition(scenario, assessment) for scenario in _gravest_of_each(relevant))[:MOST_SUPPOSITIONS]


def _is_relevant(scenario: Scenario, assessment: Assessment) -> bool:
    supposed = scenario.assessment
    if supposed.outcome.tier != assessment.outcome.tier or supposed.alert != assessment.alert:
        return True
    if scenario.line != LENDER_LINE:
        return False
    if assessment.ruleset.version < EVERY_INPUT_SINCE:
        return True
    return not scenario.itself and supposed.outcome.score != assessment.outcome.score


def _is_rare(scenario: Scenario) -> bool:
    return scenario.observe not in ("contract_lender", "contract_date", "offer", *CORE)


def _gravest_of_each(scenarios: Iterable[Scenario]) -> Iterator[Scenario]:
    """The gravest answer of each question; of the contract's lender every one, for that is what decides."""
    seen: set[str] = set()
    for scenario in scenarios:
        if scenario.observe not in seen or scenario.observe == "contract_lender":
            seen.add(scenario.observe)
            yield scenario


def _supposition(scenario: Scenario, assessment: Assessment) -> Supposition:
    """One supposition; all but those of named lenders are the same in every report, and made once."""
    supposed = scenario.assessment
    if scenario.line == LENDER_LINE:
        return _told(scenario, assessment, supposed)
    key = (assessment.compiled, scenario.observe, scenario.answer, scenario.line, supposed.outcome, supposed.alert)
    supposition = _REMEMBERED.get(key)
    if supposition is None:
        supposition = _told(scenario, assessment, supposed)
        if len(_REMEMBERED) >= _MOST_REMEMBERED:
            _REMEMBERED.clear()
        _REMEMBERED[key] = supposition
    return supposition


def _told(scenario: Scenario, assessment: Assessment, supposed: Supposed) -> Supposition:
    outcome = {"after": supposed.outcome.tier, "score": str(supposed.outcome.score), "alert_after": supposed.alert}
    return Supposition(
        observe=scenario.observe,
        answer=scenario.answer,
        tier=supposed.outcome.tier,
        risk_score=supposed.outcome.score,
        alert=supposed.alert,
        text=explanation(assessment.ruleset, _line(scenario, assessment), {**outcome, **scenario.words}),
        evidence=scenario.evidence,
    )


def _line(scenario: Scenario, assessment: Assessment) -> str:
    same = scenario.line == LENDER_LINE and scenario.assessment.outcome.tier == assessment.outcome.tier
    return "suppose.lender_same" if same else scenario.line
