"""Which day decides, what the LPR was on it, and which line holds for this lender."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from checker.cost.caps import PARTNERS, CapRow, LoanProfile, cap_of, caps_file, line_for
from checker.cost.model import Cap
from checker.cost.offer import LenderType, Offer
from checker.cost.prime_rates import PrimeRate, PrimeRates
from checker.cost.schedule import Schedule

#: "At most a month": the longest month.
MONTH_DAYS: Final = 31


@dataclass(frozen=True)
class ApplicableCap:
    """`day`: the day that decides. `prime`: its LPR. `line`: the row of the law that fits, None where nobody knows who
    lends or no row speaks of it. `partner`, `short`: see `Case`."""

    day: date
    prime: PrimeRate | None
    line: CapRow | None
    partner: bool
    short: bool

    @property
    def cap(self) -> Cap | None:
        """The cap that the row draws."""
        return cap_of(self.line, self.prime) if self.line else None

    def line_if(self, lender: LenderType) -> CapRow | None:
        """The row that would fit if that kind of lender had lent."""
        return line_for(LoanProfile(lender, self.day, self.partner, self.short))

    def likely_caps(self) -> dict[LenderType, Cap | None]:
        """The cap of each kind of lender that it may be, for a borrower who does not know his."""
        lines = {lender: self.line_if(lender) for lender in caps_file().likely}
        return {lender: cap_of(line, self.prime) if line else None for lender, line in lines.items()}


def applicable_cap(offer: Offer, planned: Schedule, day: date, rates: PrimeRates) -> ApplicableCap:
    """What holds for this loan on that day."""
    partner = any(fee.payee in PARTNERS for fee in offer.fees)
    short = planned.months == 1 or (planned.days is not None and planned.days <= MONTH_DAYS)
    line = line_for(LoanProfile(offer.lender_type, day, partner, short)) if offer.lender_type else None
    return ApplicableCap(day, rates.at(day), line, partner, short)
