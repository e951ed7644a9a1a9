"""The payment schedule of an offer: which amounts fall due when. Months are counted from the first day, so that a loan
of 31 January is due on 28 February and on 31 March."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from checker.cost.offer import Fee, Offer
from checker.cost.texts import offer_error

#: Above the longest loan accepted (480 months). A date beyond it is a slip of the keyboard.
MAX_TERM = timedelta(days=45 * 366)
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Flow:
    """All that is paid on one day: `period` months or days after the start, whichever the schedule counts in."""

    period: int
    due: date | None
    amount: Decimal


@dataclass(frozen=True)
class Schedule:
    """The schedule of one loan. `received`: what is left after everything taken at the start, yuan; `flows`: in order,
    one a day; `by_month`: whether periods are months, else days; `start`: None where only months are known;
    `first_due`: of the payments alone, without fees."""

    received: Decimal
    flows: tuple[Flow, ...]
    by_month: bool
    start: date | None
    first_due: date | None = None

    @property
    def paid(self) -> Decimal:
        """All that is paid back, in yuan."""
        return sum((flow.amount for flow in self.flows), Decimal(0))

    @property
    def days(self) -> int | None:
        """Days from the start to the last payment; None without a start."""
        last = self.flows[-1].due
        return (last - self.start).days if self.start and last else None

    @property
    def first_due_days(self) -> int | None:
        """Days from the start to the first payment, fees aside; None without a start."""
        return (self.first_due - self.start).days if self.start and self.first_due else None

    @property
    def months(self) -> int | None:
        """Months from the start to the last payment, where all is paid on whole months."""
        return self.flows[-1].period if self.by_month else None


def months_after(start: date, months: int) -> date:
    """Return the day that many months later: the same day of the month, or its last where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def whole_months(start: date, due: date) -> int | None:
    """Return how many whole months after `start` the day is; None where it is no whole number."""
    months = (due.year - start.year) * 12 + due.month - start.month
    return months if months > 0 and months_after(start, months) == due else None


def build_schedule(offer: Offer) -> Schedule:
    """Return the payment schedule of an offer. Raises QueryError for impossible days or amounts.

    Fees paid before the money arrived or within a day after lower what was received: the borrower never had the use
    of it. Later ones are paid like any other payment, the last of them with the last payment.
    """
    _refuse_impossible_days(offer)
    early = [fee for fee in offer.fees if _is_early(fee, offer.start)]
    # Charged up front (砍头息): the borrower never had that money, so it is no part of what was lent.
    received = offer.received - sum((fee.amount for fee in early), Decimal(0))
    if received <= 0:
        raise offer_error("nothing_received", "fees")
    if offer.start is None:
        return Schedule(received, tuple(_monthly_flows(offer)), by_month=True, start=None)
    dated = [*_dated_payments(offer, offer.start)]
    first_due = min(day for day, _ in dated)
    last = max(day for day, _ in dated)  # a charge said to fall after the loan is over would cost next to nothing
    dated += [(min(fee.paid_on, last), fee.amount) for fee in offer.fees if fee.paid_on and fee not in early]
    return replace(_schedule_of(received, dated, offer.start), first_due=first_due)


def _is_early(fee: Fee, start: date | None) -> bool:
    return fee.paid_on is None or (start is not None and fee.paid_on <= start + ONE_DAY)


def _monthly_flows(offer: Offer) -> Iterator[Flow]:
    for month, payment in enumerate(offer.payments, start=1):
        yield Flow(month, None, payment.amount)


def _dated_payments(offer: Offer, start: date) -> Iterator[tuple[date, Decimal]]:
    """Yield each payment's day and amount; those without a day fall due month after month, whatever stands between."""
    month = 0
    for payment in offer.payments:
        month += payment.due is None
        yield payment.due or months_after(start, month), payment.amount


def _schedule_of(received: Decimal, dated: Iterable[tuple[date, Decimal]], start: date) -> Schedule:
    by_day = [
        (day, sum((amount for _, amount in group), Decimal(0)))
        for day, group in groupby(sorted(dated), key=lambda pair: pair[0])
    ]
    months = [whole_months(start, day) for day, _ in by_day]
    whole = [month for month in months if month is not None]
    by_month = len(whole) == len(by_day)
    periods = whole if by_month else [(day - start).days for day, _ in by_day]
    flows = (Flow(period, day, amount) for period, (day, amount) in zip(periods, by_day, strict=True))
    return Schedule(received, tuple(flows), by_month, start)


def _refuse_impossible_days(offer: Offer) -> None:
    dues = [payment.due for payment in offer.payments if payment.due]
    paid = [fee.paid_on for fee in offer.fees if fee.paid_on]
    if offer.start is None:
        if dues:
            raise offer_error("no_start", "start")
        if paid:
            raise offer_error("no_start_for_fee", "start")
        return
    days = sorted((offer.start, *dues, *paid))
    if days[0] < EARLIEST or days[-1] > LATEST or days[-1] - days[0] > MAX_TERM:
        raise offer_error("far_day", "start")
    if dues and min(dues) <= offer.start:
        raise offer_error("before_start", "payments")
