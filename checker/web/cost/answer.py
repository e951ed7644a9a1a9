"""The view of an annual cost: the slip with its bill, the sentences on it, and what the same loan costs at the line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checker.assessment.offer import PricedOffer
from checker.cost.model import Cost
from checker.cost.offer import Offer
from checker.cost.payments_of_rate import payments_of_rate
from checker.cost.texts import format_amount
from checker.cost.written import Rate
from checker.report import Finding
from checker.web.cost.chart import MoneyPicture, picture
from checker.web.cost.gauge import Gauge, gauge
from checker.web.i18n import Translator
from registries.model import Confidence

_STEPS = {
    "over": "cost.do_over",
    "under": "cost.do_under",
    "above_all": "cost.do_over",
    "below_all": "cost.do_unknown",
    "unknown": "cost.do_unknown",
    "negative": "cost.do_negative",
}
_NOW = {
    "over": "cost.now_over",
    "under": "cost.now_under",
    "above_all": "cost.now_over",
    "below_all": "cost.now_unknown",
    "unknown": "cost.now_unknown",
    "negative": "cost.now_negative",
}
_MEANING = {
    "over": "cost.not_over",
    "above_all": "cost.not_over",
    "under": "cost.not_under",
    "below_all": "cost.not_under",
}
_SURE = {
    Confidence.OFFICIAL: "cost.sure_official",
    Confidence.REPORTED: "cost.sure_reported",
    Confidence.UNVERIFIED: "cost.sure_unverified",
}


@dataclass(frozen=True)
class AtTheLine:
    """The same loan at the line of `percent` a year: what is paid a month and in all, and how much less that is; in
    yuan."""

    percent: Decimal
    monthly: Decimal
    months: int
    total: Decimal
    less: Decimal


@dataclass(frozen=True)
class CostPage:
    """The view of an annual cost."""

    offer: Offer
    priced: PricedOffer
    t: Translator
    contract_date: date | None = None

    @property
    def cost(self) -> Cost:
        """The cost."""
        return self.priced.cost

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the price rules found."""
        return self.priced.findings

    @property
    def judged_on(self) -> date:
        """The day it was worked out by."""
        return self.priced.judged_on

    @property
    def picture(self) -> MoneyPicture | None:
        """The bars of who gets how much; None where no length can show it."""
        return picture(self.cost.shares)

    @property
    def lines(self) -> tuple[Decimal, ...]:
        """The lines that are drawn: the one that applies, or those of each kind of lender that it may be."""
        if self.cost.cap:
            return (self.cost.cap.percent,)
        return tuple(line.percent for line in self.cost.likely_lines if line.percent is not None)

    @property
    def gauge(self) -> Gauge | None:
        """The bar beside its lines; None where there is no line to compare with."""
        return gauge(self.cost.compared, self.lines)

    @property
    def equal(self) -> tuple[int, Decimal] | None:
        """How many payments of how much, where all are of one amount."""
        amounts = {payment.amount for payment in self.offer.payments}
        return (len(self.offer.payments), amounts.pop()) if len(amounts) == 1 and not self.offer.fees else None

    @property
    def taken_beforehand(self) -> Decimal | None:
        """How much less arrived than the contract says was lent, in yuan; None where nothing did."""
        principal = self.offer.principal
        return principal - self.cost.received if principal is not None and principal > self.cost.received else None

    @property
    def verdict(self) -> str:
        """Which sentence compares the cost with the cap."""
        if self.cost.charge < 0:
            return "negative"
        if self.cost.over_cap is None:
            return self.cost.likely or "unknown"
        return "over" if self.cost.over_cap else "under"

    @property
    def is_over(self) -> bool:
        """Whether the cost is above the line, whoever lends."""
        return self.verdict in {"over", "above_all"}

    @property
    def now(self) -> str:
        """The one thing to do."""
        return self.t(_NOW[self.verdict])

    @property
    def unchecked(self) -> tuple[str, ...]:
        """What the figure leaves open, by name."""
        return tuple(self.t(key) for key in self._unchecked())

    @property
    def steps(self) -> tuple[str, ...]:
        """The sentences on what to do."""
        return self.t.list(_STEPS[self.verdict])

    @property
    def meaning(self) -> str:
        """The sentence on what the comparison does not mean; "" where there is none."""
        return self.t(_MEANING[self.verdict]) if self.verdict in _MEANING else ""

    @property
    def sure(self) -> str:
        """The sentence on how sure the cap is; "" where there is none."""
        return self.t(_SURE[self.cost.cap.sure]) if self.cost.cap else ""

    @property
    def above(self) -> str:
        """By how many percentage points the cost is above the cap; "" without one."""
        return format_amount(self.cost.compared - self.cost.cap.percent) if self.cost.cap else ""

    @property
    def at_the_line(self) -> AtTheLine | None:
        """The same loan at its highest line; None where it is not above, or is not paid in equal months."""
        if not (self.is_over and self.lines and self.equal and self.cost.months == self.equal[0]):
            return None
        percent, months = max(self.lines), self.equal[0]
        monthly = payments_of_rate(self.cost.received, Rate(percent, "year"), months, "declining")[0].amount
        total = monthly * months
        return AtTheLine(percent, monthly, months, total, self.cost.total_paid - total)

    def money(self, amount: Decimal) -> str:
        """Return yuan, or percent, as people write them."""
        return format_amount(amount)

    def rounded(self, amount: Decimal) -> str:
        """Return whole yuan."""
        return format_amount(amount.quantize(Decimal(1)))

    def _unchecked(self) -> Iterator[str]:
        if self.offer.lender_type is None:
            yield "cost.open_lender"
        if self.contract_date is None:
            yield "cost.open_date"
        if not self.offer.fees:
            yield "cost.open_fees"
