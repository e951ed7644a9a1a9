"""The internal rate of return, in exact decimals and by bisection: the same on every machine, and always found. Most
halvings are decided by a bracket that was found faster and proven, which changes no digit.

With v = 1/(1+r) the value of the payments is a polynomial in v without a negative term. It rises from 0 without end,
so exactly one v > 0 gives what was received, also where less is paid back than was received.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal, localcontext

from checker.cost.schedule import Flow

#: Halvings of an interval of length one: 10^-45. Received 0.01 and paid back a thousand million still has 30 digits.
STEPS = 150

#: Halvings in machine numbers, then steps of Newton's rule: 15 digits, 30, 60, and one more for very long terms.
_GUESSES = 60
_REFINEMENTS = 3
#: Half of what `_bracket` leaves open, as a part: far above the rounding of 60 digits.
_NEAR = Decimal("1e-50")

_CONTEXT = Context(prec=60, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])


@contextmanager
def exact() -> Iterator[None]:
    """Reckon with 60 digits, whatever the caller's own context is."""
    with localcontext(_CONTEXT):
        yield


def irr(received: Decimal, flows: Sequence[Flow]) -> Decimal:
    """The rate a period at which the flows are worth what was received, as a fraction (0.01 = 1 %)."""
    with exact():
        low, high = Decimal(0), Decimal(1)
        while _value(flows, high) < received:
            low, high = high, 2 * high
        below, above = _bracket(received, flows, low, high)
        for _ in range(STEPS):
            middle = (low + high) / 2
            too_low = middle <= below or (middle < above and _value(flows, middle) < received)
            low, high = (middle, high) if too_low else (low, middle)
        return 1 / high - 1


def _bracket(received: Decimal, flows: Sequence[Flow], low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Two discounts close together, the first of which is known to be too low and the second not to be: all halvings
    outside of them need no reckoning. A guess by Newton's rule, and its proof; (low, high) where that fails."""
    near = Decimal(_guess(float(received), flows, float(low), float(high)))
    for _ in range(_REFINEMENTS):
        near -= (_value(flows, near) - received) / _slope(flows, near)
    below, above = max(near * (1 - _NEAR), low), min(near * (1 + _NEAR), high)
    proven = low <= below < above <= high and (below == low or _value(flows, below) < received)
    return (below, above) if proven and (above == high or _value(flows, above) >= received) else (low, high)


def _guess(received: float, flows: Sequence[Flow], low: float, high: float) -> float:
    """The discount as near as machine numbers come; what overflows is more than was received."""
    plain = [(flow.period, float(flow.amount)) for flow in flows]
    for _ in range(_GUESSES):
        middle = (low + high) / 2
        try:
            worth = sum(amount * middle**period for period, amount in plain)
        except OverflowError:
            worth = received
        low, high = (middle, high) if worth < received else (low, middle)
    return high


def _value(flows: Sequence[Flow], discount: Decimal) -> Decimal:
    """What the flows are worth at the start, by Horner's rule from the last to the first."""
    powers: dict[int, Decimal] = {}
    value, later = Decimal(0), flows[-1].period
    for flow in reversed(flows):
        gap = later - flow.period
        value = value * _power(powers, discount, gap) + flow.amount
        later = flow.period
    return value * discount**later


def _slope(flows: Sequence[Flow], discount: Decimal) -> Decimal:
    """How fast that worth grows with the discount."""
    weighted = [replace(flow, amount=flow.amount * flow.period) for flow in flows]
    return _value(weighted, discount) / discount


def _power(powers: dict[int, Decimal], discount: Decimal, gap: int) -> Decimal:
    """Each power is reckoned once: most gaps are alike."""
    if gap not in powers:
        powers[gap] = discount**gap
    return powers[gap]
