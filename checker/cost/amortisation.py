"""What each payment is made of: interest on what is still owed at the loan's own rate, and the rest of the debt."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from checker.cost.irr import exact
from checker.cost.model import Instalment
from checker.cost.schedule import Flow, Schedule

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Yuan, or percent, to two places, half up."""
    with exact():
        return amount.quantize(CENT, ROUND_HALF_UP)


def instalments(planned: Schedule, rate: Decimal | None) -> tuple[Instalment, ...]:
    """The table. `rate`: a fraction a period of the schedule; None: a term too short to reckon interest on interest,
    where the charge is spread over the payments by their size. Principals sum to what was received, interests to the
    charge, to the cent."""
    with exact():
        balances = _balances(planned, rate) if rate is not None else _even_balances(planned)
        rounded = [cents(balance) for balance in balances]
        return tuple(
            _row(planned, flow, before, after)
            for flow, (before, after) in zip(planned.flows, pairwise(rounded), strict=True)
        )


def _balances(planned: Schedule, rate: Decimal) -> Sequence[Decimal]:
    """What is owed at the start and after each payment: the worth of all that is still to come. Reckoned backwards,
    for forwards a rounding would grow with the interest."""
    owed = [Decimal(0)]
    periods = [0, *(flow.period for flow in planned.flows)]
    for flow, (earlier, later) in zip(reversed(planned.flows), reversed(list(pairwise(periods))), strict=True):
        owed.append((owed[-1] + flow.amount) / (1 + rate) ** (later - earlier))
    return owed[::-1]


def _even_balances(planned: Schedule) -> Sequence[Decimal]:
    return [planned.received * (1 - part / planned.paid) for part in _paid_so_far(planned.flows)]


def _paid_so_far(flows: Sequence[Flow]) -> Iterator[Decimal]:
    paid = Decimal(0)
    yield paid
    for flow in flows:
        paid += flow.amount
        yield paid


def _row(planned: Schedule, flow: Flow, before: Decimal, after: Decimal) -> Instalment:
    return Instalment(
        month=flow.period if planned.by_month else None,
        due=flow.due,
        amount=cents(flow.amount),
        interest=cents(flow.amount - before + after),
        principal=before - after,
        balance=after,
    )
