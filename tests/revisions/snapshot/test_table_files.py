"""A snapshot's files: written, mapped, and seen through when they are no longer what was written."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.revisions.snapshot.manifest import MANIFEST
from checker.revisions.snapshot.table_files import (
    SnapshotAbsentError,
    SnapshotDamagedError,
    SnapshotKey,
    map_tables,
    write_tables,
)

KEY = SnapshotKey(7, "ab" * 32, "f1")
TABLES = {"forms": b"\x01\x02\x03\x04" * 1000, "empty": b"", "names.blob": "甲借条".encode()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / KEY.folder
    made.mkdir()
    write_tables(made, KEY, TABLES, 3)
    return made


def test_what_is_written_is_mapped(folder: Path) -> None:
    tables = map_tables(folder, KEY)
    assert {name: bytes(table) for name, table in tables.items()} == TABLES
    mapped = tables["forms"]
    assert isinstance(mapped, memoryview)
    assert mapped.readonly


def test_no_file_can_be_written_to_by_chance(folder: Path) -> None:
    assert all(file.stat().st_mode & 0o222 == 0 for file in folder.iterdir())


def test_a_mapped_snapshot_outlives_its_files(folder: Path) -> None:
    tables = map_tables(folder, KEY)
    shutil.rmtree(folder)
    assert bytes(tables["forms"]) == TABLES["forms"]


def test_one_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SnapshotAbsentError):
        map_tables(tmp_path / KEY.folder, KEY)


def test_a_copied_folder_is_good_although_its_times_differ(folder: Path) -> None:
    for file in folder.iterdir():
        os.utime(file, ns=(1, 1))
    assert bytes(map_tables(folder, KEY)["forms"]) == TABLES["forms"]


def rewrite(path: Path, content: bytes) -> None:
    path.chmod(0o644)
    path.write_bytes(content)


def edited(folder: Path) -> None:
    content = (folder / "forms").read_bytes()
    rewrite(folder / "forms", content[:-1] + b"\xff")


def replaced(folder: Path) -> None:
    (folder / "forms").unlink()
    (folder / "forms").mkdir()


FAULTS: dict[str, Callable[[Path], object]] = {
    "truncated": lambda folder: rewrite(folder / "forms", TABLES["forms"][:-1]),
    "emptied": lambda folder: rewrite(folder / "forms", b""),
    "longer": lambda folder: rewrite(folder / "forms", TABLES["forms"] + b"\x00"),
    "edited": edited,
    "filled": lambda folder: rewrite(folder / "empty", b"x"),
    "lost": lambda folder: (folder / "forms").unlink(),
    "a folder for a file": replaced,
    "no manifest": lambda folder: (folder / MANIFEST).unlink(),
    "empty manifest": lambda folder: rewrite(folder / MANIFEST, b""),
    "half a manifest": lambda folder: rewrite(folder / MANIFEST, (folder / MANIFEST).read_bytes()[:-20]),
    "foreign manifest": lambda folder: rewrite(folder / MANIFEST, b'{"tables": {}}'),
    "manifest of zeros": lambda folder: rewrite(folder / MANIFEST, bytes(500)),
    "huge manifest": lambda folder: rewrite(folder / MANIFEST, b" " * 10_000_000),
    "another format": lambda folder: rewrite(
        folder / MANIFEST, (folder / MANIFEST).read_bytes().replace(b'"f1"', b'"f2"')
    ),
    "another index": lambda folder: rewrite(
        folder / MANIFEST, (folder / MANIFEST).read_bytes().replace(b"ab" * 32, b"cd" * 32)
    ),
    "a way out": lambda folder: rewrite(
        folder / MANIFEST, (folder / MANIFEST).read_bytes().replace(b'"forms"', b'"../forms"')
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_damaged_one_is_seen_through(fault: Callable[[Path], object], folder: Path) -> None:
    fault(folder)
    with pytest.raises(SnapshotDamagedError):
        map_tables(folder, KEY)
