"""The payments that a stated rate means, by the way it is repaid: who is told “3分利” is told no payments."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from checker.cost.offer import Payment
from checker.cost.texts import offer_error
from checker.cost.written import Rate

#: `interest_only`: interest each month, all of the loan with the last. `flat`: the same sum each month, interest on the
#: whole loan to the end, however much is paid back. `declining`: the same sum each month, interest on what is owed.
Way = Literal["interest_only", "flat", "declining"]

_CENT: Final = Decimal("0.01")


def payments_of_rate(principal: Decimal, rate: Rate, months: int, way: Way) -> tuple[Payment, ...]:
    """Return the monthly payments, in yuan. `principal`: what interest is charged on. Raises QueryError where they are
    more than any payment may be."""
    monthly = rate.monthly / 100
    interest = principal * monthly
    if way == "interest_only":
        amounts = [interest] * (months - 1) + [principal + interest]
    elif way == "flat":
        amounts = [principal / months + interest] * months
    else:
        amounts = [interest / (1 - (1 + monthly) ** -months)] * months
    cents = [amount.quantize(_CENT, ROUND_HALF_UP) for amount in amounts]
    if not all(0 < amount <= 1_000_000_000 for amount in cents):
        raise offer_error("rate", "rate")
    return tuple(Payment(amount=amount) for amount in cents)
