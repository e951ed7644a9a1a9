"""The printed check values, what the figure means, and what is refused."""

from datetime import date, timedelta
from decimal import Decimal, localcontext
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cost.calculate import annual_cost
from checker.cost.input_parsing import parse_payments
from checker.cost.model import Cost
from checker.cost.offer import Fee, LenderType, Offer, Payee, Payment
from checker.errors import QueryError
from tests.cost.offers import RATES, cost, cost_of, offer, said
from tests.every_case import every_case

D = Decimal

# RULES §4.3's check values, to the printed digits, and their neighbours.
PRINTED = [
    # received, payments, start, method, nominal, effective, charge
    ("10000", ["12x902"], None, "monthly", "14.88", "15.93", "824.00"),
    ("20000", ["12x2008.24"], None, "monthly", "35.90", "42.44", "4098.88"),
    ("10000", ["12x945.60"], None, "monthly", "24.00", "26.83", "1347.20"),
    ("1400", ["2026-03-15=2008.22"], "2026-03-01", "simple", "1132.65", None, "608.22"),
    ("700", ["2026-03-08=1000"], "2026-03-01", "simple", "2234.69", None, "300.00"),
    ("6000", ["2026-03-16=4159.35", "2026-03-31=4159.35"], "2026-03-01", "daily", "544.04", None, "2318.70"),
    ("1000", ["1x1010"], None, "monthly", "12.00", "12.68", "10.00"),
    ("1000", ["1x1000"], None, "monthly", "0.00", "0.00", "0.00"),
    ("1000", ["2027-11-24=1120"], "2026-11-24", "monthly", "11.39", "12.00", "120.00"),
]


@every_case("printed", PRINTED)
def test_the_check_values_hold_to_the_printed_digits(
    printed: tuple[str, list[str], str | None, *tuple[str, ...]],
) -> None:
    received, payments, start, method, nominal, effective, charge = printed
    found = cost(received, payments, start)
    assert (found.method, str(found.apr_nominal)) == (method, nominal)
    assert (str(found.apr_effective) if found.apr_effective is not None else None) == effective
    assert str(found.charge) == charge


def test_twenty_four_percent_nominal_costs_what_the_rules_print() -> None:
    """24 % on 10 000 over 12 months: 945.60 a month, 1 347.15 of interest before rounding to the cent, 26.82 %."""
    with localcontext() as context:
        context.prec = 30
        exact = D(10000) * D("0.02") / (1 - 1 / D("1.02") ** 12)
        assert f"{exact:.2f}" == "945.60"
        assert f"{12 * exact - 10000:.2f}" == "1347.15"
        assert f"{(D('1.02') ** 12 - 1) * 100:.2f}" == "26.82"


def test_nominal_is_compared_never_effective() -> None:
    """24 % nominal is 26.8 % effective: no breach, and the page says why."""
    found = cost("10000", ["12x945.60"], lender_type="consumer_finance")
    assert found.cap is not None
    assert found.cap.percent == 24
    assert found.apr_effective == D("26.83")
    assert found.compared == D("24.00")
    assert found.over_cap is False
    assert "没有超过24%" in said(found)


@pytest.mark.parametrize(("payment", "nominal", "over"), [("946.05", "24.09", False), ("946.06", "24.10", True)])
def test_a_tenth_of_a_point_is_a_matter_of_rounding(payment: str, nominal: str, over: bool) -> None:
    found = cost("10000", [f"12x{payment}"], lender_type="bank")
    assert (str(found.apr_nominal), found.over_cap) == (nominal, over)


def test_a_loan_of_days_is_never_compounded_and_its_simple_figure_is_compared() -> None:
    found = cost("700", ["2026-03-08=1000"], "2026-03-01", lender_type="microloan")
    assert found.simple == found.apr_nominal == found.compared == D("2234.69")
    assert found.apr_effective is None
    assert found.over_cap is True
    assert (found.days, found.months, found.first_due_days) == (7, None, 7)
    assert "利滚利" in said(found)
    assert "365" in found.method_text.zh


def test_the_flat_rate_is_nowhere() -> None:
    """8.24 % for a loan of 14.88 % would comfort falsely."""
    assert "8.24" not in cost("10000", ["12x902"]).model_dump_json()


@pytest.mark.parametrize(
    ("days", "method"), [(28, "simple"), (29, "simple"), (30, "daily"), (31, "monthly"), (32, "daily"), (60, "daily")]
)
def test_which_method_fits_which_term(days: int, method: str) -> None:
    start = date(2026, 1, 10)
    due = start + timedelta(days)
    assert cost("1000", [f"{due}=1100"], str(start)).method == method


@pytest.mark.parametrize("start", ["2026-01-10", "2026-02-10", "2028-02-10", "2026-04-10", None])
def test_two_percent_a_month_are_twenty_four_a_year_in_any_month(start: str | None) -> None:
    """February too, though it has fewer than 30 days: the law speaks of years, the contract of months."""
    assert cost("1000", ["1x1020"], start).apr_nominal == 24


@pytest.mark.parametrize(
    ("fees", "received", "paid"),
    [
        ([], "10000.00", "10824.00"),
        (["platform=500"], "9500.00", "10824.00"),
        (["platform=500@2026-01-09"], "9500.00", "10824.00"),
        (["platform=500@2026-01-10"], "9500.00", "10824.00"),
        (["guarantor=500@2026-01-11"], "9500.00", "10824.00"),
        (["guarantor=500@2026-01-12"], "10000.00", "11324.00"),
        (["platform=300", "guarantor=200@2026-02-10"], "9700.00", "11024.00"),
    ],
)
def test_fees_taken_at_the_start_lower_what_was_received_and_later_ones_are_paid(
    fees: list[str], received: str, paid: str
) -> None:
    found = cost("10000", ["12x902"], "2026-01-10", fees=fees)
    assert (str(found.received), str(found.total_paid)) == (received, paid)


def test_a_fee_within_a_day_costs_as_much_as_one_taken_at_once() -> None:
    """A guarantor that takes its money one second later takes it all the same."""
    now = cost("10000", ["12x902"], "2026-01-10", fees=["guarantor=2000"])
    later = cost("10000", ["12x902"], "2026-01-10", fees=["guarantor=2000@2026-01-11"])
    assert now.apr_nominal == later.apr_nominal > 50


def test_every_fee_is_seen_with_its_payee() -> None:
    fees = ["platform=300", "guarantor=200", "guarantor=50@2026-03-10", "insurer=10", "broker=20", "other=30"]
    found = cost("10000", ["12x902"], "2026-01-10", fees=[*fees, "lender=40"])
    shares = {share.payee: str(share.amount) for share in found.shares}
    assert shares == {
        "borrower": "9400.00",
        "lender": "864.00",
        "platform": "300.00",
        "guarantor": "250.00",
        "insurer": "10.00",
        "broker": "20.00",
        "other": "30.00",
    }
    assert sum(share.amount for share in found.shares) == found.total_paid
    assert "公告〔2021〕第3号" in said(found)


def test_late_charges_are_said_and_not_counted() -> None:
    found = cost("10000", ["12x902"], late_percent=D(36))
    assert found.apr_nominal == D("14.88")
    assert "逾期" in said(found)
    assert "逾期" not in said(cost("10000", ["12x902"]))


def test_less_than_the_contract_says_is_reckoned_from_what_arrived() -> None:
    found = cost("7000", ["2026-03-08=10000"], "2026-03-01", principal=D(10000))
    assert "合同写10,000元，真正到手7,000元，少了3,000元" in said(found)
    assert "第六百七十条" in said(found)
    fee = cost("10000", ["12x902"], principal=D(10000), fees=["platform=500"])
    assert "少了500元" in said(fee)
    assert "少了" not in said(cost("10000", ["12x902"], principal=D(10000)))


def test_less_back_than_received_is_allowed_and_said() -> None:
    found = cost("10000", ["10x990"])
    assert found.charge == D("-100.00")
    assert found.apr_nominal < 0
    assert found.over_cap is None
    assert "负数" in said(found)
    assert sum(row.principal for row in found.instalments) == found.received


@every_case(
    ("asked", "told"),
    [
        (("10000", ["2026-12-24=1"], None, []), "start: 哪天到手"),
        (("10000", ["12x902"], None, ["platform=1@2026-12-24"]), "start: 哪天到手"),
        (("10000", ["2026-12-24=1"], "2026-12-24", []), "payments: 在钱到手那天之后"),
        (("10000", ["2026-12-23=1", "2027-01-01=1"], "2026-12-24", []), "payments: 在钱到手那天之后"),
        (("10000", ["12x902"], None, ["platform=10000"]), "fees: 大于0"),
        (("10000", ["12x902"], None, ["platform=9000", "broker=2000"]), "fees: 大于0"),
        (("10000", ["2126-12-24=1"], "2026-12-24", []), "start: 45年"),
        (("10000", ["2080-12-24=1"], "2026-12-24", []), "start: 45年"),
        (("10000", ["12x902"], "0001-01-01", []), "start: 1990年"),
        (("10000", ["12x902"], "9999-12-31", []), "start: 2100年"),
        (("10000", ["12x902"], "2026-12-24", ["platform=1@0001-01-01"]), "start: 1990年"),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(
    asked: tuple[str, list[str], str | None, list[str]], told: str
) -> None:
    received, payments, start, fees = asked
    field, named = told.split(": ")
    with pytest.raises(QueryError) as caught:
        cost(received, payments, start, fees=fees)
    assert caught.value.field == field
    assert named in caught.value.detail.zh
    assert caught.value.detail.en


@pytest.mark.parametrize(
    ("received", "payments", "start"),
    [
        ("0.01", ["480x1000000000"], None),
        ("1000000000", ["480x0.01"], None),
        ("1000000000", ["1x0.01"], None),
        ("0.01", ["1x1000000000"], None),
        ("0.01", ["480x1000000000"], "2100-12-31"),
        ("0.01", ["2026-12-25=1000000000"], "2026-12-24"),
        ("1000000000", ["2069-12-25=0.01"], "2026-12-24"),
    ],
)
def test_absurd_numbers_have_an_answer_too(received: str, payments: list[str], start: str | None) -> None:
    found = cost(received, payments, start)
    assert found.apr_nominal.is_finite()
    assert sum(row.principal for row in found.instalments) == found.received
    assert found.instalments[-1].balance == 0


def test_most_payments_on_days_that_all_lie_differently_far_apart() -> None:
    """The slowest question that can be asked: 480 days, no two gaps alike for as long as that is possible."""
    start, day, items = date(2026, 1, 1), date(2026, 1, 1), []
    for number in range(480):
        day += timedelta(days=number % 61 + 1)
        items.append(f"{day}=30")
    found = cost("10000", items, str(start))
    assert (found.method, len(found.instalments)) == ("daily", 480)
    assert found.apr_nominal > 0


def test_the_same_answer_whatever_the_callers_decimal_context() -> None:
    asked = offer("10000", ["12x902"], "2026-01-31")
    plain = cost_of(asked)
    with localcontext() as context:
        context.prec = 3
        assert cost_of(asked) == plain


def test_no_binary_fraction_anywhere() -> None:
    found = cost("0.30", ["3x0.10"])
    assert found.charge == 0
    assert found.apr_nominal == 0
    dumped = found.model_dump()
    assert not [key for key, value in dumped.items() if isinstance(value, float)]


def test_an_offer_knows_its_limits() -> None:
    with pytest.raises(QueryError):
        parse_payments(["480x1", "1x1"])
    assert len(parse_payments(["400x1", "80x2"])) == 480
    assert isinstance(offer("1", ["1x1"]), Offer)


amounts = st.decimals("0.01", "1000000000", places=2)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1)) | st.dates()
payees = st.sampled_from(get_args(Payee))
offers = st.builds(
    Offer,
    received=amounts,
    principal=st.none() | amounts,
    payments=st.lists(st.builds(Payment, amount=amounts, due=st.none() | days), min_size=1, max_size=8).map(tuple),
    fees=st.lists(st.builds(Fee, amount=amounts, payee=payees, paid_on=st.none() | days), max_size=3).map(tuple),
    start=st.none() | days,
    lender_type=st.none() | st.sampled_from(get_args(LenderType)),
    late_percent=st.none() | st.decimals(0, 10_000, places=1),
)


@settings(max_examples=300, deadline=None)
@given(asked=offers, contract_date=st.none() | days, judged_on=days)
def test_any_offer_has_a_cost_or_a_refusal(asked: Offer, contract_date: date | None, judged_on: date) -> None:
    try:
        found = annual_cost(asked, contract_date, RATES, judged_on)
    except QueryError as refused:
        known = ("start", "payments", "fees")
        assert refused.field in known  # noqa: PT017 - which of the two it is, is the point
    else:
        assert found.apr_nominal.is_finite()
        assert found.total_paid - found.received == found.charge
        assert Cost.model_validate_json(found.model_dump_json()) == found
