"""贷款市场报价利率 (LPR): one row a rate and day, from a table that a person saved or typed.

Published since 2019-08-20 by 全国银行间同业拆借中心 for 中国人民银行, on the 20th or the next working day. **The layout
of the live page was not seen**, so no program reads it: a file (csv, xlsx, html …) with the columns 日期, 1Y and 5Y
is imported by hand. It may hold every month, or only the days on which a rate changed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from registries.documents import any_tables
from registries.documents.dates import iso_date
from registries.documents.tables.table import only_table, records
from registries.model import Access, Citation, Confidence, RateRecord, Source, Text
from registries.reader import Document, Fetch, Gate, PageChangedError, ParsedList
from registries.sources.publishers import PBOC

SERIES: Mapping[str, Literal["LPR_1Y", "LPR_5Y"]] = {"one": "LPR_1Y", "five": "LPR_5Y"}
_TERMS = {
    "one": ("1Y", "1年", "1年期", "1年期LPR"),
    "five": ("5Y", "5年", "5年以上", "5年期以上", "5年期以上LPR"),
}
_TERM_HEADERS = {f"{term}{unit}": field for field, terms in _TERMS.items() for term in terms for unit in ("", "(%)")}
COLUMNS = dict.fromkeys(("日期", "发布日期", "报价日期"), "date") | _TERM_HEADERS
IGNORED = frozenset({"序号"})
FIRST = date(2019, 8, 20)
HIGHEST = 20
_RATE = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)%?")  # a spreadsheet keeps 3.00 as 3


@dataclass(eq=False)
class PrimeRateList:
    """Two rows a day: the rate for one year, and the one for five years and more."""

    source: Source
    gate: Gate

    def documents(self, fetch: Fetch) -> Iterable[Document]:  # noqa: ARG002 - only a person brings it in
        """Return no document: a person brings the file."""
        return ()

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return two rows a day. Raises PageChangedError for a day or rate that cannot be, a day twice, days out of
        order, or one year above five: the longer rate was never seen below the shorter, so the columns are then taken
        to be swapped."""
        (document,) = documents
        table_rows = records(only_table(any_tables(document), COLUMNS), COLUMNS, IGNORED)
        days = [_day(cells["date"]) for cells in table_rows.rows]
        _in_order(days)
        rows = tuple(
            RateRecord(series=SERIES[field], percent=percent, effective=day, cite=self._cite(document, day))
            for day, cells in zip(days, table_rows.rows, strict=True)
            for field, percent in _rates(day, cells).items()
        )
        return ParsedList(rows, max(days).isoformat() if days else None, warnings=table_rows.warnings)

    def _cite(self, document: Document, day: date) -> Citation:
        return Citation(
            publisher=self.source.publisher.zh,
            title=self.source.title.zh,
            url=self.source.url,
            as_of=day.isoformat(),  # its own day: a new month must not change the rows of the months before
            retrieved_at=date.fromisoformat(document.fetched_at[:10]),
            confidence=Confidence.OFFICIAL,
        )


def _day(printed: str) -> date:
    iso = iso_date(printed) or ""
    if len(iso) != 10 or date.fromisoformat(iso) < FIRST:
        raise PageChangedError(f"no day on or after {FIRST}: {printed[:40]!r}")
    return date.fromisoformat(iso)


def _in_order(days: Sequence[date]) -> None:
    steps = [(later - earlier).days for earlier, later in pairwise(days)]
    if 0 in steps or not (all(step > 0 for step in steps) or all(step < 0 for step in steps)):
        raise PageChangedError("the days neither rise nor fall all the way, or one stands there twice")


def _rates(day: date, cells: Mapping[str, str]) -> dict[str, str]:
    rates = {field: _percent(day, cells[field]) for field in SERIES}
    if rates["one"] > rates["five"]:
        raise PageChangedError(
            f"{day}: one year at {rates['one']} is above five years at {rates['five']}: swapped columns?"
        )
    return {field: f"{rate:.2f}" for field, rate in rates.items()}


def _percent(day: date, printed: str) -> Decimal:
    match = _RATE.fullmatch(unicodedata.normalize("NFKC", printed))
    if not match or not 0 < Decimal(match[1]) < HIGHEST:
        raise PageChangedError(f"{day}: no rate between 0 and {HIGHEST} percent: {printed[:40]!r}")
    return Decimal(match[1])


READER = PrimeRateList(
    source=Source(
        id="pboc.lpr",
        title=Text(zh="贷款市场报价利率（LPR）", en="Loan prime rate (LPR)"),
        publisher=PBOC,
        url="https://www.chinamoney.com.cn/",
        kind="rate",
        access=Access.MANUAL,
        max_age_days=45,
        how_to_check=Text(
            zh="打开 https://www.chinamoney.com.cn/ 或 https://www.pbc.gov.cn/ ，找“贷款市场报价利率”，看最新一期。",
            en="Open https://www.chinamoney.com.cn/ or https://www.pbc.gov.cn/ and look for the newest LPR notice.",
        ),
    ),
    gate=Gate(min_rows=26, max_rows=1000, removed_at_most=0.0, changed_at_most=0.0),
)
