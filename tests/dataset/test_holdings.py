"""What a revision holds, counted from its records. Firm names are invented."""

from datetime import date
from pathlib import Path

import pytest

from checker.dataset import holdings as module
from checker.dataset.dataset import Dataset, dataset_of
from checker.dataset.holdings import HoldingsOfDay, holdings_of
from checker.service.checker import Checker
from checker.settings import Settings
from registries.firm_names.entity_names import named_entities
from registries.model import Access, Outcome, Record, Run, Source, SourcedRecord, Text
from registries.sources import BUILT_IN
from tests.factories.records import cite, licence, notice, partner, product

DAY = date(2026, 11, 30)
LENDER, OTHER, OPERATOR = "甲乙消费金融有限公司", "丙丁消费金融有限公司", "戊己信息科技有限公司"


def dataset(*rows: SourcedRecord[Record], runs: tuple[Run, ...] = (), revision: int = 1) -> Dataset:
    ids = {
        (one.type, one.key): one.declared_id or one.minted_id() for row in rows for one in named_entities(row.record)
    }
    return dataset_of(revision, rows, ids, {run.source: run for run in runs})


def source(key: str, access: Access) -> Source:
    title = Text(zh=key, en=key)
    return Source(id=key, title=title, publisher=title, url=None, kind="licence", access=access)


def run(key: str, rows: int, *, counted: bool = False) -> Run:
    return Run(
        source=key,
        started_at="2026-11-01T00:00:00+00:00",
        outcome=Outcome.PUBLISHED,
        as_of="2026-10",
        rows=rows,
        sha256="0" * 64,
        revision=1,
        counted=counted,
    )


def test_each_kind_is_counted_once_with_its_newest_day_and_whether_that_is_old() -> None:
    rows = [
        SourcedRecord("s", licence(LENDER, cite=cite("2026-10-01")), 400),
        SourcedRecord("s", licence(OTHER, cite=cite("2025-01-01")), 400),
        SourcedRecord("s", licence("庚辛融资担保有限公司", "financing_guarantee", cite=cite("2026-01")), 400),
        SourcedRecord("s", product("壬癸借", OPERATOR, cite=cite("2026-09-30")), None),
        SourcedRecord("p", partner(LENDER, OPERATOR, cite=cite("2026-01")), 180),
        SourcedRecord("p", partner(LENDER, "庚辛融资担保有限公司", cite=cite("2025-12")), 180),
        SourcedRecord("n", notice("子丑贷", "warning", date="2026-03-13", cite=cite("2026-03-13")), None),
    ]
    runs = (run("s", 4, counted=True), run("p", 2), run("empty", 0))
    found = holdings_of(
        dataset(*rows, runs=runs, revision=7), [source("s", Access.AUTOMATIC), source("p", Access.STARTER)], DAY
    )
    held = {holding.kind: (holding.count, holding.newest, holding.old) for holding in found.holdings}
    assert held["lenders"] == (2, "2026-10-01", False)
    assert held["brands"] == (1, "2026-09-30", False)
    assert held["notices"] == (1, "2026-03-13", False)
    assert held["partner_lists"] == (1, "2026-01", True)
    assert held["firms"][0] >= 3
    assert (found.revision, found.lists, found.extracts, found.whole) == (7, 2, 1, 1)
    assert not found.empty


def test_an_empty_revision_is_said_to_be_empty_and_shows_no_known_example() -> None:
    found = holdings_of(dataset(), BUILT_IN.all, DAY)
    assert found.empty
    assert (found.lists, found.known, found.unknown) == (0, None, module.UNKNOWN_NAMES[0])


def test_the_examples_are_what_they_are_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that gets a record is no example of an unknown one, and nobody accused is an example at all."""
    known, unknown = module.KNOWN_NAMES[0], module.UNKNOWN_NAMES[0]
    accused = dataset(SourcedRecord("n", notice(known, "warning", date="2026-03-13"), None))
    assert holdings_of(accused, (), DAY).known is None
    both = dataset(SourcedRecord("s", product(unknown, OPERATOR)), SourcedRecord("s", licence(LENDER)))
    assert holdings_of(both, (), DAY).unknown is None
    monkeypatch.setattr(module, "KNOWN_NAMES", ("没有的名字", LENDER))
    assert holdings_of(both, (), DAY).known == LENDER


def test_it_is_counted_once_a_dataset_and_day(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[date] = []
    one, other = dataset(), dataset()
    real = holdings_of
    monkeypatch.setattr(module, "holdings_of", lambda *args: counted.append(args[2]) or real(*args))
    memory, later = HoldingsOfDay(()), date(2026, 12, 1)
    for each, day in ((one, DAY), (one, DAY), (one, later), (one, later), (other, later)):
        memory.of(each, day)
    assert counted == [DAY, later, later]


def test_the_bundled_facts_are_extracts_and_give_both_examples(data_dir: Path) -> None:
    found = Checker.open(Settings(data_dir=data_dir)).holdings()
    assert (found.known, found.unknown) == ("360借条", "银享花")
    assert found.lists == found.extracts > 5
    assert {holding.kind for holding in found.holdings if holding.count} == {
        "firms",
        "lenders",
        "brands",
        "notices",
        "partner_lists",
    }
