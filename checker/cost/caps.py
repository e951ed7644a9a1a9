"""Which cap on the annual cost applies to which lender on which day: the rows of `caps.yaml`, and nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Annotated, get_args

from pydantic import Field, model_validator

from checker.cost.model import TOLERANCE, Cap, Nature
from checker.cost.offer import LenderType
from checker.cost.prime_rates import PrimeRate
from checker.legal_citations.english import legal_basis_en
from registries.model import Confidence, Frozen, Text
from registries.safe_yaml import read_yaml

#: Whose fees show that a platform or a guarantor stands between lender and borrower (助贷).
PARTNERS = frozenset({"platform", "guarantor", "insurer", "broker"})


class CapRow(Frozen):
    """One row of law. `percent` a year, or `times_lpr` the one-year LPR; neither: no cap is known, and `text` says so.
    `until`: the last day. `partner`, `short`: only with (or without) a partner's fee, only for a term of at most a
    month (or longer); None: either. `notes`: what else must be known, printed with it."""

    id: str
    lenders: tuple[LenderType, ...]
    since: date | None = None
    until: date | None = None
    partner: bool | None = None
    short: bool | None = None
    percent: Annotated[Decimal, Field(gt=0)] | None = None
    times_lpr: Annotated[int, Field(gt=0)] | None = None
    nature: Nature | None = None
    sure: Confidence
    legal_basis: str
    text: Text
    notes: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> "CapRow":
        draws = self.percent is not None or self.times_lpr is not None
        if (self.percent is not None and self.times_lpr is not None) or draws != (self.nature is not None):
            raise ValueError(f"{self.id}: a line has one figure and a nature, or neither")
        if draws and self.since is None:
            raise ValueError(f"{self.id}: since when?")
        return self

    def applies_to(self, loan: "LoanProfile") -> bool:
        """Return whether this row is about that loan."""
        return (
            loan.lender in self.lenders
            and (self.since is None or self.since <= loan.day)
            and (self.until is None or loan.day <= self.until)
            and self.partner in (None, loan.partner)
            and self.short in (None, loan.short)
        )


@dataclass(frozen=True)
class LoanProfile:
    """What the cap depends on: who lends, the day of the contract, whether a partner takes a fee, and whether the whole
    term is at most a month."""

    lender: LenderType
    day: date
    partner: bool
    short: bool


class CapsFile(Frozen):
    """The whole of `caps.yaml`. `lenders`, `natures`: their names; `likely`: the kinds of lender that a borrower who
    does not know his may have; `lines`: the rows."""

    lenders: dict[LenderType, Text]
    likely: dict[LenderType, Text]
    natures: dict[Nature, Text]
    lines: tuple[CapRow, ...]

    @model_validator(mode="after")
    def _names_all(self) -> "CapsFile":
        if set(self.lenders) != set(get_args(LenderType)) or set(self.natures) != set(get_args(Nature)):
            raise ValueError("a lender type or nature without a name")
        return self


@cache
def caps_file() -> CapsFile:
    """Read `caps.yaml`, once a process. Raises ValidationError where it is malformed."""
    return CapsFile.model_validate(read_yaml((files(__package__) / "caps.yaml").read_text(encoding="utf-8")))


def cap_row_for(loan: LoanProfile) -> CapRow | None:
    """Return the first row that applies, None where none does."""
    # The file's order decides: rows stand from the special to the general.
    return next((row for row in caps_file().lines if row.applies_to(loan)), None)


def cap_of(row: CapRow, prime: PrimeRate | None) -> Cap | None:
    """Return the cap that a row sets, with the LPR of the day; None where the row sets none, or no LPR is known."""
    percent, sure = row.percent, row.sure
    if row.times_lpr is not None and prime is not None:
        percent, sure = row.times_lpr * prime.percent, _least_certain((row.sure, prime.sure))
    if percent is None or row.nature is None or row.since is None:
        return None
    return Cap(
        percent=percent,
        nature=row.nature,
        text=row.text,
        legal_basis=row.legal_basis,
        legal_basis_en=legal_basis_en(row.legal_basis),
        effective_from=row.since,
        sure=sure,
    )


def is_over(percent: Decimal, limit: Decimal) -> bool:
    """Return whether an annual rate is above a limit by `TOLERANCE` or more; both in percent a year."""
    return percent - limit >= TOLERANCE


def _least_certain(sure: Iterable[Confidence]) -> Confidence:
    order = (Confidence.UNVERIFIED, Confidence.REPORTED, Confidence.OFFICIAL)
    return min(sure, key=order.index)
