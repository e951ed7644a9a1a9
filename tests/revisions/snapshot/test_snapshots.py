"""The index of a revision, whatever is or happens on the disk. Real processes, real kills."""

import logging
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.names import NameIndex
from checker.revisions.snapshot import Snapshots
from checker.revisions.snapshot.name_lines import lines_of
from tests.conftest import wait_until
from tests.preloaded import CONTEXT
from tests.revisions.snapshot.making import (
    ASK,
    NAMES,
    REVISION,
    ROOT,
    brand,
    given,
    key_of,
    knows,
    process,
    publish_and_die,
)
from tests.revisions.snapshot.test_table_files import rewrite


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "index"


def index(root: Path | None) -> NameIndex:
    return Snapshots(root).index(REVISION, given())


def folders(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir() if path.is_dir())


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged of snapshots; an application that another test left behind may speak of its own store."""
    ours = [record for record in caplog.records if record.name == "checker.snapshot"]
    return [record.getMessage() for record in ours if record.levelno >= logging.WARNING]


@pytest.mark.usefixtures("in_child")
def test_it_is_built_once_and_opened_after(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert knows(index(root), "甲借条")
    inode = (root / key_of().folder).stat().st_ino
    again = index(root)
    assert all(knows(again, name.text) for name in NAMES)
    assert not knows(again, "戊呗")
    assert folders(root) == [key_of().folder]
    assert (root / key_of().folder).stat().st_ino == inode
    assert warnings(caplog) == []


def test_without_a_folder_it_is_built_in_memory() -> None:
    assert knows(index(None), "甲借条")


def test_no_names_at_all(root: Path) -> None:
    assert not knows(Snapshots(root).index(0, given(())), "甲借条")
    assert not knows(Snapshots(root).index(0, given(())), "甲借条")


def test_the_same_revision_of_other_names_is_another_snapshot(root: Path) -> None:
    ours = index(root)
    theirs = Snapshots(root).index(REVISION, given([brand("戊呗")]))
    assert (knows(ours, "甲借条"), knows(ours, "戊呗")) == (True, False)
    assert (knows(theirs, "甲借条"), knows(theirs, "戊呗")) == (False, True)
    assert len(folders(root)) == 2


@pytest.mark.usefixtures("in_child")
def test_a_revision_that_changes_no_name_takes_the_snapshot_over(root: Path) -> None:
    index(root)
    inode = (root / key_of().folder).stat().st_ino
    later = Snapshots(root)
    assert knows(later.index(REVISION + 2, given()), "甲借条")
    assert folders(root) == [key_of(revision=REVISION + 2).folder]
    assert (root / folders(root)[0]).stat().st_ino == inode
    assert knows(index(root), "甲借条")  # a process that is still at the revision before
    assert knows(later.old_index(1, given()), "甲借条")
    assert folders(root) == [key_of(revision=REVISION + 2).folder]


def test_an_old_revision_is_opened_but_never_kept(root: Path) -> None:
    index(root)
    snapshots = Snapshots(root)
    assert knows(snapshots.old_index(REVISION, given()), "甲借条")
    assert knows(snapshots.old_index(1, given([brand("戊呗")])), "戊呗")
    assert folders(root) == [key_of().folder]


def _some_table(root: Path) -> Path:
    files = (root / key_of().folder).iterdir()
    return max(files, key=lambda file: (file.name != "manifest.json", file.stat().st_size))


FAULTS: dict[str, Callable[[Path], object]] = {
    "truncated": lambda file: rewrite(file, file.read_bytes()[:-1]),
    "edited": lambda file: rewrite(file, bytes(255 - byte for byte in file.read_bytes())),
    "lost": Path.unlink,
    "no manifest": lambda file: (file.parent / "manifest.json").unlink(),
    "foreign manifest": lambda file: rewrite(file.parent / "manifest.json", b"[]"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_damaged_one_is_built_anew_and_told_once(
    fault: Callable[[Path], object], root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    index(root)
    fault(_some_table(root))
    assert knows(index(root), "甲借条")
    assert len(warnings(caplog)) == 1
    assert "built anew" in warnings(caplog)[0]
    assert knows(index(root), "甲借条")
    assert len(warnings(caplog)) == 1
    assert folders(root) == [key_of().folder]


def test_tables_that_do_not_fit_together_are_built_anew(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    index(root)
    manifest = root / key_of().folder / "manifest.json"
    text = manifest.read_text()
    rewrite(manifest, text[: text.index('"tables"')].encode() + b'"tables": {}}')
    assert knows(index(root), "甲借条")
    assert "built anew" in warnings(caplog)[0]


def test_where_nothing_can_be_written_it_is_in_memory_and_told_once(
    root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root.write_text("a file where the folder should be")
    snapshots = Snapshots(root)
    assert knows(snapshots.index(REVISION, given()), "甲借条")
    assert knows(snapshots.index(REVISION, given()), "甲借条")
    assert len(warnings(caplog)) == 1
    assert "in memory" in warnings(caplog)[0]


NOBODY = 65534


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_a_read_only_folder(tmp_path: Path, root: Path) -> None:
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(0o755)
    reader = process(ASK, root, NOBODY)
    said, complaint = reader.communicate(timeout=60)
    assert (said, reader.returncode) == ("inodes\n", 0), complaint
    assert complaint.count("in memory") == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not write")
def test_a_reader_who_may_not_write_uses_what_is_there(tmp_path: Path, root: Path) -> None:
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(0o755)
    index(root)
    reader = process(ASK, root, NOBODY)
    said, complaint = reader.communicate(timeout=60)
    assert (said, complaint) == (f"inodes {(root / key_of().folder).stat().st_ino}\n", "")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody who may not read")
def test_a_folder_that_may_not_be_read(tmp_path: Path, root: Path) -> None:
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(0o755)
    index(root)
    root.chmod(0o700)
    reader = process(ASK.replace("print(", "os.seteuid(0); print("), root, NOBODY)
    said, complaint = reader.communicate(timeout=60)
    assert (len(said.split()), reader.returncode) == (2, 0), complaint
    assert complaint.count("in memory") == 1


@pytest.mark.parametrize("size", [100, 1000])  # bytes: too few for the names, too few for their tables
def test_a_disk_that_takes_no_more(size: int, root: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    full = process(ASK, root, preexec_fn=limit)
    said, complaint = full.communicate(timeout=60)
    assert (said, full.returncode) == ("inodes\n", 0), complaint
    assert complaint.count("in memory") == 1
    assert folders(root) == []


def test_many_processes_at_once_build_one(root: Path) -> None:
    asking = [process(ASK, root) for _ in range(4)]
    said = [one.communicate(timeout=60) for one in asking]
    assert {complaint for _, complaint in said} == {""}
    assert len({inodes for inodes, _ in said}) == 1
    assert folders(root) == [key_of().folder]


def test_killed_at_every_moment_the_next_start_works(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    for moment in range(1, 60):
        killed = CONTEXT.Process(target=publish_and_die, args=(root, moment))
        killed.start()
        killed.join(60)
        if killed.exitcode == 0:
            break
        assert killed.exitcode == -signal.SIGKILL
        assert knows(index(root), "甲借条")
        assert folders(root) == [key_of().folder]
        _remove_all(root)
    assert moment > 3
    assert warnings(caplog) == []  # nothing half made was ever taken for a snapshot


def test_a_builder_that_gets_only_some_of_the_names_publishes_nothing(root: Path) -> None:
    root.mkdir()
    key = key_of()
    some = b"".join(list(lines_of(NAMES))[:-1])
    words = [sys.executable, "-m", "checker.revisions.snapshot.build_process", root, str(key.revision), key.fingerprint]
    ended = subprocess.run(words, input=some, capture_output=True, cwd=ROOT, check=False)
    assert (ended.returncode, ended.stderr) == (1, b"other names than were announced\n")
    assert folders(root) == []


def _remove_all(root: Path) -> None:
    for path in root.iterdir():
        subprocess.run(["rm", "-rf", path], check=True)


@pytest.mark.parametrize("delay", [0.0, 0.1, 0.2, 0.3, 0.5])
def test_whoever_asked_is_killed(delay: float, root: Path) -> None:
    asking = process(ASK, root)
    try:
        asking.wait(delay + 0.2)
    except subprocess.TimeoutExpired:
        asking.kill()
    asking.communicate()
    assert knows(index(root), "甲借条")
    wait_until(lambda: folders(root) == [key_of().folder])
