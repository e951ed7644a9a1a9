"""Which open question is asked next: a table of worlds, and the rule on rulings made for it."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.next_question import next_question
from checker.assessment.counterfactuals.scenarios import Scenario
from registries.model import Record
from tests.end_to_end.test_worked_examples import (
    BANK,
    BRAND,
    CLEAN,
    FAIR,
    LENDER,
    MICRO,
    OPERATOR,
    ask,
    platform,
    world,
)
from tests.every_case import every_case
from tests.factories.records import licence, notice, product

LEFT = (licence(MICRO, "microloan"), notice(MICRO, "cancelled", date="2026-10-01"))
WARNED = (notice("假花", "warning"),)

WORLDS: dict[str, tuple[tuple[Record, ...], str, dict[str, Any], str, str]] = {
    "nothing known": ((licence(LENDER),), "没有的名字", {}, "unknown", "contract_lender"),
    "nothing known, all else told": (
        (licence(LENDER),),
        "没有的名字",
        {"offer": FAIR, "observed": CLEAN},
        "unknown",
        "contract_lender",
    ),
    "known, unconfirmed": ((product("庚花", OPERATOR),), "庚花", {}, "unconfirmed", "contract_lender"),
    "may not lend": ((licence(OPERATOR, "technology", "identified"),), OPERATOR, {}, "not_a_lender", "contract_lender"),
    "a lender": ((licence(LENDER),), LENDER, {}, "licensed_lender", "offer"),
    "a lender, the offer told": ((licence(LENDER),), LENDER, {"offer": FAIR}, "licensed_lender", "membership_forced"),
    "a lender's product": (
        (licence(BANK, "bank"), product("甲乙贷", BANK)),
        "甲乙贷",
        {},
        "lender_product",
        "offer",
    ),
    "warned": (WARNED, "假花", {}, "warned", "upfront_fee"),
    "warned, that told": (WARNED, "假花", {"observed": {"upfront_fee": "yes"}}, "warned", "private_payee"),
    "has left": (LEFT, MICRO, {}, "disqualified", "contract_date"),
    "has left, signed after": (LEFT, MICRO, {"contract_date": "2026-11-01"}, "disqualified", "offer"),
}


@every_case(("records", "name", "told", "standing", "asked"), WORLDS.values())
def test_what_is_asked_next(
    records: tuple[Record, ...], name: str, told: dict[str, Any], standing: str, asked: str
) -> None:
    verdict = ask(world(*records), name, **told).verdict
    assert (verdict.standing, [item.observe for item in verdict.next]) == (standing, [asked])


def test_on_a_lender_s_list_it_is_the_lender_of_the_contract() -> None:
    for told in ({}, {"offer": FAIR, "observed": CLEAN}):
        assert [item.observe for item in ask(platform(), BRAND, **told).verdict.next] == ["contract_lender"]


def asked(now: str, **answers: str) -> str | None:
    """The question chosen from a tier, with the tiers that the answers to each would give."""

    def ruled(tier: str) -> Assessment:
        return cast("Assessment", SimpleNamespace(outcome=SimpleNamespace(tier=tier)))

    ways = [Scenario(key, "", ruled(tier), "", {}) for key, tiers in answers.items() for tier in tiers]
    return next((item.observe for item in next_question(ruled(now), ways)), None)


def test_it_is_the_one_whose_answers_taken_together_move_most() -> None:
    assert asked("B", offer="D", private_payee="CCA") == "private_payee"
    assert asked("B", offer="E", private_payee="CCA") == "offer"
    assert asked("B", contract_lender="B", offer="C") == "offer"


def test_of_equals_the_first_of_the_order() -> None:
    assert asked("B", private_payee="C", upfront_fee="C", offer="C", contract_lender="C") == "contract_lender"
    assert asked("B", private_payee="C", upfront_fee="C", contract_date="A") == "contract_date"
    assert asked("B", private_payee="C", upfront_fee="C") == "upfront_fee"


def test_u_lies_half_way_between_still_to_check_and_concerns() -> None:
    assert asked("U", contract_lender="B", offer="C") == "contract_lender"
    assert asked("U", contract_lender="C", offer="B") == "contract_lender"
    assert asked("U", contract_lender="C", offer="A") == "offer"
    assert asked("D", contract_lender="CB", offer="CU") == "contract_lender"


@pytest.mark.parametrize(("near", "far"), [("B", "A"), ("C", "A"), ("D", "A"), ("E", "A"), ("E", "B")])
def test_further_up_or_down_is_further(near: str, far: str) -> None:
    ladder = "ABUCDE"
    now = ladder[ladder.index(near) + 1] if near != "E" else "E"
    nearer = "D" if near == "E" else near
    assert asked(now, contract_lender=nearer, offer=far) == "offer"


def test_what_nobody_is_asked_next_is_not_asked() -> None:
    assert asked("B", nobody_knows="E") is None
    assert asked("B") is None
    assert asked("B", nobody_knows="E", offer="B") == "offer"
