"""The annual percentage rate (APR) of a schedule: which method fits it, nominal and compounded."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from checker.cost.amortisation import cents
from checker.cost.irr import high_precision, irr
from checker.cost.model import Method
from checker.cost.schedule import Schedule

#: Below this many days nothing is compounded: a week at 5 % would become a number with four digits.
MIN_COMPOUNDED_DAYS: Final = 30
#: A compounded percentage above this means nothing to a borrower.
MAX_EFFECTIVE: Final = Decimal(10_000)


@dataclass(frozen=True)
class AnnualRates:
    """The rates of one loan. `rate`: a fraction a period of the schedule, None for a term so short that nothing is
    compounded. `nominal`, `effective` (compounded): percent a year; `effective` is None where it says nothing."""

    method: Method
    rate: Decimal | None
    nominal: Decimal
    effective: Decimal | None


def annual_rates(schedule: Schedule) -> AnnualRates:
    """Return the annual rates of a schedule. A loan on whole months is reckoned by the month, whatever its length:
    2 % a month is 24 % a year in February too."""
    # Nominal, in percent: the rate a period times 12 months, or 365 days, times 100.
    with high_precision():
        if schedule.by_month:
            monthly = irr(schedule.received, schedule.flows)
            return AnnualRates("monthly", monthly, cents(monthly * 1200), _compounded(monthly, 12))
        if schedule.days is not None and schedule.days < MIN_COMPOUNDED_DAYS:
            daily_charge = (schedule.paid - schedule.received) / schedule.days
            return AnnualRates("simple", None, cents(daily_charge / schedule.received * 36500), None)
        daily = irr(schedule.received, schedule.flows)
        return AnnualRates("daily", daily, cents(daily * 36500), _compounded(daily, 365))


def _compounded(rate: Decimal, periods_a_year: int) -> Decimal | None:
    effective = ((1 + rate) ** periods_a_year - 1) * 100
    return cents(effective) if effective <= MAX_EFFECTIVE else None
