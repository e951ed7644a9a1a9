"""What open questions could change, and what answers did, in small worlds: each condition alone decides once.

Firm names are invented (甲, 乙 …).
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.changed_answers import AnswerSheet
from checker.assessment.counterfactuals.effects import answer_effects
from checker.assessment.counterfactuals.scenarios import LenderScenario, Scenario, scenarios_of
from checker.assessment.counterfactuals.suppositions import suppositions
from checker.assessment.score import BaseState
from checker.observations import observations
from checker.report import Report
from checker.rules import Fact, load
from checker.terms import Standing
from registries.model import Record
from tests.end_to_end.test_worked_examples import CLEAN, FAIR, ask, world
from tests.factories.records import licence, notice, partner, product

LENDER, BANK, FIRM, APP = "甲乙消费金融有限公司", "戊己银行股份有限公司", "丙丁信息科技有限公司", "丙丁借"
BASIC: tuple[Record, ...] = (
    licence(LENDER),
    licence(BANK, "bank"),
    licence(FIRM, "technology", "identified"),
    product(APP, FIRM),
)
LISTED = partner(LENDER, FIRM)
TODAY = date(2026, 11, 24)


def ruling(state: BaseState = BaseState.RELATION_UNVERIFIED, /, **facts: Any) -> Assessment:
    stated = {name: Fact(value, ("e1",)) for name, value in facts.items()}
    return Assessment(load(), TODAY, state, stated, identified=True, related=False)


def ways(
    one: Assessment, standing: Standing = "unconfirmed", *lenders: LenderScenario
) -> dict[tuple[str, str], Scenario]:
    return {(way.observe, way.answer): way for way in scenarios_of(one, lenders, standing)}


def asked(*more: Record, name: str = APP, **fields: Any) -> Report:
    return ask(world(*BASIC, *more), name, **fields)


# Which ways there are.


def questions(one: Assessment, standing: Standing = "unconfirmed") -> set[str]:
    return {observe for observe, _ in ways(one, standing)}


@pytest.mark.parametrize(
    ("standing", "lender", "offer", "dates"),
    [
        ("unknown", True, True, False),
        ("unconfirmed", True, True, False),
        ("listed_partner", True, True, False),
        ("not_a_lender", True, True, False),
        ("warned", False, False, False),
        ("disqualified", False, True, True),
    ],
)
def test_what_is_asked_by_standing(standing: Standing, lender: bool, offer: bool, dates: bool) -> None:
    found = questions(ruling(exit_final=True, exit_final_date=date(2026, 6, 1)), standing)
    assert ("contract_lender" in found, "offer" in found, "contract_date" in found) == (lender, offer, dates)


def test_what_is_known_is_not_asked() -> None:
    assert "contract_lender" not in questions(ruling(lender_given=True))
    assert "offer" not in questions(ruling(annual_cost=Decimal(12)))
    assert "upfront_fee" in questions(ruling())
    for answer in (True, False):
        assert "upfront_fee" not in questions(ruling(upfront_fee=answer))


def test_the_day_of_the_contract_is_asked_where_it_decides() -> None:
    left: dict[str, Any] = {"exit_final": True, "exit_final_date": date(2026, 6, 1)}
    (way,) = (way for (observe, _), way in ways(ruling(**left), "disqualified").items() if observe == "contract_date")
    assert (way.answer, way.line) == ("2026-06-01", "suppose.signed_after")
    assert way.assessment.value("contract_date") == date(2026, 6, 1)
    assert "contract_date" not in questions(ruling(**left, contract_date=date(2026, 5, 1)), "disqualified")
    assert "contract_date" not in questions(ruling(exit_final=True, exit_final_date=None), "disqualified")
    assert "contract_date" not in questions(ruling(), "disqualified")


def test_the_day_of_the_contract_is_asked_where_no_cost_sheet_was_shown() -> None:
    (way,) = (way for (observe, _), way in ways(ruling(cost_sheet_shown=False)).items() if observe == "contract_date")
    assert (way.answer, way.line) == ("2026-11-24", "suppose.signed_on")
    assert way.assessment.value("contract_date") == TODAY
    assert way.words["day"] == "2026年11月24日"
    assert "contract_date" not in questions(ruling(cost_sheet_shown=True))
    assert "contract_date" not in questions(ruling())
    assert "contract_date" not in questions(ruling(cost_sheet_shown=False, contract_date=TODAY))


def test_of_what_may_have_been_met_only_what_is_asked_of_everybody() -> None:
    found = questions(ruling())
    for item in observations():
        core = item.key in ("upfront_fee", "private_payee", "downloaded_by_link")
        asked_for = item.key in found
        if item.after or item.needs:
            continue
        assert asked_for is (item.about == "verdict" or core), item.key


def test_an_answer_that_would_mean_nothing_is_not_supposed() -> None:
    for item in observations():
        if item.needs:
            assert item.key not in questions(ruling(**{item.needs: False})), item.key
            if not item.after and item.about == "verdict":
                assert item.key in questions(ruling(**{item.needs: True})), item.key
        for before in item.after:
            assert item.key in questions(ruling(**{before: True})), item.key
        if item.after:
            assert item.key not in questions(ruling()), item.key
            assert item.key not in questions(ruling(**dict.fromkeys(item.after, False))), item.key


def test_whether_a_lender_is_named_is_not_asked_of_who_named_one() -> None:
    assert "contract_names_lender" in questions(ruling())
    assert "contract_names_lender" in questions(ruling(lender_given=False))
    assert "contract_names_lender" not in questions(ruling(lender_given=True))


# What each way supposes.


def test_each_answer_is_supposed_as_it_would_be_given() -> None:
    found = ways(ruling())
    assert found["upfront_fee", "yes"].assessment.value("upfront_fee") is True
    assert found["upfront_fee", "no"].assessment.value("upfront_fee") is False
    assert found["upfront_fee", "yes"].line == "suppose.alert"
    assert found["membership_forced", "yes"].line == "suppose.answer"
    assert found["upfront_fee", "yes"].words["answer"] == "yes"
    assert "“" not in found["contract_names_lender", "no"].words["question"]
    assert "‘" in found["contract_names_lender", "no"].words["question"]


@pytest.mark.parametrize(("answer", "cost", "over"), [("within_cap", Decimal(12), False), ("over_cap", None, True)])
def test_a_price_within_and_above_the_cap(answer: str, cost: Decimal | None, over: bool) -> None:
    way = ways(ruling())["offer", answer]
    assert (way.assessment.value("over_cap"), way.assessment.value("over_four_lpr")) == (over, over)
    supposed = way.assessment.value("annual_cost")
    assert isinstance(supposed, Decimal)
    assert supposed == cost if cost else supposed > 36
    assert way.line == f"suppose.{answer}"


def test_a_lender_that_nothing_ties_is_any_bank_and_makes_nothing_better() -> None:
    for state in (BaseState.UNKNOWN, BaseState.FACILITATOR_LISTED):
        one = ruling(state)
        way = ways(one)["contract_lender", "listed"]
        said = {name: fact.value for name, fact in way.assessment.facts.items()}
        assert said == {
            "lender_given": True,
            "lender_resolved": True,
            "lender_is_firm": True,
            "lender_named_exactly": True,
            "lender_named_guarantor": False,
            "lender_may_lend": True,
            "lender_confirms": False,
            "lender_type": "bank",
            "lender_list_stale": False,
            "price_lender_type": "bank",
            "price_lender_known": True,
        }
        assert way.assessment.without_lender == one
        assert way.assessment.state is (state if state is BaseState.UNKNOWN else BaseState.RELATION_UNVERIFIED)
        assert way.line == "suppose.any_lender"


def test_a_guarantor_named_as_lender() -> None:
    one = ruling()
    way = ways(one)["contract_lender", "guarantor"]
    said = {name: fact.value for name, fact in way.assessment.facts.items()}
    assert said == {
        "lender_given": True,
        "lender_resolved": True,
        "lender_is_firm": True,
        "lender_type": "financing_guarantee",
        "lender_named_exactly": True,
        "lender_named_guarantor": False,
        "lender_confirms": False,
        "price_lender_type": None,
        "price_lender_known": False,
    }
    assert (way.assessment.without_lender, way.line) == (one, "suppose.guarantor")
    assert ("contract_lender", "guarantor") in ways(ruling(name_lends=False))
    assert ("contract_lender", "guarantor") not in ways(ruling(name_lends=True))


def test_known_lenders_take_the_place_of_any() -> None:
    known = LenderScenario("甲", ruling(lender_given=True), {"lender": "甲"}, ("e1",))
    found = ways(ruling(), "listed_partner", known)
    way = found["contract_lender", "甲"]
    assert (way.assessment, way.line, way.words, way.evidence) == (
        known.assessment,
        "suppose.lender",
        known.words,
        ("e1",),
    )
    assert ("contract_lender", "listed") not in found
    assert ("contract_lender", "guarantor") in found


# Which of them are told, and in which order.


def told(report: Report) -> list[tuple[str, str, str, str]]:
    return [(one.observe, one.answer, one.tier, one.alert) for one in report.suppositions]


def test_the_lender_first_then_what_moves_the_tier_most_and_one_answer_of_each() -> None:
    assert told(asked(name="没人知道")) == [
        ("contract_lender", "guarantor", "E", "none"),
        ("offer", "over_cap", "D", "none"),
        ("contract_names_lender", "no", "D", "none"),
        ("membership_forced", "yes", "D", "none"),
        ("contacts_required", "yes", "D", "none"),
        ("upfront_fee", "yes", "U", "stop"),
    ]
    settled = asked(LISTED, observed={**CLEAN, "same_company": "yes"}, offer=FAIR)
    assert told(settled)[:2] == [
        ("contract_lender", LENDER, "A", "none"),
        ("contract_lender", "guarantor", "E", "none"),
    ]


def test_of_equal_moves_what_everybody_is_asked_comes_before_the_rest() -> None:
    found = told(asked(name="没人知道", observed={"upfront_fee": "yes", "private_payee": "no"}))
    assert found[-1][:2] == ("claims_p2p", "yes")  # though it would move the tier more
    assert found[-1][2] == "E"


def test_what_moves_neither_tier_nor_alert_is_left_out() -> None:
    one = ruling()
    same = Scenario("membership_forced", "no", one, "suppose.answer", {})
    lender = Scenario("contract_lender", "甲", one, "suppose.lender", {"lender": "甲"})
    assert suppositions(one, [same, lender]) == ()
    milder = one.what_if({}, BaseState.FACILITATOR_LISTED)
    assert (milder.outcome.tier, milder.outcome.score) == (one.outcome.tier, one.outcome.score - 10)
    other = Scenario("contract_lender", "乙", milder, "suppose.lender", {"lender": "乙"})
    assert [each.answer for each in suppositions(one, [same, lender, other])] == ["乙"]
    assert suppositions(one, [replace(other, itself=True)]) == (), "a firm is no news as its own lender"
    alert = Scenario("upfront_fee", "yes", one.what_if({"upfront_fee": Fact(True)}), "suppose.alert", {})
    assert alert.assessment.outcome.tier == one.outcome.tier
    assert [each.observe for each in suppositions(one, [same, alert])] == ["upfront_fee"]


def test_both_lenders_are_told_and_of_an_answer_the_graver() -> None:
    one = ruling()
    grave = one.what_if({"annual_cost": Fact(Decimal(40)), "over_cap": Fact(True)})
    worse = grave.what_if(
        {"contract_names_lender": Fact(False), "lender_resolved": Fact(False), "name_lends": Fact(False)}
    )
    assert one.outcome.tier < grave.outcome.tier < worse.outcome.tier
    milder = one.what_if({}, BaseState.FACILITATOR_LISTED)
    found = suppositions(
        one,
        [
            Scenario("contract_lender", "甲", milder, "suppose.lender", {"lender": "甲"}),
            Scenario("contract_lender", "乙", milder, "suppose.lender", {"lender": "乙"}),
            Scenario("offer", "mild", grave, "suppose.over_cap", {}),
            Scenario("offer", "grave", worse, "suppose.over_cap", {}),
        ],
    )
    assert [each.answer for each in found] == ["甲", "乙", "grave"]


def test_the_sentence_of_a_lender_says_whether_it_changes_the_tier() -> None:
    one = ruling()
    other = one.what_if({"annual_cost": Fact(Decimal(40)), "over_cap": Fact(True)})
    milder = one.what_if({}, BaseState.FACILITATOR_LISTED)
    made = [
        Scenario("contract_lender", name, way, "suppose.lender", {"lender": name})
        for name, way in (("甲", milder), ("乙", other))
    ]
    changed, same = suppositions(one, made)  # the greater move first
    assert "，还是“" in same.text.zh
    assert "this stays" in same.text.en
    assert "就变成“" in changed.text.zh
    assert "this becomes" in changed.text.en
    any_lender = Scenario("contract_lender", "listed", other, "suppose.any_lender", {})
    assert "就变成“" in suppositions(one, [any_lender])[0].text.zh


def test_sentences_are_whole_in_both_languages() -> None:
    supposed = {one.observe: one.text for one in asked(name="没人知道").suppositions}
    assert supposed["membership_forced"].zh.endswith("”答“是”，就变成“危险大”（71分）。")
    assert supposed["membership_forced"].en.endswith("” were answered yes, this would become “high risk” (71).")
    assert supposed["upfront_fee"].zh.endswith("”答“是”，这次遇到的事就变成“先停”。")
    report = asked(name="没人知道", observed={"upfront_fee": "yes", "contract_names_lender": "no"})
    said = {one.observe: one.text for one in report.effects}
    assert "从“没有警示”变成“先停”" in said["upfront_fee"].zh
    assert "from “no alert” to “stop”" in said["upfront_fee"].en
    assert "没人知道本身的结果不变" in said["upfront_fee"].zh
    assert "从“判断不了”变成“" in said["contract_names_lender"].zh
    assert "You answered no: risk +16" in said["contract_names_lender"].en


# What answers did.


def effect(key: str, answer: str, **fields: Any) -> tuple[int, str, str, str]:
    (one,) = asked(observed={key: answer}, **fields).effects
    assert (one.observe, one.answer) == (key, answer)
    return one.points, one.tier_without, one.alert_without, one.text.zh


def test_what_each_answer_did() -> None:
    points, tier, alert, text = effect("contract_names_lender", "no")
    assert (points, tier, alert) == (16, "B", "none")
    assert "风险 +16 分，从“还要核对”变成“问清再签”" in text
    points, tier, alert, text = effect("upfront_fee", "yes")
    assert (points, tier, alert) == (0, "B", "none")
    assert f"从“没有警示”变成“先停”。对{APP}本身的结果不变" in text
    assert "又核对了一样" in effect("upfront_fee", "no")[3]
    assert "记下了，结果不变" in effect("membership_forced", "no")[3]
    assert asked(observed={"upfront_fee": "unknown"}).effects == ()


def test_effects_come_in_the_order_of_the_questions() -> None:
    keys = [item.key for item in observations()]
    given = {"private_payee": "no", "upfront_fee": "no", "contract_names_lender": "no"}
    found = [one.observe for one in asked(observed=given).effects]
    assert found == sorted(given, key=keys.index)


def test_an_answer_that_the_offer_shows_too_did_nothing() -> None:
    one = ruling(fee_to_platform=True)
    (alone,) = answer_effects(one, AnswerSheet({"fee_to_platform": "yes"}), APP)
    sheet = AnswerSheet({"fee_to_platform": "yes"}, {"fee_to_platform": Fact(True)})
    (shown,) = answer_effects(one, sheet, APP)
    assert alone.tier_without == one.what_if({"fee_to_platform": Fact(None)}).outcome.tier
    assert (shown.points, shown.tier_without) == (0, one.outcome.tier)


def test_a_tier_that_changed_at_the_same_points_is_told_as_a_change() -> None:
    """A group may have reached its cap before; that a finding in it is grave still makes U a C."""

    def ruled(tier: str, before: Any = None) -> Any:
        outcome = SimpleNamespace(score=55, tier=tier)
        answers = SimpleNamespace(count=0)
        ways = {"ruleset": load(), "what_if": lambda _facts: before, "alert": "none", "answers": answers}
        return SimpleNamespace(outcome=outcome, **ways)

    (one,) = answer_effects(ruled("C", ruled("U")), AnswerSheet({"upfront_fee": "yes"}), APP)
    assert "从“判断不了”变成“问清再签”" in one.text.zh


def test_points_within_a_tier_are_told_without_it() -> None:
    report = asked(name="没人知道", observed={"filing_called_licence": "yes"})
    (one,) = report.effects
    assert (one.points, one.tier_without, report.verdict.tier) == (8, "U", "U")
    assert "风险 +8 分。" in one.text.zh


# What is settled, of the eight.


def test_another_lender_settles_no_list_of_partners() -> None:
    plain, tied, loose = asked(LISTED), asked(LISTED, lender=LENDER), asked(LISTED, lender=BANK)
    assert [one.verdict.answered for one in (plain, tied, loose)] == [2, 4, 3]
    own = (product("甲贷", LENDER),)
    assert [asked(*own, name="甲贷", lender=lender).verdict.answered for lender in (None, LENDER, BANK)] == [2, 4, 3]
    assert [asked(name="没人知道", lender=lender).verdict.answered for lender in (None, BANK)] == [0, 2]
    assert (
        asked(notice("丁花", "privacy_notice"), name="丁花").verdict.answered == 0
    )  # a name of which nothing is known


def test_with_everything_told_and_a_lender_that_confirms_nothing_is_left_to_settle() -> None:
    full: dict[str, Any] = {"observed": {**CLEAN, "same_company": "yes"}, "offer": FAIR}
    assert asked(LISTED, lender=LENDER, **full).verdict.answered == 8
    assert asked(LISTED, lender=BANK, **full).verdict.answered == 7
    assert asked(LISTED, lender=BANK, **full).verdict.tier != "A"
