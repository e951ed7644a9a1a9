"""The one-year loan prime rate (LPR) of any day since 20 August 2019, and up to which day it was verified.

Published on the 20th or the next working day by 全国银行间同业拆借中心 for 中国人民银行; it holds until the next one.
"""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from checker.cost.schedule import months_after
from registries.model import Citation, Confidence, RateRecord, Record, SourcedRecord

FIRST: Final = date(2019, 8, 20)
OFFICIAL_SOURCE: Final = "pboc.lpr"
_PUBLICATION_DAY: Final = 20


@dataclass(frozen=True)
class PrimeRate:
    """The rate of a day: `percent` a year, since when, and where it was read. `beyond`: the day lies after
    `verified_through`, so that a newer rate may have been published since."""

    percent: Decimal
    effective: date
    cite: Citation
    verified_through: date
    beyond: bool

    @property
    def sure(self) -> Confidence:
        """The confidence in the rate of that day."""
        return Confidence.UNVERIFIED if self.beyond else self.cite.confidence


@dataclass(frozen=True)
class PrimeRates:
    """One-year rates by the day from which each holds, oldest first."""

    rows: tuple[RateRecord, ...] = ()

    @classmethod
    def from_rows(cls, rows: Iterable[RateRecord]) -> "PrimeRates":
        """Collect the one-year rates: of several rows for one day the last counts, rows of other series do not."""
        by_day = {row.effective: row for row in rows if row.series == "LPR_1Y"}
        return cls(tuple(by_day[day] for day in sorted(by_day)))

    @property
    def verified_through(self) -> date | None:
        """The last day whose rate is on record; None where there is none."""
        return max((_valid_through(row) for row in self.rows), default=None)

    def at(self, day: date) -> PrimeRate | None:
        """Return the rate in force on `day` in China; None before the first rate, or where none is on record."""
        position = bisect_right(self.rows, day, key=lambda row: row.effective)
        through = self.verified_through
        if not position or through is None:
            return None
        row = self.rows[position - 1]
        return PrimeRate(Decimal(row.percent), row.effective, row.cite, through, beyond=day > through)


def rates_of(records: Iterable[SourcedRecord[Record]]) -> PrimeRates:
    """Return the rates among the records of a dataset. From the first day of an imported official table on, that table
    alone counts: a rate that it does not have was not published."""
    sourced = [(row.source, row.record) for row in records if isinstance(row.record, RateRecord)]
    official = [record for source, record in sourced if source == OFFICIAL_SOURCE]
    begins = min((record.effective for record in official), default=date.max)
    earlier = [record for source, record in sourced if source != OFFICIAL_SOURCE and record.effective < begins]
    return PrimeRates.from_rows((*earlier, *official))


def _valid_through(row: RateRecord) -> date:
    """Return the last day a rate surely held: read as of a day, the eve of the next publication; as of a month, its
    last day."""
    parts = [int(part) for part in (row.cite.as_of or row.effective.isoformat()).split("-")]
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        next_month = day if day.day < _PUBLICATION_DAY else months_after(day.replace(day=1), 1)
        return max(row.effective, next_month.replace(day=_PUBLICATION_DAY) - timedelta(days=1))
    year, month = parts[0], parts[1] if len(parts) == 2 else 12
    return max(row.effective, date(year, month, monthrange(year, month)[1]))
