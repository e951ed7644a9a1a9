"""The store on a real SQLite file: revisions, validity, ids that never change, readers beside a writer."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from registries.model import Outcome, Record
from registries.store.store import Store
from tests.factories.records import licence, notice, partner, product


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'test.db'}")
    yield store
    store.close()


def publish(store: Store, *rows: Record, source: str = "a", as_of: str = "2026-09-30") -> Outcome:
    return store.publish(source, rows, sha256="0" * 64, as_of=as_of).outcome


def names(store: Store, revision: int) -> set[str]:
    return {held.record.legal_name for held in store.records(revision) if held.record.kind == "licence"}


def test_an_empty_store_is_revision_zero(store: Store) -> None:
    assert store.revision() == 0
    assert store.records(0) == ()


def test_each_publish_raises_the_revision_by_one_and_old_revisions_stay(store: Store) -> None:
    publish(store, licence("甲公司"), licence("乙公司"))
    publish(store, licence("乙公司"), licence("丙公司"))
    assert store.revision() == 2
    assert names(store, 1) == {"甲公司", "乙公司"}
    assert names(store, 2) == {"乙公司", "丙公司"}


def test_sources_do_not_touch_each_others_rows(store: Store) -> None:
    publish(store, licence("甲公司"), source="a")
    publish(store, licence("乙公司"), source="b")
    publish(store, licence("丙公司"), source="b")
    assert names(store, 3) == {"甲公司", "丙公司"}


def test_the_same_rows_again_change_nothing_but_the_run(store: Store) -> None:
    assert publish(store, licence("甲公司")) is Outcome.PUBLISHED
    before = store.stamp()
    assert publish(store, licence("甲公司"), as_of="2026-10-31") is Outcome.UNCHANGED
    assert store.revision() == 1
    assert store.stamp() != before
    assert store.last_runs()["a"].as_of == "2026-10-31"


def test_a_row_that_leaves_and_returns_is_valid_in_both_spans(store: Store) -> None:
    for rows in ([licence("甲公司")], [licence("乙公司")], [licence("甲公司")]):
        publish(store, *rows)
    assert [names(store, revision) for revision in (1, 2, 3)] == [{"甲公司"}, {"乙公司"}, {"甲公司"}]


def test_a_renamed_firm_keeps_its_id(store: Store) -> None:
    publish(store, licence("甲公司", id="org-jia"))
    publish(store, licence("乙公司", id="org-other", former_names=("甲公司",)))
    ids = store.entity_ids()
    assert ids["organisation", "乙公司"] == ids["organisation", "甲公司"] == "org-jia"


def test_an_id_once_minted_stays_when_a_row_later_declares_another(store: Store) -> None:
    publish(store, notice("甲公司", "penalty"))
    minted = store.entity_ids()["organisation", "甲公司"]
    publish(store, licence("甲公司", id="org-jia"), source="b")
    assert store.entity_ids()["organisation", "甲公司"] == minted


def test_minted_ids_are_the_same_in_every_new_store(tmp_path: Path) -> None:
    ids = []
    for number in (1, 2):
        store = Store(f"sqlite:///{tmp_path / str(number)}.db")
        publish(store, partner("甲银行", "乙公司"), product("丙花", "乙公司"))
        ids.append(store.entity_ids())
        store.close()
    assert ids[0] == ids[1]
    assert len(set(ids[0].values())) == 3


def test_readers_never_see_a_half_published_revision(store: Store) -> None:
    first, second = [licence(f"甲{n}公司") for n in range(300)], [licence(f"乙{n}公司") for n in range(300)]
    publish(store, *first)
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(len(names(store, store.revision())))

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(5):
        publish(store, *second)
        publish(store, *first)
    done.set()
    reader.join()
    assert set(seen) == {300}


def test_two_writers_take_turns(store: Store) -> None:
    threads = [
        threading.Thread(target=publish, args=(store, licence(f"甲{n}公司")), kwargs={"source": f"s{n}"})
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.revision() == 8
    assert len(names(store, 8)) == 8
