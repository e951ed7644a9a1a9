"""Which line holds for which lender on which day: the rows of `caps.yaml`, and nothing that is not in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Annotated, get_args

import yaml
from pydantic import Field, model_validator

from checker.cost.model import TOLERANCE, Cap, Nature
from checker.cost.offer import LenderType
from checker.cost.prime_rates import PrimeRate
from registries.model import Confidence, Frozen, Text

#: Whose fees show that a platform or a guarantor stands between lender and borrower (助贷).
PARTNERS = frozenset({"platform", "guarantor", "insurer", "broker"})


class CapRow(Frozen):
    """One row. `percent` a year, or `times_lpr` the one-year LPR; neither: we know of no line, and `text` says so.
    `until`: the last day. `partner`, `short`: only with (or without) a partner's fee, only for a term of at most a
    month (or longer); None: either. `notes`: what else must be known, shown with it."""

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

    def fits(self, case: "LoanProfile") -> bool:
        """Whether this row speaks of that loan."""
        return (
            case.lender in self.lenders
            and (self.since is None or self.since <= case.day)
            and (self.until is None or case.day <= self.until)
            and self.partner in (None, case.partner)
            and self.short in (None, case.short)
        )


@dataclass(frozen=True)
class LoanProfile:
    """What decides the line: who lends, the day of the contract, whether a partner takes a fee, and whether the whole
    term is at most a month."""

    lender: LenderType
    day: date
    partner: bool
    short: bool


class CapsFile(Frozen):
    """All of `caps.yaml`: the kinds of lender by name, what a borrower who does not know his is asked to think of,
    and the lines."""

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
    """All of `caps.yaml`. Raises ValidationError where it is not as it should be."""
    return CapsFile.model_validate(yaml.safe_load((files(__package__) / "caps.yaml").read_text(encoding="utf-8")))


def line_for(case: LoanProfile) -> CapRow | None:
    """The first row that fits: rows stand from the special to the general."""
    return next((line for line in caps_file().lines if line.fits(case)), None)


def cap_of(line: CapRow, prime: PrimeRate | None) -> Cap | None:
    """The cap that a row draws, with the LPR of the day; None where the row draws none, or no LPR is known."""
    percent, sure = line.percent, line.sure
    if line.times_lpr is not None and prime is not None:
        percent, sure = line.times_lpr * prime.percent, _weaker((line.sure, prime.sure))
    if percent is None or line.nature is None or line.since is None:
        return None
    return Cap(
        percent=percent,
        nature=line.nature,
        text=line.text,
        legal_basis=line.legal_basis,
        effective_from=line.since,
        sure=sure,
    )


def is_over(percent: Decimal, limit: Decimal) -> bool:
    """Return whether an annual rate is above a limit by `TOLERANCE` or more; both in percent a year."""
    return percent - limit >= TOLERANCE


def _weaker(sure: Iterable[Confidence]) -> Confidence:
    order = (Confidence.UNVERIFIED, Confidence.REPORTED, Confidence.OFFICIAL)
    return min(sure, key=order.index)
