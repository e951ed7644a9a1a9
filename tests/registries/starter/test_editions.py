"""Bundled facts by edition: whichever release starts last, or at the same moment, a store never goes back."""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from registries.model import Outcome
from registries.sources.starter import STARTER
from registries.starter import StarterError, StarterFile, digests, editions, unnumbered
from registries.starter.publishing import publish_bundled
from registries.store.store import Store
from tests.factories.records import licence

SOURCE = STARTER[2]
NAMES = ("测试甲小额贷款有限公司", "测试乙小额贷款有限公司", "测试丙小额贷款有限公司")


def sha256_of(number: int) -> str:
    return hashlib.sha256(str(number).encode()).hexdigest()


class Release:
    """A release that bundles editions 1 to `number` of one file; edition n holds the first n firms."""

    def __init__(self, number: int) -> None:
        rows = tuple(licence(name, "microloan", id=f"org-{n}") for n, name in enumerate(NAMES[:number]))
        self.files = [StarterFile(SOURCE, rows, sha256_of(number))]
        self.numbered = {SOURCE.id: {n: sha256_of(n) for n in range(1, number + 1)}}

    def starts_on(self, store: Store) -> None:
        publish_bundled(store, self.numbered, lambda: self.files)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


def names(store: Store) -> set[str]:
    return {row.legal_name for row in store.current(SOURCE.id) if row.kind == "licence"}


def test_every_bundled_file_is_its_highest_edition() -> None:
    assert unnumbered() == (), "a file changed: add its next edition to registries/starter/editions.yaml"
    numbered = editions()
    assert set(numbered) == set(digests())
    for source, files in numbered.items():
        assert list(files) == list(range(1, len(files) + 1)), source
        assert len(set(files.values())) == len(files), source


def test_a_changed_file_is_said_with_the_line_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    before = editions()[SOURCE.id]
    monkeypatch.setattr("registries.starter.digests", lambda: {SOURCE.id: "f" * 64})
    assert unnumbered() == (f"{SOURCE.id}: add edition {max(before) + 1}: {'f' * 64}",)


def test_two_releases_that_start_by_turns_leave_the_newer_facts(store: Store) -> None:
    old, new = Release(1), Release(2)
    for release in (old, new, old, new, old, old, new):
        release.starts_on(store)
    assert names(store) == set(NAMES[:2])
    assert store.revision() == 2
    assert store.last_runs()[SOURCE.id].edition == 2


def test_an_older_release_finds_newer_facts_and_leaves_them(store: Store) -> None:
    Release(3).starts_on(store)
    for number in (1, 2, 1):
        Release(number).starts_on(store)
    assert names(store) == set(NAMES)
    assert store.revision() == 1


def test_an_older_release_that_knows_no_editions_is_caught_up_with(store: Store) -> None:
    for sha256 in (sha256_of(1), "e" * 64):  # an edition that is known by its bytes, and bytes nobody numbered
        store.publish(SOURCE.id, Release(1).files[0].rows, sha256=sha256, as_of=None)
        Release(2).starts_on(store)
        assert names(store) == set(NAMES[:2])


def test_the_same_bytes_without_a_number_are_known(store: Store) -> None:
    store.publish(SOURCE.id, Release(2).files[0].rows, sha256=sha256_of(2), as_of=None)
    before = store.stamp()
    Release(2).starts_on(store)
    assert store.stamp() == before


def test_of_many_that_start_at_once_the_newest_stays(url: str) -> None:
    starts = threading.Barrier(6)

    def start(number: int) -> None:
        own = Store(url)
        starts.wait(30)
        Release(number).starts_on(own)
        own.close()

    Store(url).close()
    threads = [threading.Thread(target=start, args=(number,)) for number in (1, 2, 3, 3, 2, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    store = Store(url)
    assert names(store) == set(NAMES)
    assert store.last_runs()[SOURCE.id].edition == 3
    assert store.revision() <= 3  # each edition at most once
    store.close()


def test_the_comparison_is_made_where_the_rows_are_written(store: Store) -> None:
    """Another release published between this one's look at the store and its write."""
    old, new = Release(1), Release(2)

    def slowly() -> list[StarterFile]:
        new.starts_on(store)
        return old.files

    publish_bundled(store, old.numbered, slowly)
    assert names(store) == set(NAMES[:2])
    assert store.last_runs()[SOURCE.id].edition == 2


def test_what_an_operator_rolled_back_is_not_put_back_at_the_next_start(store: Store) -> None:
    Release(1).starts_on(store)
    Release(2).starts_on(store)
    store.rollback(SOURCE.id)
    Release(2).starts_on(store)
    assert names(store) == set(NAMES[:1])
    Release(3).starts_on(store)
    assert names(store) == set(NAMES)


def test_bundled_facts_are_counted_by_nobody(store: Store) -> None:
    Release(1).starts_on(store)
    Release(2).starts_on(store)
    run = store.last_runs()[SOURCE.id]
    assert (run.outcome, run.counted, run.confirmed) == (Outcome.PUBLISHED, False, False)


def test_a_faulty_file_is_published_by_nobody(store: Store) -> None:
    release = Release(1)
    release.files = [StarterFile(SOURCE, (licence("测试甲小额贷款有限公司（已注销）", id="org-a"),), sha256_of(1))]
    with pytest.raises(StarterError, match="a note or a mark in a name"):
        release.starts_on(store)
    assert store.last_runs() == {}


def test_a_store_of_the_first_schema_takes_editions(tmp_path: Path) -> None:
    from tests.registries.store.test_runs import OLD  # noqa: PLC0415 - an old file as that module keeps it

    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.executescript(OLD)
    old.close()
    store = Store(f"sqlite:///{path}")
    Release(2).starts_on(store)
    Release(1).starts_on(store)
    assert names(store) == set(NAMES[:2])
    store.close()
