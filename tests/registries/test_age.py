"""How old a record may be: what its source allows travels with it, and a source that nobody knows allows nothing."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from checker.cache.cache import MemoryCache
from checker.report import Evidence
from checker.request.model import CheckRequest
from checker.revisions.revisions import Revisions
from checker.revisions.snapshot import Snapshots
from checker.service.checker import Checker
from registries.age import is_stale
from registries.model import NEVER_FRESH, SourcedRecord
from registries.source_list import Sources
from registries.sources import BUILT_IN, SOURCES
from registries.store.store import Store
from tests.every_case import every_case
from tests.factories.records import cite, licence

TODAY = date(2026, 11, 24)
NAME = "测试甲0001小额贷款有限公司"


@every_case(
    ("max_age_days", "as_of", "stale"),
    [
        (400, "2026-09-30", False),
        (55, "2026-09-30", False),
        (54, "2026-09-30", True),
        (400, None, True),
        (400, "2026-12-01", True),
        (None, "1999", False),
        (None, None, False),
        (NEVER_FRESH, "2026-11-24", True),
        (NEVER_FRESH, None, True),
    ],
)
def test_a_record_ages_as_its_source_allows(max_age_days: int | None, as_of: str | None, stale: bool) -> None:
    assert is_stale(SourcedRecord("anybody's", licence(NAME, cite=cite(as_of)), max_age_days), TODAY) is stale


def test_a_record_of_which_nobody_says_how_it_ages_is_stale() -> None:
    assert is_stale(SourcedRecord("nobody's", licence(NAME, cite=cite("2026-11-24"))), TODAY)


@pytest.fixture
def store(tmp_path: Path, starter: Path) -> Store:
    """The starter facts, and a row of a list that nobody describes any more."""
    store = Store(f"sqlite:///{shutil.copy(starter, tmp_path / 'age.db')}")
    row = licence(NAME, "microloan", cite=cite("2026-11-20", "official"))
    store.publish("gone.list", [row], sha256="0" * 64, as_of="2026-11-20")
    return store


def test_the_store_hands_each_record_over_with_its_max_age(store: Store) -> None:
    ages = {held.source: held.max_age_days for held in store.records(store.revision(), BUILT_IN.max_ages)}
    declared = {source.id: source.max_age_days for source in SOURCES}
    assert ages.pop("gone.list") == NEVER_FRESH
    assert len(ages) > 5
    assert ages == {source: declared[source] for source in ages}
    assert ages["starter.notices"] is None
    assert {held.max_age_days for held in store.records(store.revision())} == {NEVER_FRESH}


def evidence(store: Store, sources: Sources, revision: int | None = None) -> Evidence:
    revisions = Revisions(store, Snapshots(None), sources)
    checker = Checker(store, MemoryCache(0), 1, revisions=revisions)
    report = checker.check(CheckRequest(name=NAME, on=TODAY, as_of_rev=revision))
    assert "gone.list" not in {entry.source for entry in report.coverage}
    (found,) = [row for row in report.evidence if row.source == "gone.list"]
    return found


def test_a_list_that_nobody_describes_any_more_is_shown_and_is_old(store: Store) -> None:
    assert evidence(store, BUILT_IN).stale


def test_servers_of_one_cache_with_other_lists_do_not_answer_for_each_other(store: Store) -> None:
    cache, fewer = MemoryCache(10**6), Sources(SOURCES[1:], BUILT_IN.load_readers)

    def covered(sources: Sources) -> list[str]:
        checker = Checker(store, cache, 3600, revisions=Revisions(store, Snapshots(None), sources))
        return [entry.source for entry in checker.check(CheckRequest(name=NAME, on=TODAY)).coverage]

    first = covered(BUILT_IN)
    assert covered(fewer) == [source for source in first if source != SOURCES[0].id] != first
    assert covered(BUILT_IN) == first


def test_so_it_is_in_an_old_revision(store: Store) -> None:
    then = store.revision()
    store.publish("nfra.legal_persons", [licence("测试甲银行", "bank")], sha256="1" * 64, as_of="2026-06-30")
    assert evidence(store, BUILT_IN, then).stale
