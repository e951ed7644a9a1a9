"""A ruling by itself: what is settled, what the gate of tier A asks, and the graver of two judgements."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checker.assessment.assessment import Assessment
from checker.assessment.compiled.graver import merge_graver
from checker.assessment.compiled.scores import settled_criteria
from checker.assessment.score import BaseState, Criterion, alert_of
from checker.observations import Observation, observations
from checker.rules import Fact, Hit, RuleResults, evaluate, load
from checker.rules.outcome import Scored, Unknown
from checker.terms import Alert, Severity
from registries.model import Text
from tests.every_case import every_case

TODAY = date(2026, 11, 24)
SAID = Text(zh="说", en="said")
NOTHING = RuleResults((), (), ())


def ruling(
    *, identified: bool = False, related: bool = False, beside: Assessment | None = None, **facts: Any
) -> Assessment:
    stated = {name: Fact(value, ("e1",)) for name, value in facts.items()}
    return Assessment(
        load(), TODAY, BaseState.UNKNOWN, stated, identified=identified, related=related, without_lender=beside
    )


def hit(rule: str, severity: Severity, points: int = 8, group: str = "identity", text: str = "说") -> Hit:
    return Hit(
        rule=rule,
        group=group,
        severity=severity,
        points=points,
        fact=rule,
        title=SAID,
        version=1,
        text=Text(zh=text, en=text),
        advice=SAID,
        legal_basis="",
        evidence=("e1",),
    )


def results(*hits: Hit, unknown: tuple[str, ...] = (), cleared: tuple[str, ...] = ()) -> RuleResults:
    return RuleResults(hits, tuple(Unknown(rule, "identity", "strong", None, None) for rule in unknown), cleared)


# What is settled.


@every_case(
    ("facts", "question"),
    [
        ({"lender_given": True}, Criterion.CONTRACT_LENDER),
        ({"contract_names_lender": False}, Criterion.CONTRACT_LENDER),
        ({"lender_may_lend": True}, Criterion.LENDER_MATCHED),
        ({"relation": "confirmed_by_lender"}, Criterion.PARTNER_LINK),
        ({"annual_cost": Decimal(12)}, Criterion.COST),
        ({"upfront_fee": True}, Criterion.UPFRONT),
        ({"upfront_fee": False}, Criterion.UPFRONT),
        ({"private_payee": True}, Criterion.PAYEE),
        ({"private_payee": False}, Criterion.PAYEE),
        ({"downloaded_by_link": True}, Criterion.CHANNEL),
        ({"downloaded_by_link": False}, Criterion.CHANNEL),
    ],
)
def test_each_fact_settles_its_question(facts: dict[str, Any], question: Criterion) -> None:
    assert settled_criteria(ruling(**facts)).settled == {question}


@every_case("item", observations())
def test_an_answer_settles_what_the_data_of_its_question_say(item: Observation) -> None:
    own = {Criterion(item.settles)} if item.settles else set()
    assert settled_criteria(ruling(**{item.key: True})).settled == own
    lenderless = {Criterion.CONTRACT_LENDER} if item.key == "contract_names_lender" else set()
    assert settled_criteria(ruling(**{item.key: False})).settled == own | lenderless


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"lender_given": False},
        {"contract_names_lender": True},
        {"lender_may_lend": False},
        {"relation": "claimed_only"},
        {"relation": "contradicted"},
    ],
)
def test_what_settles_nothing(facts: dict[str, Any]) -> None:
    assert settled_criteria(ruling(**facts)).settled == frozenset()


def test_who_it_is_and_that_it_is_listed_are_settled_by_the_records() -> None:
    assert settled_criteria(ruling(identified=True)).settled == {Criterion.IDENTITY}
    assert settled_criteria(ruling(related=True)).settled == {Criterion.PARTNER_LINK}


GATE: dict[str, Any] = {
    "lender_given": True,
    "lender_may_lend": True,
    "lender_named_exactly": True,
    "lender_list_stale": False,
    "over_cap": False,
    "annual_cost": Decimal(12),
    "upfront_fee": False,
    "private_payee": False,
    "downloaded_by_link": False,
    "relation": "confirmed_by_lender",
}


def test_the_gate_opens_when_everything_is_so_and_one_thing_less_closes_it() -> None:
    assert settled_criteria(ruling(identified=True, **GATE)).open_tier_a
    assert settled_criteria(ruling(identified=True, **GATE, late_over_cap=False, repay_to_person=False)).open_tier_a
    closing: tuple[dict[str, Any], ...] = (
        {"lender_may_lend": None},
        {"lender_named_exactly": False},
        {"lender_named_exactly": None},
        {"lender_list_stale": True},
        {"lender_list_stale": None},
        {"over_cap": True},
        {"over_cap": None},
        {"late_over_cap": True},
        {"upfront_fee": True},
        {"upfront_fee": None},
        {"private_payee": True},
        {"private_payee": None},
        {"repay_to_person": True},
        {"relation": "claimed_only"},
    )
    for less in closing:
        assert not settled_criteria(ruling(identified=True, **{**GATE, **less})).open_tier_a, less


#: What the rule `no_lender_named` reads.
NOBODY_NAMED: dict[str, Any] = {"contract_names_lender": False, "lender_resolved": False, "name_lends": False}


# The alert.


@every_case(
    ("severities", "alert"),
    [
        ((), "none"),
        (("info",), "none"),
        (("positive",), "none"),
        (("moderate",), "caution"),
        (("strong",), "caution"),
        (("hard",), "stop"),
        (("info", "moderate"), "caution"),
        (("strong", "hard"), "stop"),
    ],
)
def test_the_alert_is_that_of_the_gravest(severities: tuple[Severity, ...], alert: Alert) -> None:
    assert alert_of([hit("r", severity) for severity in severities]) == alert


# Of two judgements the graver.


def graver_hits(own: tuple[Hit, ...], other: tuple[Hit, ...]) -> list[tuple[str, str, int, str]]:
    found = merge_graver(results(*own), results(*other)).hits
    return [(one.rule, one.severity, one.points, one.text.zh) for one in found]


def test_of_two_findings_the_graver_and_of_equals_the_dearer_and_then_the_first() -> None:
    mild, grave = hit("r", "moderate", 8, text="轻"), hit("r", "strong", 8, text="重")
    dear, first = hit("r", "moderate", 16, text="贵"), hit("r", "moderate", 8, text="先")
    for pair in ((mild, grave), (grave, mild)):
        assert graver_hits((pair[0],), (pair[1],)) == [("r", "strong", 8, "重")]
    for pair in ((mild, dear), (dear, mild)):
        assert graver_hits((pair[0],), (pair[1],)) == [("r", "moderate", 16, "贵")]
    assert graver_hits((first,), (mild,)) == [("r", "moderate", 8, "先")]


def test_a_relief_only_where_both_grant_it_and_a_finding_where_one_does() -> None:
    relief, found, info = hit("r", "positive", -5), hit("r", "strong"), hit("r", "info", 0)
    assert graver_hits((relief,), ()) == graver_hits((), (relief,)) == []
    assert graver_hits((relief,), (hit("r", "positive", -4),)) == [("r", "positive", -4, "说")]
    for one in (found, info):
        assert graver_hits((one,), ()) == graver_hits((), (one,)) == [("r", one.severity, one.points, "说")]
    assert graver_hits((relief,), (found,)) == graver_hits((found,), (relief,)) == [("r", "strong", 8, "说")]


def test_worst_first_then_by_rule() -> None:
    own = (hit("a", "info"), hit("c", "hard"))
    other = (hit("b", "strong"), hit("d", "hard"), hit("e", "moderate"))
    assert [rule for rule, *_ in graver_hits(own, other)] == ["c", "d", "b", "e", "a"]
    many = tuple(hit(rule, "strong") for rule in "zyxwvutsrq")
    assert "".join(rule for rule, *_ in graver_hits(many, ())) == "qrstuvwxyz"


def test_what_was_met_is_told_by_the_first_alone() -> None:
    met, elsewhere = hit("m", "moderate", group="upfront_payment"), hit("m", "hard", group="upfront_payment")
    assert graver_hits((met,), (elsewhere,)) == [("m", "moderate", 8, "说")]
    assert graver_hits((), (elsewhere,)) == []


def test_what_was_open_or_cleared_and_is_found_by_the_other_is_neither() -> None:
    own = results(hit("a", "info"), unknown=("b", "c"), cleared=("d", "e"))
    found = merge_graver(own, results(hit("b", "strong"), hit("d", "strong"), unknown=("x",), cleared=("y",)))
    assert [one.rule for one in found.unknown] == ["c"]
    assert found.cleared == ("e",)
    assert merge_graver(own, NOTHING) == own


# A ruling with another fact.


def test_a_fact_that_is_supposed_changes_the_rules_that_read_it_and_no_other() -> None:
    one = ruling(upfront_fee=True, private_payee=True)
    other = one.what_if({"private_payee": Fact(False)})
    assert (other.value("private_payee"), one.value("private_payee")) == (False, True)
    assert other.value("upfront_fee") is True
    rules = {hit.rule for hit in one.situation_hits} - {hit.rule for hit in other.situation_hits}
    assert len(rules) == 1
    assert {hit.rule for hit in other.situation_hits} < {hit.rule for hit in one.situation_hits}
    whole = evaluate(load(), other.facts, TODAY)
    assert {hit.rule for hit in other.own_results.hits} == {hit.rule for hit in whole.hits}
    assert {doubt.rule for doubt in other.own_results.unknown} == {doubt.rule for doubt in whole.unknown}
    assert set(other.own_results.cleared) == set(whole.cleared)
    known = ruling(**GATE, standing="licensed_lender", name_lends=True, contract_names_lender=True)
    assert len(known.own_results.cleared) > 1
    dearer = known.what_if({"over_cap": Fact(True), "annual_cost": Fact(Decimal(40))})
    assert sorted(dearer.own_results.cleared) == sorted(evaluate(load(), dearer.facts, TODAY).cleared)
    assert one.what_if({"no_rule_reads_this": Fact(True)}).own_results == one.own_results


def test_what_is_met_and_what_is_held_against_the_name_are_told_apart() -> None:
    one = ruling(private_payee=True, **NOBODY_NAMED)
    assert one.situation_hits
    assert one.verdict_hits
    assert not {hit.rule for hit in one.situation_hits} & {hit.rule for hit in one.verdict_hits}
    assert {hit.group for hit in one.situation_hits} == {"private_transfer"}
    assert one.alert == "stop"


def test_the_start_is_supposed_too_and_the_ruling_beside_with_it() -> None:
    beside = ruling(**NOBODY_NAMED)
    one = ruling(lender_given=True, beside=beside)
    assert one.what_if({}).state is BaseState.UNKNOWN
    assert one.what_if({}, BaseState.VERIFIED).state is BaseState.VERIFIED
    assert "no_lender_named" in {hit.rule for hit in one.verdict_hits}
    named = one.what_if({"contract_names_lender": Fact(True)})
    assert named.without_lender is not None
    assert named.without_lender.value("contract_names_lender") is True
    assert "no_lender_named" not in {hit.rule for hit in named.verdict_hits}


def test_a_fact_that_is_not_known_is_not_true() -> None:
    one = ruling(upfront_fee=False)
    assert (one.value("upfront_fee"), one.value("nothing")) == (False, None)
    assert (one.is_true("upfront_fee"), one.is_true("nothing")) == (False, False)
    assert ruling(upfront_fee=True).is_true("upfront_fee")


def with_evidence(found: Hit, *evidence: str) -> Hit:
    return replace(found, evidence=evidence)


def test_a_milder_finding_on_other_evidence_is_told_beside_the_graver_one() -> None:
    """One rule, two firms: the exit of the lender hides no exit of the name."""
    grave, mild = with_evidence(hit("r", "strong", 16), "e1"), with_evidence(hit("r", "moderate", 8), "e2")
    assert graver_hits((grave,), (mild,)) == [("r", "strong", 16, "说"), ("r", "moderate", 8, "说")]
    assert graver_hits((mild,), (grave,)) == [("r", "strong", 16, "说")]
    assert graver_hits((grave,), (with_evidence(mild, "e1"),)) == [("r", "strong", 16, "说")]
    mere = with_evidence(hit("r", "info", 0), "e2")
    assert graver_hits((grave,), (mere,)) == [("r", "strong", 16, "说")]
    assert graver_hits((grave,), ()) == [("r", "strong", 16, "说")]


def test_a_doubt_promises_no_relief_that_the_other_does_not_grant() -> None:
    relief = Scored("r", "identity", "positive", -5, "r", SAID)
    doubt = Unknown("r", "identity", "positive", None, relief)
    own = RuleResults((), (doubt,), ())
    assert merge_graver(own, NOTHING).unknown[0].at_best is None
    for other in (RuleResults((), (doubt,), ()), RuleResults((hit("r", "positive", -5),), (), ())):
        promised = [one.at_best for one in merge_graver(own, other).unknown]
        assert promised in ([relief], [])
    assert merge_graver(own, RuleResults((), (doubt,), ())).unknown[0].at_best == relief
    assert merge_graver(own, RuleResults((), (replace(doubt, at_best=None),), ())).unknown[0].at_best is None
