"""The one-year LPR: which holds on which day, how far it is checked, and which source counts."""

from collections.abc import Sequence
from datetime import date

import pytest

from checker.cost.prime_rates import PrimeRates, rates_of
from registries.model import Confidence, RateRecord, Record, SourcedRecord
from registries.sources.readers import READERS
from registries.sources.starter import STARTER
from registries.starter import StarterError, StarterFile
from registries.starter.validate import validate
from tests.cost.offers import RATES
from tests.every_case import every_case
from tests.factories.records import cite, licence

# RULES §4.2, each change and the day before it.
CHANGES = [
    ("2019-08-20", "4.25"),
    ("2019-09-19", "4.25"),
    ("2019-09-20", "4.20"),
    ("2019-11-19", "4.20"),
    ("2019-11-20", "4.15"),
    ("2020-02-20", "4.05"),
    ("2020-04-20", "3.85"),
    ("2021-12-19", "3.85"),
    ("2021-12-20", "3.80"),
    ("2022-01-20", "3.70"),
    ("2022-08-21", "3.70"),
    ("2022-08-22", "3.65"),
    ("2023-06-20", "3.55"),
    ("2023-08-20", "3.55"),
    ("2023-08-21", "3.45"),
    ("2024-07-21", "3.45"),
    ("2024-07-22", "3.35"),
    ("2024-10-20", "3.35"),
    ("2024-10-21", "3.10"),
    ("2025-05-19", "3.10"),
    ("2025-05-20", "3.00"),
    ("2026-09-30", "3.00"),
]


def rate(effective: str, percent: str, as_of: str | None = None, **more: object) -> RateRecord:
    values = {"series": "LPR_1Y", "percent": percent, "effective": effective, "cite": cite(as_of or effective), **more}
    return RateRecord.model_validate(values)


def held(source: str, *rows: RateRecord) -> list[SourcedRecord[Record]]:
    return [SourcedRecord(source, row) for row in rows]


@every_case(("day", "percent"), CHANGES)
def test_the_bundled_rates_change_on_the_day(day: str, percent: str) -> None:
    found = RATES.at(date.fromisoformat(day))
    assert found is not None
    assert str(found.percent) == percent
    assert found.beyond is False
    assert found.sure is Confidence.REPORTED


def test_there_was_none_before_and_nothing_is_promised_after() -> None:
    assert RATES.at(date(2019, 8, 19)) is None
    assert RATES.verified_through == date(2026, 9, 30)
    later = RATES.at(date(2026, 10, 1))
    assert later is not None
    assert later.beyond is True
    assert later.sure is Confidence.UNVERIFIED
    assert PrimeRates().at(date(2026, 1, 1)) is None
    assert PrimeRates().verified_through is None


@every_case(
    ("as_of", "through"),
    [
        ("2026-10-20", "2026-11-19"),
        ("2026-10-19", "2026-10-19"),
        ("2026-10-21", "2026-11-19"),
        ("2026-12-21", "2027-01-19"),
        ("2026-02", "2026-02-28"),
        ("2028-02", "2028-02-29"),
        ("2026", "2026-12-31"),
        ("2020-01-01", "2025-05-20"),
    ],
)
def test_a_rate_is_known_until_the_next_may_be_published(as_of: str, through: str) -> None:
    rates = PrimeRates.from_rows([rate("2025-05-20", "3.00", as_of)])
    assert rates.verified_through == date.fromisoformat(through)


def test_other_series_and_other_records_are_passed_over() -> None:
    five = rate("2025-05-20", "3.50", series="LPR_5Y")
    rows = [
        *held("pboc.lpr", five, rate("2025-05-20", "3.00")),
        SourcedRecord("starter.nfra_licences", licence("甲公司")),
    ]
    assert [row.percent for row in rates_of(rows).rows] == ["3.00"]


def test_an_official_table_alone_counts_from_its_first_day_on() -> None:
    starter = [rate("2019-08-20", "4.25"), rate("2024-10-21", "9.99"), rate("2025-05-20", "3.00")]
    official = [rate("2019-09-20", "4.20"), rate("2024-10-21", "3.10"), rate("2026-09-21", "2.90")]
    rates = rates_of([*held("starter.prime_rates", *starter), *held("pboc.lpr", *official)])
    found = [(str(row.effective), row.percent) for row in rates.rows]
    assert found == [
        ("2019-08-20", "4.25"),
        ("2019-09-20", "4.20"),
        ("2024-10-21", "3.10"),
        ("2026-09-21", "2.90"),
    ]
    assert rates_of(reversed([*held("pboc.lpr", *official), *held("starter.prime_rates", *starter)])) == rates


def test_the_official_source_is_named_as_the_reader_names_it() -> None:
    assert "pboc.lpr" in {reader.source.id for reader in READERS}


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([rate("2025-05-20", "3.00"), rate("2025-05-20", "3.10")], "duplicate rate: LPR_1Y 2025-05-20"),
        ([rate("2019-08-19", "4.31")], "no such rate before 2019-08-20"),
        ([rate("2025-05-20", "0.00")], "a rate of 0.00 percent"),
    ],
)
def test_starter_rates_are_validated(rows: Sequence[RateRecord], named: str) -> None:
    source = next(one for one in STARTER if one.id == "starter.prime_rates")
    with pytest.raises(StarterError, match=named):
        validate([StarterFile(source, tuple(rows), "0" * 64)])
