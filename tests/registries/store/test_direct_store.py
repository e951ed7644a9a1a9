"""What is read straight from the file is what the store reads; what is not as usual is left to the store."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from registries.model import Outcome
from registries.store.direct_store import DirectStore
from registries.store.errors import StoreUnavailableError
from registries.store.store import Store
from tests.factories.records import licence, notice, product


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / '测试 #1.db'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Three revisions of two sources, a firm that left and came back, and runs that ended well and badly."""
    store = Store(url)
    for source, rows in {
        "a": [licence("甲公司"), licence("乙公司")],
        "b": [product("某某贷", "甲公司"), notice("丙公司", "warning")],
    }.items():
        store.publish(source, rows, sha256=source * 64, as_of="2026-09-30", counted=source == "a")
    store.publish("a", [licence("乙公司")], sha256="c" * 64, as_of=None)
    store.publish("a", [licence("甲公司"), licence("乙公司")], sha256="d" * 64, as_of="2026-10", message="again")
    store.note("b", Outcome.FAILED, "a page that changed")
    yield store
    store.close()


def reads_alone(direct: DirectStore) -> bool:
    """Whether the store did not have to take over."""
    return "whole" not in vars(direct)


def test_it_reads_what_the_store_reads(url: str, store: Store) -> None:
    direct, ages = DirectStore(url), {"a": 400, "b": None}
    assert direct.moment() == store.moment()
    assert direct.entity_ids() == store.entity_ids()
    for revision in range(store.revision() + 1):
        assert direct.records(revision, ages) == store.records(revision, ages)
        assert direct.last_runs(revision) == store.last_runs(revision)
    assert direct.records(2) == store.records(2)
    assert direct.last_runs() == store.last_runs()
    assert reads_alone(direct)


def test_it_reads_the_bundled_facts_alike(starter: Path) -> None:
    url = f"sqlite:///{starter}"
    direct, store = DirectStore(url), Store(url)
    stamp = store.stamp()
    assert direct.moment() == store.moment()
    assert direct.records(stamp[0]) == store.records(stamp[0])
    assert direct.entity_ids() == store.entity_ids()
    assert reads_alone(direct)
    store.close()


def test_a_file_that_is_not_there_is_made_by_the_store(url: str) -> None:
    direct = DirectStore(url)
    assert direct.moment() == ((0, 0), {})
    assert not reads_alone(direct)
    direct.close()


def test_a_file_of_an_older_release_is_brought_up_to_date(url: str, store: Store) -> None:
    store.close()
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("ALTER TABLE runs DROP COLUMN edition")
    connection.close()
    direct = DirectStore(url)
    assert direct.last_runs()["b"].edition is None
    assert not reads_alone(direct)
    direct.close()


def test_what_is_no_database_is_told_as_the_store_tells_it(tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no database" * 1000)
    with pytest.raises(Exception, match="not a database"):
        DirectStore(f"sqlite:///{tmp_path / 'broken.db'}").moment()


@pytest.mark.parametrize("more", ["?timeout=1", "%20"])
def test_an_address_that_says_more_than_a_path_is_left_to_the_store(tmp_path: Path, more: str) -> None:
    direct = DirectStore(f"sqlite:///{tmp_path / 'other.db'}{more}")
    assert direct.read(("SELECT 1", ())) is None


def test_a_server_is_left_to_the_store() -> None:
    direct = DirectStore("postgresql://nobody@127.0.0.1:1/none?connect_timeout=1")
    assert direct.read(("SELECT 1", ())) is None
    with pytest.raises(Exception, match="refused") as raised:
        direct.moment()
    assert isinstance(raised.value, StoreUnavailableError) or "refused" in str(raised.value)
