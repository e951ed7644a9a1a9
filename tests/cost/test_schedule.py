"""Month ends, leap days, mixed schedules, and the table."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cost.schedule import build_schedule, months_after, whole_months
from tests.cost.offers import cost, offer
from tests.every_case import every_case

D = Decimal


@every_case(
    ("start", "months", "due"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-29", 1, "2026-02-28"),
        ("2028-01-29", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2000-01-31", 480, "2040-01-31"),
        ("2099-12-31", 2, "2100-02-28"),
    ],
)
def test_months_are_counted_from_the_first_day(start: str, months: int, due: str) -> None:
    assert months_after(date.fromisoformat(start), months) == date.fromisoformat(due)
    assert whole_months(date.fromisoformat(start), date.fromisoformat(due)) == months


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-02-28", "2026-03-31"),
        ("2026-01-31", "2026-03-01"),
        ("2026-01-15", "2026-02-14"),
        ("2026-01-15", "2026-01-15"),
        ("2026-01-15", "2025-12-15"),
    ],
)
def test_what_is_no_whole_month(start: str, due: str) -> None:
    assert whole_months(date.fromisoformat(start), date.fromisoformat(due)) is None


@given(
    start=st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    months=st.integers(1, 480),
)
def test_whole_months_are_found_again(start: date, months: int) -> None:
    due = months_after(start, months)
    assert whole_months(start, due) == months
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == months


def test_due_days_of_a_loan_of_the_thirty_first() -> None:
    found = cost("10000", ["4x2600"], "2027-12-31")
    assert [str(row.due) for row in found.instalments] == ["2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]
    assert [row.month for row in found.instalments] == [1, 2, 3, 4]
    assert found.method == "monthly"


def test_the_same_loan_by_months_and_by_the_days_they_fall_on() -> None:
    by_count = cost("10000", ["3x3500"], "2026-10-31")
    by_day = cost("10000", ["2027-01-31=3500", "2026-11-30=3500", "2026-12-31=3500"], "2026-10-31")
    assert by_count.apr_nominal == by_day.apr_nominal == D("29.76")
    assert by_count.instalments == by_day.instalments


def test_mixed_schedules_count_months_over_the_undated_only() -> None:
    planned = build_schedule(offer("10000", ["2x100", "2026-02-20=50", "1x9000"], "2026-01-10"))
    assert [(str(flow.due), flow.amount) for flow in planned.flows] == [
        ("2026-02-10", D(100)),
        ("2026-02-20", D(50)),
        ("2026-03-10", D(100)),
        ("2026-04-10", D(9000)),
    ]
    assert planned.by_month is False


def test_all_of_one_day_is_one_row() -> None:
    found = cost(
        "10000", ["2026-02-10=4000", "2026-02-10=1000", "2026-03-10=5500"], "2026-01-10", fees=["platform=7@2026-02-10"]
    )
    assert [str(row.amount) for row in found.instalments] == ["5007.00", "5500.00"]


def test_a_fee_off_the_month_makes_days_of_months() -> None:
    assert cost("10000", ["12x902"], "2026-01-10").method == "monthly"
    assert cost("10000", ["12x902"], "2026-01-10", fees=["platform=9@2026-03-10"]).method == "monthly"
    assert cost("10000", ["12x902"], "2026-01-10", fees=["platform=9@2026-03-11"]).method == "daily"


def test_a_fee_is_no_payment() -> None:
    found = cost("10000", ["2026-03-10=10500"], "2026-01-10", fees=["platform=9@2026-01-20"])
    assert found.first_due_days == 59
    assert cost("10000", ["12x902"]).first_due_days is None


amounts = st.decimals("0.01", "100000", places=2)


@settings(max_examples=60, deadline=None)
@given(
    received=amounts,
    payments=st.lists(amounts, min_size=1, max_size=24),
    start=st.none() | st.dates(date(2000, 1, 1), date(2090, 1, 1)),
)
def test_the_table_adds_up_to_the_cent(received: Decimal, payments: list[Decimal], start: date | None) -> None:
    found = cost(str(received), [f"1x{amount}" for amount in payments], str(start) if start else None)
    rows = found.instalments
    assert [row.amount for row in rows] == payments
    assert sum(row.principal for row in rows) == found.received == received
    assert sum(row.interest for row in rows) == found.charge
    assert rows[-1].balance == 0
    assert sum(share.amount for share in found.shares) == found.total_paid
    for before, row in zip((None, *rows), rows, strict=False):
        assert row.interest + row.principal == row.amount
        assert row.balance == (before.balance if before else received) - row.principal


def test_a_short_loan_spreads_its_charge_by_size() -> None:
    found = cost("1000", ["2026-03-06=600", "2026-03-11=500"], "2026-03-01")
    assert [str(row.interest) for row in found.instalments] == ["54.55", "45.45"]
