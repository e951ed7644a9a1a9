"""The internal rate of return, in exact decimals and by bisection: the same on every machine, and always found.

With v = 1/(1+r) the value of the payments is a polynomial in v without a negative term. It rises from 0 without end,
so exactly one v > 0 gives what was received, also where less is paid back than was received.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal, localcontext

from checker.cost.schedule import Flow

#: Halvings of an interval of length one: 10^-45. Received 0.01 and paid back a thousand million still has 30 digits.
STEPS = 150

_CONTEXT = Context(prec=60, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])


@contextmanager
def exact() -> Iterator[None]:
    """Reckon with 60 digits, whatever the caller's own context is."""
    with localcontext(_CONTEXT):
        yield


def rate(received: Decimal, flows: Sequence[Flow]) -> Decimal:
    """The rate a period at which the flows are worth what was received, as a fraction (0.01 = 1 %)."""
    with exact():
        low, high = Decimal(0), Decimal(1)
        while _value(flows, high) < received:
            low, high = high, 2 * high
        for _ in range(STEPS):
            middle = (low + high) / 2
            low, high = (middle, high) if _value(flows, middle) < received else (low, middle)
        return 1 / high - 1


def _value(flows: Sequence[Flow], discount: Decimal) -> Decimal:
    """What the flows are worth at the start, by Horner's rule from the last to the first."""
    powers: dict[int, Decimal] = {}
    value, later = Decimal(0), flows[-1].period
    for flow in reversed(flows):
        gap = later - flow.period
        value = value * powers.setdefault(gap, discount**gap) + flow.amount
        later = flow.period
    return value * discount**later
