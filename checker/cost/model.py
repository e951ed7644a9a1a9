"""What a loan really costs a year, and the cap it is compared with. Amounts in yuan, rates in percent a year."""

from datetime import date
from decimal import Decimal
from typing import Literal

from checker.cost.offer import Payee
from registries.model import Confidence, Frozen, Text

Method = Literal["monthly", "daily", "simple"]
Likely = Literal["above_all", "below_all"]
Nature = Literal["judicial", "regulatory", "guidance"]

#: In percent. Courts and regulators print caps to one decimal: an excess below it is a matter of rounding.
TOLERANCE = Decimal("0.1")


class Cap(Frozen):
    """The highest annual cost that a court enforces or a regulator allows for this lender on that day.

    `nature`: judicial: a court reduces the excess when the borrower asks; regulatory: an authority orders it;
    guidance: nobody can rely on it. `sure`: how well we know the text. `legal_basis_en`: in English.
    """

    percent: Decimal
    nature: Nature
    text: Text
    legal_basis: str
    legal_basis_en: str = ""
    effective_from: date
    sure: Confidence


class LikelyLine(Frozen):
    """The cap that would apply if lenders of one kind, `who`, had lent; `percent` None where none is known."""

    who: Text
    percent: Decimal | None


class Instalment(Frozen):
    """One row of the amortisation table, at the loan's own rate. `due` None: `month` months after an unknown start.
    `balance`: what is left of the money received once it is paid."""

    month: int | None
    due: date | None
    amount: Decimal
    interest: Decimal
    principal: Decimal
    balance: Decimal


class Share(Frozen):
    """One payee's share of all that is paid. `borrower`: what comes back for the money received; `lender`: what the
    payments hold beyond it. The shares sum to `total_paid`."""

    payee: Literal["borrower"] | Payee
    amount: Decimal


class Cost(Frozen):
    """The cost of one loan.

    `received`: what was really to spend, after all that was taken before, as, or within a day after it arrived.
    `apr_nominal`: not compounded, and what caps are compared with. `apr_effective`: compounded; None where that means
    nothing (a term under 30 days, or more than 10 000 %). `simple`: only where `method` is simple.
    `months`: the term where all is paid on whole months after the start, else None. `days`: None without a start.
    `first_due_days`: from the start to the first payment, None without a start.
    `likely`: where nobody knows who lends, whether the figure is above, or not above, the line of each kind of lender
    that it may be; None where it depends on who it is, or some line is not known.
    `likely_lines`: the line of each of those kinds; empty where it is known who lends.
    `four_lpr`: four times the one-year LPR on the day that decides, None before there was one.
    """

    received: Decimal
    total_paid: Decimal
    charge: Decimal
    days: int | None
    months: int | None
    first_due_days: int | None
    apr_nominal: Decimal
    apr_effective: Decimal | None
    simple: Decimal | None
    method: Method
    method_text: Text
    cap: Cap | None
    over_cap: bool | None
    likely: Likely | None
    likely_lines: tuple[LikelyLine, ...] = ()
    four_lpr: Decimal | None
    instalments: tuple[Instalment, ...]
    shares: tuple[Share, ...]
    notes: tuple[Text, ...]

    @property
    def compared(self) -> Decimal:
        """The figure that is compared with caps: never a compounded one."""
        return self.apr_nominal if self.simple is None else self.simple
