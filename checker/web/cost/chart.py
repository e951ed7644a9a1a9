"""Where the money goes: one bar of all that is paid, cut into who gets it. Numbers are SVG user units.

Each part has its own row, and begins where the one before ends: the rows read like a staircase from 0 to the whole,
so that length and place tell the parts apart, without colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from checker.cost.model import Share

WIDTH: Final = 340
ROW: Final = 54
BASELINE: Final = 16
BAR_TOP: Final = 24
BAR: Final = 16
THINNEST: Final = Decimal(2)

PAYEE_WORDS: Final = {
    "lender": "payee.lender",
    "platform": "payee.platform",
    "guarantor": "payee.guarantor",
    "insurer": "payee.insurer",
    "broker": "payee.broker",
    "other": "payee.other",
}
SHARE_WORDS: Final = PAYEE_WORDS | {"borrower": "cost.share_borrower", "lender": "cost.share_lender"}


@dataclass(frozen=True)
class Bar:
    """One row: the payee, the amount in yuan, and its bar."""

    payee: str
    amount: Decimal
    x: Decimal
    width: Decimal
    row: int

    @property
    def words(self) -> str:
        """The text key of its label."""
        return SHARE_WORDS[self.payee]

    @property
    def words_y(self) -> int:
        """The baseline of its label."""
        return self.row * ROW + BASELINE

    @property
    def y(self) -> int:
        """The top of its bar."""
        return self.row * ROW + BAR_TOP


@dataclass(frozen=True)
class MoneyPicture:
    """The whole drawing."""

    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """The height of the drawing."""
        return len(self.bars) * ROW


def picture(shares: Sequence[Share]) -> MoneyPicture | None:
    """Return the picture; None where a part is negative, which no length can show."""
    drawn = [share for share in shares if share.amount]
    whole = sum((share.amount for share in drawn), Decimal(0))
    if whole <= 0 or any(share.amount < 0 for share in drawn):
        return None
    bars, before = [], Decimal(0)
    for row, share in enumerate(drawn):
        x = min(_units(before / whole), WIDTH - THINNEST)
        bars.append(Bar(share.payee, share.amount, x, max(_units(share.amount / whole), THINNEST), row))
        before += share.amount
    return MoneyPicture(tuple(bars))


def _units(part: Decimal) -> Decimal:
    return (part * WIDTH).quantize(Decimal("0.1"))
