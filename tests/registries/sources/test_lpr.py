"""The LPR: a saved table gives two rows a day; what cannot be a history of rates is not read.

The five-year rates of the fixture were typed from memory: test data, not facts.
"""

from dataclasses import replace
from datetime import date

import pytest

from checker.cli.output.record_text import row as told
from checker.entities.build_graph import build
from checker.evidence.coverage import coverage_of
from registries.firm_names.entity_names import named_entities
from registries.model import RateRecord, Run, SourcedRecord
from registries.reader import Document, PageChangedError, ParsedList
from registries.refresh.gate import faults
from registries.row_identity import identity, names_in
from registries.sources.pboc.lpr import READER
from tests.every_case import every_case
from tests.registries.sources import fixtures

(SAVED,) = fixtures.load("pboc.lpr")
LINES = SAVED.content.decode().splitlines()


def read(*lines: str) -> ParsedList:
    return READER.read([saved("\n".join(lines))])


def saved(text: str) -> Document:
    return replace(SAVED, content=text.encode())


def rates(reading: ParsedList) -> list[tuple[str, str, str]]:
    rows = [row for row in reading.rows if isinstance(row, RateRecord)]
    return [(row.series, row.effective.isoformat(), row.percent) for row in rows]


def test_the_saved_history_passes_its_gate() -> None:
    reading = READER.read([SAVED])
    assert (len(reading.rows), reading.as_of) == (26, "2025-05-20")
    assert rates(reading)[0] == ("LPR_1Y", "2019-08-20", "4.25")
    assert rates(reading)[-2] == ("LPR_1Y", "2025-05-20", "3.00")
    assert faults(reading, READER.gate, ()) == ()


def test_a_new_month_changes_no_row_before_it() -> None:
    before, after = READER.read([SAVED]), read(*LINES, "2025-06-20,3.00,3.50")
    assert after.rows[:26] == before.rows
    assert faults(after, READER.gate, before.rows) == ()


def test_a_rate_that_is_gone_is_held() -> None:
    whole = read(*LINES, "2025-06-20,3.00,3.50")
    without = read(*LINES[:5], *LINES[6:], "2025-06-20,3.00,3.50")
    assert any("are gone" in fault for fault in faults(without, READER.gate, whole.rows))


def test_two_rates_that_change_are_held() -> None:
    before = READER.read([SAVED]).rows
    after = read(*LINES[:-1], "2025-05-20,3.05,3.55")
    assert any("say something else" in fault for fault in faults(after, READER.gate, before))


def test_a_day_to_come_is_held() -> None:
    assert any("after the day" in fault for fault in faults(read(*LINES, "2026-12-21,3.00,3.50"), READER.gate, ()))


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("发布日期,1年期LPR（%）,5年期以上LPR（%）", "2025年5月20日,3.0,3.5"),
        ("日期,1年,5年以上", "2025/5/20,3%,3.50%"),
        ("日期,5Y,1Y", "20250520,3.50,3.00"),
    ],
)
def test_headers_days_and_rates_as_others_print_them(header: str, row: str) -> None:
    assert sorted(rates(read(header, row))) == [("LPR_1Y", "2025-05-20", "3.00"), ("LPR_5Y", "2025-05-20", "3.50")]


def test_newest_first_and_a_table_of_a_page() -> None:
    assert len(read(LINES[0], *reversed(LINES[1:])).rows) == 26
    cells = "".join(f"<tr><td>{line.replace(',', '</td><td>')}</td></tr>" for line in LINES)
    assert READER.read([saved(f"<html><table>{cells}</table></html>")]).rows == READER.read([SAVED]).rows


@every_case(
    ("row", "told"),
    [
        ("2025-02-30,3.00,3.50", "no day"),
        ("2025-06,3.00,3.50", "no day"),
        ("2019-07-20,3.00,3.50", "no day on or after 2019-08-20"),
        (",3.00,3.50", "no day"),
        ("2025-06-20,3.50,3.00", "swapped columns"),
        ('2025-06-20,"4,25",4.85', "no rate"),
        ("2025-06-20,4,25,4,85", "no rate"),
        ("2025-06-20,3.00,", "no rate"),
        ("2025-06-20,0.00,3.50", "no rate"),
        ("2025-06-20,3.00,20.00", "no rate"),
        ("2025-06-20,-3.00,3.50", "no rate"),
        ("2025-06-20,3.005,3.50", "no rate"),
        ("2025-06-20,0.0300,0.0350", "no rate"),
        ("2025-05-20,3.00,3.50", "twice"),
        ("2025-05-20,2.00,2.50", "twice"),
        ("2024-12-20,3.10,3.60", "neither rise nor fall"),
    ],
)
def test_what_cannot_be_is_not_read(row: str, told: str) -> None:
    with pytest.raises(PageChangedError, match=told):
        read(*LINES, row)


@pytest.mark.parametrize("header", ["日期,1Y", "1Y,5Y", "日期,1Y,1年"])
def test_a_missing_column(header: str) -> None:
    with pytest.raises(PageChangedError, match="have the columns"):
        read(header, "2025-05-20,3.00,3.50")


def test_columns_nobody_expected_are_said() -> None:
    assert read("日期,1Y,5Y,3M", "2025-05-20,3.00,3.50,2.90").warnings == ("unknown column '3M'",)


def test_a_rate_is_no_entity_and_on_no_report() -> None:
    rows = READER.read([SAVED]).rows
    assert [entity for row in rows for entity in named_entities(row)] == []
    assert not build([SourcedRecord("pboc.lpr", row) for row in rows], {}).entities
    assert identity(rows[0]) == ("rate", "LPR_1Y", "2019-08-20")
    assert names_in(rows[1]) == ("LPR_5Y",)
    assert told(rows[0]) == "LPR_1Y · 4.25% · 2019-08-20"
    run = Run(
        source="pboc.lpr",
        started_at="2026-11-24T02:00:00Z",
        outcome="published",
        as_of="2025-05-20",
        rows=26,
        sha256="",
        revision=1,
    )
    assert coverage_of((READER.source,), {"pboc.lpr": run}, (), date(2026, 11, 24)) == ()
