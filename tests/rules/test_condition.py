"""Kleene's tables, comparators, and conditions that must not load."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from checker.rules import Fact
from checker.rules.condition import Condition, Truth, kleene_all, kleene_not
from tests.every_case import every_case

T, F, U = True, False, None
FACTS = {
    "imitated": Fact(T),
    "p2p_exit": Fact(F),
    "interviewed": Fact(U),
    "penalty_count": Fact(2),
    "lender_type": Fact("trust"),
    "contract_date": Fact(date(2025, 6, 1)),
    "exit_final_date": Fact(date(2025, 6, 1)),
}
NAMED = {T: "imitated", F: "p2p_exit", U: "interviewed"}


def truth(raw: object) -> Truth:
    condition: Condition = TypeAdapter(Condition).validate_python(raw)
    return condition.truth(FACTS)


def atom(value: Truth) -> dict[str, object]:
    return {"fact": NAMED[value], "is": True}


CONJUNCTION = [(T, T, T), (T, F, F), (T, U, U), (F, T, F), (F, F, F), (F, U, F), (U, T, U), (U, F, F), (U, U, U)]
DISJUNCTION = [(T, T, T), (T, F, T), (T, U, T), (F, T, T), (F, F, F), (F, U, U), (U, T, T), (U, F, U), (U, U, U)]


@every_case(("left", "right", "result"), CONJUNCTION)
def test_all(left: Truth, right: Truth, result: Truth) -> None:
    assert truth({"all": [atom(left), atom(right)]}) is result
    assert kleene_all([left, right]) is result


@every_case(("left", "right", "result"), DISJUNCTION)
def test_any(left: Truth, right: Truth, result: Truth) -> None:
    assert truth({"any": [atom(left), atom(right)]}) is result


@pytest.mark.parametrize(("value", "result"), [(T, F), (F, T), (U, U)])
def test_not(value: Truth, result: Truth) -> None:
    assert truth({"not": atom(value)}) is result
    assert kleene_not(value) is result


@every_case(
    ("raw", "result"),
    [
        ({"fact": "imitated", "is": False}, F),
        ({"fact": "privacy_notice", "is": False}, U),  # missing from the mapping: unknown, never false
        ({"fact": "penalty_count", "is": 2}, T),
        ({"fact": "penalty_count", "at_least": 2}, T),
        ({"fact": "penalty_count", "at_least": 3}, F),
        ({"fact": "penalty_count", "at_most": 2}, T),
        ({"fact": "penalty_count", "at_most": 1}, F),
        ({"fact": "interview_age_months", "at_least": 1}, U),
        ({"fact": "lender_type", "is": "trust"}, T),
        ({"fact": "lender_type", "in": ["bank", "trust"]}, T),
        ({"fact": "lender_type", "in": ["bank"]}, F),
        ({"fact": "contract_date", "on_or_after": date(2025, 6, 1)}, T),
        ({"fact": "contract_date", "on_or_after": date(2025, 6, 2)}, F),
        ({"fact": "contract_date", "before": date(2025, 6, 1)}, F),
        ({"fact": "contract_date", "before": date(2025, 6, 2)}, T),
        ({"fact": "contract_date", "on_or_after": {"fact": "exit_final_date"}}, T),
        ({"fact": "contract_date", "before": {"fact": "exit_final_date"}}, F),
    ],
)
def test_comparators(raw: object, result: Truth) -> None:
    assert truth(raw) is result


@every_case(
    "raw",
    [
        {"fact": "nobody_knows", "is": True},
        {"fact": "imitated"},
        {"fact": "imitated", "is": None},
        {"fact": "imitated", "is": 1},
        {"fact": "imitated", "is": "yes"},
        {"fact": "imitated", "at_least": 1},
        {"fact": "penalty_count", "is": True},
        {"fact": "penalty_count", "at_least": True},
        {"fact": "penalty_count", "at_least": 1, "at_most": 2},
        {"fact": "lender_type", "is": "bnak"},
        {"fact": "lender_type", "in": []},
        {"fact": "lender_type", "before": date(2025, 1, 1)},
        {"fact": "contract_date", "is": "2025-01-01"},
        {"fact": "contract_date", "before": {"fact": "imitated"}},
        {"fact": "contract_date", "before": {"fact": "nobody_knows"}},
        {"all": []},
        {"any": [{"fact": "imitated", "is": True}], "all": []},
        {"not": {"fact": "nobody_knows", "is": True}},
        {"some": "thing"},
    ],
)
def test_refused(raw: object) -> None:
    with pytest.raises(ValidationError):
        truth(raw)


def test_a_condition_reads_every_fact_in_it_and_no_other() -> None:
    def reads(raw: object) -> frozenset[str]:
        condition: Condition = TypeAdapter(Condition).validate_python(raw)
        return condition.reads

    dated = {"fact": "contract_date", "before": {"fact": "exit_final_date"}}
    assert reads({"fact": "contract_date", "before": date(2025, 1, 1)}) == {"contract_date"}
    assert reads(dated) == {"contract_date", "exit_final_date"}
    assert reads({"all": [atom(T), {"not": dated}]}) == {"imitated", "contract_date", "exit_final_date"}
    assert reads({"any": [atom(F), atom(U)]}) == {"p2p_exit", "interviewed"}


@pytest.mark.parametrize(
    ("comparator", "below", "equal", "above"),
    [("at_least", F, T, T), ("at_most", T, T, F), ("over", F, F, T), ("under", T, F, F)],
)
def test_a_bound_from_both_sides(comparator: str, below: Truth, equal: Truth, above: Truth) -> None:
    condition: Condition = TypeAdapter(Condition).validate_python({"fact": "annual_cost", comparator: Decimal(24)})
    costs = (Decimal("23.9"), Decimal(24), Decimal("24.1"))
    assert tuple(condition.truth({"annual_cost": Fact(cost)}) for cost in costs) == (below, equal, above)


def test_a_date_compared_with_one_that_nobody_knows_is_unknown() -> None:
    raw = {"fact": "contract_date", "before": {"fact": "exit_final_date"}}
    condition: Condition = TypeAdapter(Condition).validate_python(raw)
    assert condition.truth({"contract_date": Fact(date(2025, 6, 1))}) is None
    assert condition.truth({"exit_final_date": Fact(date(2025, 6, 1))}) is None
