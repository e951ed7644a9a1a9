"""An assessment over bits is the plain one: score, tier, alert, criteria, each scenario, how far the score can go."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any, Final

import pytest

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.changed_answers import AnswerSheet
from checker.assessment.counterfactuals.outlook import outlook_of
from checker.assessment.counterfactuals.reach import reach, reach_of_rules
from checker.assessment.counterfactuals.scenarios import Scenario, scenarios_of
from checker.assessment.counterfactuals.suppositions import suppositions
from checker.assessment.score import BaseState, band
from checker.observations import observations_by_key
from checker.report import report_json
from checker.request.model import CheckRequest
from checker.rules import Fact, Facts, evaluate, load
from checker.rules.version import CURRENT
from checker.service.checker import Checker
from checker.terms import Standing
from tests.assessment.plain import PlainAssessment, plain_reach
from tests.rules.random_facts import random_facts, read_by

TODAY: Final = date(2026, 11, 30)
STANDINGS: Final[tuple[Standing, ...]] = ("unconfirmed", "disqualified", "warned", "licensed_lender")
#: How many random requests are assessed both ways in the daily suite, and how many in the exhaustive one.
SOME, MANY = 40, 2_000


def both(facts: Facts, state: BaseState, other: Facts | None) -> tuple[Assessment, PlainAssessment]:
    """The compiled and the plain assessment of the same request; `other`: its facts without the lender."""
    ruleset, flags = load(), {"identified": True, "related": False}
    fast, plain = (None, None) if other is None else both(other, state, None)
    return (
        Assessment(ruleset, TODAY, state, facts, **flags, without_lender=fast),
        PlainAssessment(
            ruleset, TODAY, state, facts, **flags, own_results=evaluate(ruleset, facts, TODAY), without_lender=plain
        ),
    )


def told(scenarios: Iterable[Scenario]) -> list[tuple[Any, ...]]:
    return [(one.observe, one.answer, one.line, one.assessment.outcome, one.assessment.alert) for one in scenarios]


def compare(draw: Random) -> None:
    ruleset = load()
    names = read_by(ruleset.rules)
    known = draw.choice((0.05, 0.2, 0.5, 0.8))
    facts = random_facts(draw, ruleset, names, known)
    other = {**facts, **random_facts(draw, ruleset, draw.sample(names, 8))} if draw.random() < 0.5 else None
    state, standing = draw.choice(list(BaseState)), draw.choice(STANDINGS)
    fast, plain = both(facts, state, other)
    assert fast.results == plain.results
    assert (fast.outcome, fast.alert, fast.answers) == (plain.outcome, plain.alert, plain.answers)
    assert fast.score == plain.score
    assert {(one.rule, one.severity, one.points) for one in fast.scored} == {
        (hit.rule, hit.severity, hit.points) for hit in plain.results.hits
    }
    assert reach_of_rules(fast) == band(state, plain.results.hits, plain.results.unknown, plain.answers)
    ways, plain_ways = (scenarios_of(one, (), standing) for one in (fast, plain))  # type: ignore[arg-type]
    assert told(ways) == told(plain_ways)
    assert reach(fast, [way.assessment for way in ways], ()) == plain_reach(plain, plain_ways, ())


def test_random_requests_are_assessed_as_the_plain_way_does() -> None:
    draw = Random("assessments")
    for _ in range(SOME):
        compare(draw)


@pytest.mark.exhaustive
def test_many_random_requests_are_assessed_as_the_plain_way_does() -> None:
    draw = Random("many assessments")
    for _ in range(MANY):
        compare(draw)


def records_only(draw: Random) -> Facts:
    """Facts of records, and none of what a person answers."""
    ruleset = load()
    names = [name for name in read_by(ruleset.rules) if name not in observations_by_key() and name != "annual_cost"]
    return random_facts(draw, ruleset, names, 0.3)


def test_an_outlook_that_is_remembered_is_the_one_worked_out_again() -> None:
    """Twice the same facts under other words and other evidence: the second is remembered, and nothing of the first
    shows."""
    draw = Random("outlooks")
    for _ in range(15):
        facts, standing = records_only(draw), draw.choice(STANDINGS)
        for name in ("甲", "乙"):
            worded = {key: Fact(fact.value, fact.evidence, {"name": name}) for key, fact in facts.items()}
            one = Assessment(load(), TODAY, BaseState.UNKNOWN, worded, identified=True, related=False)
            outlook = outlook_of(one, (), standing, AnswerSheet())
            ways = scenarios_of(one, (), standing)
            assert told(outlook.scenarios) == told(ways)
            assert outlook.band == reach(one, [way.assessment for way in ways], ())
            assert suppositions(one, outlook.scenarios) == suppositions(one, ways)
            assert not [way for way in outlook.scenarios if isinstance(way.assessment, Assessment)], "facts are kept"


def test_what_a_person_answered_is_not_remembered() -> None:
    one = Assessment(
        load(CURRENT), TODAY, BaseState.UNKNOWN, {"upfront_fee": Fact(True)}, identified=False, related=False
    )
    outlook = outlook_of(one, (), "unknown", AnswerSheet({"upfront_fee": "yes"}))
    assert all(isinstance(way.assessment, Assessment) for way in outlook.scenarios)


def test_a_report_is_the_same_json_without_the_text_between(starter_checker: Checker) -> None:
    report = starter_checker.check(CheckRequest(name="360借条", on=TODAY))
    assert report_json(report) == report.model_dump_json().encode()
