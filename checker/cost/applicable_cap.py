"""The cap that applies to one loan: by its day, its lender, a partner's fee and its term."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from checker.cost.caps import PARTNERS, CapRow, LoanProfile, cap_of, cap_row_for, caps_file
from checker.cost.model import Cap
from checker.cost.offer import LenderType, Offer
from checker.cost.prime_rates import PrimeRate, PrimeRates
from checker.cost.schedule import Schedule

#: "At most a month": the longest month.
MONTH_DAYS: Final = 31


@dataclass(frozen=True)
class ApplicableCap:
    """The row of law that applies to a loan. `day`: the day that decides; `prime`: its LPR; `row`: None where nobody
    knows who lends or no row speaks of it; `partner`, `short`: see `LoanProfile`."""

    day: date
    prime: PrimeRate | None
    row: CapRow | None
    partner: bool
    short: bool

    @property
    def cap(self) -> Cap | None:
        """The cap of that row, None where it sets none."""
        return cap_of(self.row, self.prime) if self.row else None

    def row_for(self, lender: LenderType) -> CapRow | None:
        """Return the row that would apply if that kind of lender had lent."""
        return cap_row_for(LoanProfile(lender, self.day, self.partner, self.short))

    def likely_caps(self) -> dict[LenderType, Cap | None]:
        """Return the cap of each likely kind of lender, for a borrower who does not know his."""
        rows = {lender: self.row_for(lender) for lender in caps_file().likely}
        return {lender: cap_of(row, self.prime) if row else None for lender, row in rows.items()}


def applicable_cap(offer: Offer, schedule: Schedule, day: date, rates: PrimeRates) -> ApplicableCap:
    """Return what applies to this loan on `day`, the day of its contract; `rates` give that day's LPR."""
    partner = any(fee.payee in PARTNERS for fee in offer.fees)
    short = schedule.months == 1 or (schedule.days is not None and schedule.days <= MONTH_DAYS)
    row = cap_row_for(LoanProfile(offer.lender_type, day, partner, short)) if offer.lender_type else None
    return ApplicableCap(day, rates.at(day), row, partner, short)
