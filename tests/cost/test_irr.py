"""The rate is that of plain bisection to the last digit, and costs a small part of it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cost import irr as module
from checker.cost.irr import BISECTIONS, high_precision, irr
from checker.cost.schedule import Flow

AMOUNTS = st.decimals("0.01", "1000000000", places=2)
FLOWS = st.lists(st.tuples(st.integers(1, 400), AMOUNTS), min_size=1, max_size=12)


def plain_bisection(received: Decimal, flows: tuple[Flow, ...]) -> Decimal:
    with high_precision():
        low, high = Decimal(0), Decimal(1)
        while sum(flow.amount * high**flow.period for flow in flows) < received:
            low, high = high, 2 * high
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            worth = sum(flow.amount * middle**flow.period for flow in flows)
            low, high = (middle, high) if worth < received else (low, middle)
        return 1 / high - 1


def spaced(pairs: list[tuple[int, Decimal]]) -> tuple[Flow, ...]:
    period, flows = 0, []
    for gap, amount in pairs:
        period += gap
        flows.append(Flow(period, None, amount))
    return tuple(flows)


@given(AMOUNTS, FLOWS)
@settings(max_examples=60)
def test_it_is_the_rate_of_plain_bisection(received: Decimal, pairs: list[tuple[int, Decimal]]) -> None:
    flows = spaced(pairs)
    assert irr(received, flows) == plain_bisection(received, flows)


def test_without_interest_it_is_zero_exactly() -> None:
    assert irr(Decimal(1200), spaced(12 * [(1, Decimal(100))])) == 0


@pytest.mark.parametrize("gap", [1, 30])
@pytest.mark.parametrize("received", ["0.01", "100000", "480000", "999999999"])
def test_480_payments_are_valued_some_twenty_times(received: str, gap: int, monkeypatch: pytest.MonkeyPatch) -> None:
    valued: list[int] = []
    value = module._present_value

    def counting(*args: Any) -> Decimal:
        valued.append(1)
        return value(*args)

    monkeypatch.setattr(module, "_present_value", counting)
    irr(Decimal(received), spaced([(gap, Decimal(1000 + at % 7)) for at in range(480)]))
    assert len(valued) < 40
