"""The dataset of a revision in files, whatever is or happens on the disk. Real stores, real child processes."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.corrections.disputes import Key
from checker.dataset.dataset import Dataset
from checker.entities.mapped import PackedMapping
from checker.names import normalise
from checker.revisions.dataset_reader import DatasetReader
from checker.revisions.snapshot import Snapshots
from registries.row_identity import digest
from registries.store.direct_store import DirectStore
from registries.store.store import Store
from tests.factories.records import licence, partner
from tests.revisions.snapshot.test_table_files import rewrite

FIRM, OTHER = "某甲银行股份有限公司", "某乙消费金融有限公司"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path}/store.db")
    store.publish("list", [licence(FIRM), licence(OTHER), partner(FIRM, OTHER)], sha256="", as_of=None)
    yield store
    store.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "index"


def read(store: Store, root: Path | None, withdrawn: frozenset[Key] = frozenset()) -> Dataset:
    return DatasetReader(store, Snapshots(root), {"list": 30}).newest(store.revision(), store.last_runs(), withdrawn)


def in_files(dataset: Dataset) -> bool:
    return isinstance(dataset.graph.entities, PackedMapping)


def names(dataset: Dataset) -> list[str]:
    found = [entity.name for entity in dataset.graph.entities.values()]
    assert all(dataset.index.resolve(normalise(name)).entity_ids for name in found)
    return sorted(found)


def folders(root: Path) -> list[Path]:
    return sorted(path for path in (root / "datasets").iterdir() if path.is_dir())


def test_records_are_read_once_a_machine(store: Store, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(store, root)
    assert (in_files(first), names(first)) == (True, sorted([FIRM, OTHER]))
    inode = folders(root)[0].stat().st_ino

    def refuse(*_: object) -> None:
        raise AssertionError("no record is read again")

    monkeypatch.setattr(Store, "records", refuse)
    monkeypatch.setattr(Store, "record_bodies", refuse)
    again = read(store, root)
    assert (in_files(again), names(again)) == (True, sorted([FIRM, OTHER]))
    assert [path.stat().st_ino for path in folders(root)] == [inode]
    assert {row.max_age_days for one in again.graph.entities.values() for row in one.licences} == {30}


def test_without_a_folder_it_is_in_memory(store: Store) -> None:
    dataset = read(store, None)
    assert (in_files(dataset), names(dataset)) == (False, sorted([FIRM, OTHER]))


def test_both_stores_name_the_same_records(store: Store, root: Path, tmp_path: Path) -> None:
    read(store, root)
    direct = DirectStore(f"sqlite:///{tmp_path}/store.db")
    assert list(direct.record_keys(1)) == list(store.record_keys(1))
    assert list(direct.record_bodies(1)) == list(store.record_bodies(1))
    assert in_files(DatasetReader(direct, Snapshots(root), {}).newest(1, {}, frozenset()))
    assert len(folders(root)) == 1


def test_the_same_revision_of_another_database_is_another_dataset(store: Store, root: Path, tmp_path: Path) -> None:
    other = Store(f"sqlite:///{tmp_path}/other.db")
    other.publish("list", [licence(OTHER)], sha256="", as_of=None)
    assert names(read(store, root)) == sorted([FIRM, OTHER])
    assert names(read(other, root)) == [OTHER]
    assert len(folders(root)) == 2
    other.close()


def test_what_was_withdrawn_is_in_no_table(store: Store, root: Path) -> None:
    assert names(read(store, root)) == sorted([FIRM, OTHER])
    gone = frozenset({("list", digest(licence(OTHER)))})
    dataset = read(store, root, gone)
    assert in_files(dataset)
    assert not any(row.record.legal_name == OTHER for one in dataset.graph.entities.values() for row in one.licences)
    assert len(folders(root)) == 2


def test_an_old_revision_is_opened_but_never_kept(store: Store, root: Path) -> None:
    read(store, root)
    store.publish("list", [licence(FIRM)], sha256="", as_of=None)
    reader = DatasetReader(store, Snapshots(root), {})
    assert in_files(reader.old(1, frozenset()))
    assert not in_files(reader.old(2, frozenset()))
    assert len(folders(root)) == 1


def test_a_damaged_one_is_built_anew_and_told_once(store: Store, root: Path, caplog: pytest.LogCaptureFixture) -> None:
    read(store, root)
    for name in ("entities.order", "manifest.json"):
        caplog.clear()
        (folder,) = folders(root)
        rewrite(folder / name, (folder / name).read_bytes()[:-4])
        dataset = read(store, root)
        assert (in_files(dataset), names(dataset)) == (True, sorted([FIRM, OTHER]))
        told = [record for record in caplog.records if record.name == "checker.snapshot"]
        assert [record.levelno for record in told] == [logging.WARNING]
        assert "built anew" in told[0].getMessage()


def test_where_nothing_can_be_written_it_is_in_memory(store: Store, root: Path) -> None:
    root.write_text("a file where the folder should be")
    dataset = read(store, root)
    assert (in_files(dataset), names(dataset)) == (False, sorted([FIRM, OTHER]))


def test_an_empty_store(root: Path, tmp_path: Path) -> None:
    empty = Store(f"sqlite:///{tmp_path}/empty.db")
    dataset = DatasetReader(empty, Snapshots(root), {}).newest(0, {}, frozenset())
    assert names(dataset) == []
    empty.close()
