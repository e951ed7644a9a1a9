"""The terms of one loan as the borrower gives them. Amounts in yuan, exact decimals; dates ISO."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from registries.model import Frozen

#: The kinds of lender that price rules tell apart. `private`: a person, or a firm that no list lets lend.
LenderType = Literal[
    "bank",
    "private_bank",
    "foreign_bank_branch",
    "consumer_finance",
    "auto_finance",
    "trust",
    "microloan",
    "pawn",
    "private",
]
Payee = Literal["lender", "platform", "guarantor", "insurer", "broker", "other"]
Purpose = Literal["consumption", "business", "vehicle"]

MAX_PAYMENTS = 480  # forty years of months
Amount = Annotated[Decimal, Field(gt=0, le=Decimal(1_000_000_000), decimal_places=2)]


class Payment(Frozen):
    """One payment, due or made. `due` None: the k-th payment falls k months after the start."""

    amount: Amount
    due: date | None = None


class Fee(Frozen):
    """A charge besides the payments, and who takes it. `paid_on` None: taken before or as the money arrived, and not
    already left out of what was received."""

    amount: Amount
    payee: Payee
    name: Annotated[str, Field(max_length=40)] = ""
    paid_on: date | None = None


class Offer(Frozen):
    """One loan. `received`: what really arrived. `principal`: what the contract says was lent. `start`: the day the
    money arrived. `late_percent`: all that is charged on money overdue, percent a year."""

    received: Amount
    payments: Annotated[tuple[Payment, ...], Field(min_length=1, max_length=MAX_PAYMENTS)]
    principal: Amount | None = None
    start: date | None = None
    fees: Annotated[tuple[Fee, ...], Field(max_length=20)] = ()
    lender_type: LenderType | None = None
    purpose: Purpose | None = None
    late_percent: Annotated[Decimal, Field(ge=0, le=10_000, decimal_places=2)] | None = None
