"""The figures of a schedule: which method fits it, the annual cost, and the same compounded."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from checker.cost.amortisation import cents
from checker.cost.irr import exact, irr
from checker.cost.model import Method
from checker.cost.schedule import Schedule

#: Below this many days nothing is compounded: a week at 5 % would become a number with four digits.
SHORT_DAYS: Final = 30
#: A compounded percentage above this tells nobody anything.
MOST_EFFECTIVE: Final = Decimal(10_000)


@dataclass(frozen=True)
class AnnualRates:
    """`rate`: a fraction a period of the schedule; None for a term so short that nothing is compounded. `nominal` and
    `effective`: percent a year."""

    method: Method
    rate: Decimal | None
    nominal: Decimal
    effective: Decimal | None


def figures(planned: Schedule) -> AnnualRates:
    """The annual cost. A loan on whole months is reckoned by the month however short its month is: 2 % a month is
    24 % a year in February too."""
    with exact():
        if planned.by_month:
            monthly = irr(planned.received, planned.flows)
            return AnnualRates("monthly", monthly, cents(monthly * 1200), _compounded(monthly, 12))
        if planned.days is not None and planned.days < SHORT_DAYS:
            daily_charge = (planned.paid - planned.received) / planned.days
            return AnnualRates("simple", None, cents(daily_charge / planned.received * 36500), None)
        daily = irr(planned.received, planned.flows)
        return AnnualRates("daily", daily, cents(daily * 36500), _compounded(daily, 365))


def _compounded(each: Decimal, times: int) -> Decimal | None:
    effective = ((1 + each) ** times - 1) * 100
    return cents(effective) if effective <= MOST_EFFECTIVE else None
