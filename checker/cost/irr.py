"""The internal rate of return (IRR), by bisection in 60-digit decimals: the same on every machine, and it always
converges. Most bisections are decided by a tight bracket from Newton's method, which is verified and changes no digit.

With v = 1/(1+r) the value of the payments is a polynomial in v without a negative term. It rises from 0 without end,
so exactly one v > 0 gives what was received, also where less is paid back than was received.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal, localcontext

from checker.cost.schedule import Flow

#: Bisections of an interval of length one: 10^-45. Received 0.01 and paid back a thousand million still has 30 digits.
BISECTIONS = 150

#: Bisections in floats, then steps of Newton's method: 15 digits, 30, 60, and one more for very long terms.
_FLOAT_BISECTIONS = 60
_NEWTON_STEPS = 3
#: Relative half width of the bracket: far above the rounding of 60 digits.
_HALF_WIDTH = Decimal("1e-50")

_CONTEXT = Context(prec=60, rounding=ROUND_HALF_EVEN, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])


@contextmanager
def high_precision() -> Iterator[None]:
    """Compute with 60 digits, whatever the caller's own decimal context is."""
    with localcontext(_CONTEXT):
        yield


def irr(received: Decimal, flows: Sequence[Flow]) -> Decimal:
    """Return the rate a period, as a fraction (0.01 = 1 %), at which the present value of the flows is what was
    received."""
    with high_precision():
        low, high = Decimal(0), Decimal(1)
        # A discount factor above 1 is a negative rate: less is paid back than was received.
        while _present_value(flows, high) < received:
            low, high = high, 2 * high
        below, above = _bracket(received, flows, low, high)
        for _ in range(BISECTIONS):
            middle = (low + high) / 2
            too_low = middle <= below or (middle < above and _present_value(flows, middle) < received)
            low, high = (middle, high) if too_low else (low, middle)
        return 1 / high - 1


def _bracket(received: Decimal, flows: Sequence[Flow], low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Return two discount factors close together, the first proven too low and the second proven not to be, so that no
    bisection outside of them needs a present value. A guess by Newton's method, then its proof; (low, high) where the
    proof fails."""
    guess = Decimal(_float_guess(float(received), flows, float(low), float(high)))
    for _ in range(_NEWTON_STEPS):
        guess -= (_present_value(flows, guess) - received) / _derivative(flows, guess)
    below, above = max(guess * (1 - _HALF_WIDTH), low), min(guess * (1 + _HALF_WIDTH), high)
    proven = low <= below < above <= high and (below == low or _present_value(flows, below) < received)
    return (below, above) if proven and (above == high or _present_value(flows, above) >= received) else (low, high)


def _float_guess(received: float, flows: Sequence[Flow], low: float, high: float) -> float:
    """Return the discount factor to the precision of floats; a value that overflows is above what was received."""
    float_flows = [(flow.period, float(flow.amount)) for flow in flows]
    for _ in range(_FLOAT_BISECTIONS):
        middle = (low + high) / 2
        try:
            value = sum(amount * middle**period for period, amount in float_flows)
        except OverflowError:
            value = received
        low, high = (middle, high) if value < received else (low, middle)
    return high


def _present_value(flows: Sequence[Flow], discount: Decimal) -> Decimal:
    """Return the present value of the flows, by Horner's rule from the last to the first."""
    powers: dict[int, Decimal] = {}
    value, later = Decimal(0), flows[-1].period
    for flow in reversed(flows):
        gap = later - flow.period
        value = value * _power(powers, discount, gap) + flow.amount
        later = flow.period
    return value * discount**later


def _derivative(flows: Sequence[Flow], discount: Decimal) -> Decimal:
    """Return the derivative of the present value by the discount factor."""
    weighted = [replace(flow, amount=flow.amount * flow.period) for flow in flows]
    return _present_value(weighted, discount) / discount


def _power(powers: dict[int, Decimal], discount: Decimal, gap: int) -> Decimal:
    """Return a power of the discount factor, computed once: most gaps are alike."""
    if gap not in powers:
        powers[gap] = discount**gap
    return powers[gap]
