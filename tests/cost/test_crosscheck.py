"""The rate agrees with numpy-financial and pyxirr, two implementations that share no line with ours or each other."""

from datetime import date, timedelta
from decimal import Decimal

import numpy_financial
import pytest
import pyxirr
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.cost.apr import annual_rates
from checker.cost.irr import irr
from checker.cost.offer import Offer, Payment
from checker.cost.schedule import Flow, build_schedule
from tests.every_case import every_case

START = date(2024, 1, 31)
received = st.decimals("100", "1000000", places=2)
parts = st.lists(st.decimals("0.05", "1.2", places=3), min_size=1, max_size=36)
gaps = st.lists(st.integers(1, 90), min_size=36, max_size=36)


def monthly(sum_received: Decimal, shares: list[Decimal]) -> tuple[float, list[float]]:
    amounts = [(sum_received * share).quantize(Decimal("0.01")) for share in shares]
    flows = tuple(Flow(month, None, amount) for month, amount in enumerate(amounts, 1))
    return float(irr(sum_received, flows)), [float(sum_received), *(-float(amount) for amount in amounts)]


@settings(max_examples=150, deadline=None)
@given(sum_received=received, shares=parts)
def test_months_agree_with_both(sum_received: Decimal, shares: list[Decimal]) -> None:
    ours, flows = monthly(sum_received, shares)
    theirs = pyxirr.irr(flows)
    assert theirs is not None
    assert ours == pytest.approx(theirs, rel=1e-6, abs=1e-8)
    if abs(ours) < 0.5:  # theirs is the root nearest to zero of many; far from it, it may find none
        assert ours == pytest.approx(numpy_financial.irr(flows), rel=1e-6, abs=1e-8)


@settings(max_examples=150, deadline=None)
@given(sum_received=received, shares=parts, apart=gaps)
def test_days_agree_with_xirr(sum_received: Decimal, shares: list[Decimal], apart: list[int]) -> None:
    """XIRR compounds over 365 days: its rate is (1 + d)^365 - 1, which is what we call effective."""
    days = [START + timedelta(days=sum(apart[: place + 1])) for place in range(len(shares))]
    amounts = [(sum_received * share).quantize(Decimal("0.01")) for share in shares]
    payments = tuple(Payment(amount=amount, due=day) for amount, day in zip(amounts, days, strict=True))
    planned = build_schedule(Offer(received=sum_received, payments=payments, start=START))
    found = annual_rates(planned)
    assume(found.method == "daily" and found.effective is not None and -90 < found.effective < 5000)
    assert found.effective is not None
    theirs = pyxirr.xirr([START, *days], [float(sum_received), *(-float(amount) for amount in amounts)])
    assert theirs is not None
    assert float(found.effective) / 100 == pytest.approx(theirs, rel=1e-4, abs=6e-5)


@every_case("annual", ["0.06", "0.1488", "0.24", "0.36", "1.2"])
@every_case("months", [1, 3, 12, 36, 240])
def test_an_equal_instalment_has_the_rate_it_was_made_with(annual: str, months: int) -> None:
    payment = -numpy_financial.pmt(float(annual) / 12, months, 10_000)
    flows = tuple(Flow(month, None, Decimal(repr(float(payment)))) for month in range(1, months + 1))
    assert float(irr(Decimal(10_000), flows)) * 12 == pytest.approx(float(annual), rel=1e-9)


@settings(max_examples=100, deadline=None)
@given(
    sum_received=st.decimals("0.01", "1000000000", places=2),
    amounts=st.lists(st.decimals("0.01", "1000000000", places=2), min_size=1, max_size=40),
)
def test_what_was_received_is_what_the_payments_are_worth(sum_received: Decimal, amounts: list[Decimal]) -> None:
    """The definition itself, without any other library, for all sizes that an offer may have."""
    flows = tuple(Flow(month, None, amount) for month, amount in enumerate(amounts, 1))
    found = irr(sum_received, flows)
    worth = sum((amount / (1 + found) ** month for month, amount in enumerate(amounts, 1)), Decimal(0))
    assert float(worth) == pytest.approx(float(sum_received), rel=1e-9)


@settings(max_examples=100, deadline=None)
@given(sum_received=received, shares=parts, more=st.decimals("0.01", "1000", places=2))
def test_a_fee_never_makes_a_loan_cheaper(sum_received: Decimal, shares: list[Decimal], more: Decimal) -> None:
    ours, _ = monthly(sum_received, shares)
    dearer, _ = monthly(sum_received, [*shares[:-1], shares[-1] + more])
    assert dearer > ours
