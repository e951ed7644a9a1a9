"""The folder of all snapshots: its lock, what is half made in it, and what has had its time."""

import fcntl
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from checker.revisions.snapshot.table_files import SnapshotKey, sync_folder, write_tables

#: Snapshots of so many revisions are kept, however old: a rollback's and a slow worker's among them.
RETAINED_REVISIONS = 3

#: A younger snapshot is kept whatever its revision, seconds: somebody may be about to open it.
RETAINED_SECONDS = 3600.0

_LOCK, _PARTIAL = "lock", ".building-"
_SNAPSHOT = re.compile(r"(\d+)-[0-9a-f]{32}")
_PAUSE = 0.02


class SnapshotBusyError(OSError):
    """Another process has been building for longer than anyone waits."""


@contextmanager
def building(root: Path, wait_seconds: float) -> Iterator[int]:
    """Be the only builder on this machine; gives the lock's file descriptor.

    A child that inherits it holds the lock too, even when this process dies. Raises SnapshotBusyError, and OSError
    where the folder cannot be written.
    """
    root.mkdir(exist_ok=True)
    lock = os.open(root / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait_for(lock, time.monotonic() + wait_seconds)
        yield lock
    finally:
        os.close(lock)


def _wait_for(lock: int, end: float) -> None:
    """Take the lock, or give up at `end`: flock() itself would wait for ever for a builder that was stopped."""
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise SnapshotBusyError("another process is building") from None
            time.sleep(_PAUSE)
        else:
            return


def snapshot_path(root: Path, key: SnapshotKey) -> Path:
    """Return where a snapshot of these names is, or would be. One that an earlier revision had is this one's too: it is
    renamed, so that it is not taken for old while it is in use."""
    path = root / key.folder
    if path.exists():
        return path
    same = {revision: old for old, revision in _snapshots(root).items() if old.name.endswith(path.name[-33:])}
    if not same:
        return path
    newest = max(same)
    if newest < key.revision:
        with suppress(OSError):  # not ours to rename, or another has just done it
            return same[newest].rename(path)
    return same[newest]


def publish(root: Path, key: SnapshotKey, tables: Mapping[str, bytes], names: int) -> None:
    """Make a snapshot appear whole, in place of a damaged one, and clear what is half made or has had its time.

    The caller holds the lock. Raises OSError, and then nothing has appeared.
    """
    clear(root)
    partial = root / f"{_PARTIAL}{secrets.token_hex(8)}"
    partial.mkdir()
    try:
        write_tables(partial, key, tables, names)
        _swap(partial, root / key.folder)
    except BaseException:
        _remove(partial)
        raise
    sync_folder(root)
    prune(root)


def clear(root: Path) -> None:
    """Remove what builders before left half made. The caller holds the lock: none of them is at work."""
    for partial in root.glob(f"{_PARTIAL}*"):
        _remove(partial)


def prune(root: Path, now: float | None = None) -> None:
    """Remove snapshots that are neither young nor of one of the newest revisions. Who maps one keeps its pages."""
    snapshots = _snapshots(root)
    newest = sorted(set(snapshots.values()))[-RETAINED_REVISIONS:]
    oldest = (time.time() if now is None else now) - RETAINED_SECONDS
    for path, revision in snapshots.items():
        if revision not in newest and _written(path) < oldest:
            _remove(path)


def _snapshots(root: Path) -> dict[Path, int]:
    """Return every snapshot, and the revision it is kept for."""
    if not root.is_dir():
        return {}
    return {path: int(match[1]) for path in root.iterdir() if (match := _SNAPSHOT.fullmatch(path.name))}


def _swap(partial: Path, path: Path) -> None:
    if os.path.lexists(path):
        aside = partial.with_name(f"{partial.name}-damaged")
        path.rename(aside)
        partial.rename(path)
        _remove(aside)
    else:
        partial.rename(path)


def _written(path: Path) -> float:
    with suppress(FileNotFoundError):
        return path.lstat().st_mtime
    return 0.0


def _remove(path: Path) -> None:
    """Remove it as far as possible: a rest takes room, and nothing else."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()
