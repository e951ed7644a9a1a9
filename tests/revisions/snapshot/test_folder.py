"""Snapshots side by side: one builder at a time, each published whole, the old ones removed in time."""

import os
import time
from pathlib import Path

import pytest

from checker.revisions.snapshot.folder import (
    RETAINED_REVISIONS,
    RETAINED_SECONDS,
    SnapshotBusyError,
    building,
    prune,
    publish,
)
from checker.revisions.snapshot.table_files import SnapshotKey, map_tables

TABLES = {"t": b"table"}


def key(revision: int, letter: str = "a") -> SnapshotKey:
    return SnapshotKey(revision, letter * 64, "f1")


def put(root: Path, revision: int, letter: str = "a") -> Path:
    with building(root, 1):
        publish(root, key(revision, letter), TABLES, 1)
    return root / key(revision, letter).folder


def age(folder: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(folder, (then, then))


def kept(root: Path) -> set[str]:
    return {path.name for path in root.iterdir() if path.is_dir()}


def test_a_snapshot_appears_whole(tmp_path: Path) -> None:
    folder = put(tmp_path, 1)
    assert bytes(map_tables(folder, key(1))["t"]) == b"table"
    assert kept(tmp_path) == {folder.name}


@pytest.mark.parametrize("what", ["folder", "file", "dangling link"])
def test_whatever_stands_in_its_place_gives_way(what: str, tmp_path: Path) -> None:
    place = tmp_path / key(1).folder
    if what == "folder":
        place.mkdir()
        (place / "rubbish").write_bytes(b"x")
    elif what == "file":
        place.write_bytes(b"x")
    else:
        place.symlink_to(tmp_path / "nowhere")
    put(tmp_path, 1)
    assert bytes(map_tables(place, key(1))["t"]) == b"table"
    assert kept(tmp_path) == {place.name}


def test_what_others_left_half_made_is_cleared(tmp_path: Path) -> None:
    half = tmp_path / ".building-of-somebody-killed"
    half.mkdir()
    (half / "t").write_bytes(b"tab")
    folder = put(tmp_path, 1)
    assert kept(tmp_path) == {folder.name}


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with building(tmp_path, 1), pytest.raises(OSError, match="No space"):
        publish(tmp_path, key(1), TABLES, 1)
    assert kept(tmp_path) == set()


def test_old_ones_of_old_revisions_are_removed(tmp_path: Path) -> None:
    folders = [put(tmp_path, revision) for revision in range(1, RETAINED_REVISIONS + 3)]
    assert len(kept(tmp_path)) == len(folders)  # all of them are young
    for folder in folders:
        age(folder, RETAINED_SECONDS + 60)
    prune(tmp_path)
    assert kept(tmp_path) == {folder.name for folder in folders[-RETAINED_REVISIONS:]}


def test_a_publish_removes_old_ones_and_nothing_else(tmp_path: Path) -> None:
    old = put(tmp_path, 1)
    others = ["1-short", "notes", "2-" + "g" * 32]
    for name in others:
        (tmp_path / name).mkdir()
        age(tmp_path / name, 10 * RETAINED_SECONDS)
    age(old, RETAINED_SECONDS + 60)
    newer = {put(tmp_path, revision).name for revision in range(2, 2 + RETAINED_REVISIONS)}
    assert kept(tmp_path) == newer | set(others)


def test_two_databases_in_one_folder_do_not_meet(tmp_path: Path) -> None:
    assert put(tmp_path, 1, "a") != put(tmp_path, 1, "b")
    assert len(kept(tmp_path)) == 2


def test_one_builder_at_a_time(tmp_path: Path) -> None:
    with building(tmp_path, 1), pytest.raises(SnapshotBusyError), building(tmp_path, 0.05):
        pytest.fail("two builders")
    with building(tmp_path, 0.05):
        pass
