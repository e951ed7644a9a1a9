"""The amortisation table: how much of each payment is interest at the loan's own rate, and how much principal."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from checker.cost.irr import high_precision
from checker.cost.model import Instalment
from checker.cost.schedule import Flow, Schedule

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Round yuan, or percent, to two places, half up."""
    with high_precision():
        return amount.quantize(CENT, ROUND_HALF_UP)


def instalments(schedule: Schedule, rate: Decimal | None) -> tuple[Instalment, ...]:
    """Return the amortisation table in yuan, one row a payment day. `rate`: a fraction a period of the schedule; None
    for a term too short to compound, where the charge is spread over the payments by their size. Principals sum to what
    was received, interests to the charge, to the cent."""
    with high_precision():
        balances = _balances(schedule, rate) if rate is not None else _even_balances(schedule)
        # Balances are rounded, and the parts are their differences: so every column sums to the cent.
        rounded = [cents(balance) for balance in balances]
        return tuple(
            _instalment(schedule, flow, before, after)
            for flow, (before, after) in zip(schedule.flows, pairwise(rounded), strict=True)
        )


def _balances(schedule: Schedule, rate: Decimal) -> Sequence[Decimal]:
    """Return the debt at the start and after each payment: the present value of all payments still to come."""
    # Backwards: forwards, a rounding would grow with the interest.
    owed = [Decimal(0)]
    periods = [0, *(flow.period for flow in schedule.flows)]
    for flow, (earlier, later) in zip(reversed(schedule.flows), reversed(list(pairwise(periods))), strict=True):
        owed.append((owed[-1] + flow.amount) / (1 + rate) ** (later - earlier))
    return owed[::-1]


def _even_balances(schedule: Schedule) -> Sequence[Decimal]:
    return [schedule.received * (1 - part / schedule.paid) for part in _paid_so_far(schedule.flows)]


def _paid_so_far(flows: Sequence[Flow]) -> Iterator[Decimal]:
    paid = Decimal(0)
    yield paid
    for flow in flows:
        paid += flow.amount
        yield paid


def _instalment(schedule: Schedule, flow: Flow, before: Decimal, after: Decimal) -> Instalment:
    return Instalment(
        month=flow.period if schedule.by_month else None,
        due=flow.due,
        amount=cents(flow.amount),
        interest=cents(flow.amount - before + after),
        principal=before - after,
        balance=after,
    )
