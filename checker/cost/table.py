"""What each payment is made of: interest on what is still owed at the loan's own rate, and the rest of the debt."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from checker.cost.cost import Instalment
from checker.cost.rate import exact
from checker.cost.schedule import Flow, Schedule

CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """Yuan to the cent, half a cent up."""
    with exact():
        return amount.quantize(CENT, ROUND_HALF_UP)


def instalments(planned: Schedule, rate: Decimal | None) -> tuple[Instalment, ...]:
    """The table. `rate`: a fraction a period of the schedule; None: a term too short to reckon interest on interest,
    where the whole charge is spread over the payments by their size. The last row takes what rounding left over."""
    with exact():
        return tuple(_rows(planned, rate))


def _rows(planned: Schedule, rate: Decimal | None) -> Iterator[Instalment]:
    balance, before = planned.received, 0
    charge = planned.paid - planned.received
    for flow in planned.flows:
        if flow is planned.flows[-1]:
            interest = flow.amount - balance
        elif rate is None:
            interest = cents(charge * flow.amount / planned.paid)
        else:
            interest = cents(balance * ((1 + rate) ** (flow.period - before) - 1))
        balance, before = balance - (flow.amount - interest), flow.period
        yield _row(planned, flow, interest, balance)


def _row(planned: Schedule, flow: Flow, interest: Decimal, balance: Decimal) -> Instalment:
    return Instalment(
        month=flow.period if planned.by_month else None,
        due=flow.due,
        amount=cents(flow.amount),
        interest=cents(interest),
        principal=cents(flow.amount - interest),
        balance=cents(balance),
    )
