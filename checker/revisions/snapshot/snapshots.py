"""The index of a revision: from its snapshot if there is one, else built, once a machine."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from checker.names import FORMAT, IndexedName, NameIndex
from checker.revisions.snapshot.builder import WAIT_SECONDS, build_in_child
from checker.revisions.snapshot.folder import building, snapshot_path
from checker.revisions.snapshot.name_lines import fingerprint_of, lines_of
from checker.revisions.snapshot.table_files import SnapshotAbsentError, SnapshotDamagedError, SnapshotKey, map_tables

#: Called once to tell the names apart from others', and again only if the index must be built.
Names = Callable[[], Iterable[IndexedName]]

_LOG = logging.getLogger("checker.snapshot")


class Snapshots:
    """Snapshots below one folder; None keeps every index in the memory of its process. Safe between threads.

    Nothing that goes wrong with a file comes out of here: then the index is built in memory.
    """

    def __init__(self, root: Path | None) -> None:
        self._root = root
        self._warned = False

    @property
    def root(self) -> Path | None:
        """The folder of the snapshots; None where there is none."""
        return self._root

    def index(self, revision: int, names: Names, fingerprint: str | None = None) -> NameIndex:
        """Return the index of a revision's names, mapped from a snapshot; the snapshot is built if it is not there.

        `fingerprint`: of the names, if it is known."""
        if self._root is None:
            return NameIndex.build(names())
        key = SnapshotKey(revision, fingerprint or fingerprint_of(lines_of(names())), FORMAT)
        try:
            return _open(self._root, key)
        except SnapshotAbsentError:
            pass
        except SnapshotDamagedError as damage:
            _LOG.warning("index %s is built anew: %s", key.folder, damage)
        try:
            return self._built(self._root, key, names)
        except (OSError, SnapshotAbsentError, SnapshotDamagedError) as error:
            self._warn_once(error)
        return NameIndex.build(names())

    def old_index(self, revision: int, names: Names, fingerprint: str | None = None) -> NameIndex:
        """Return the index of an old revision: from its snapshot if there still is one, else in
        memory, so that questions about the past never fill the disk."""
        if self._root is not None:
            try:
                return _open(
                    self._root, SnapshotKey(revision, fingerprint or fingerprint_of(lines_of(names())), FORMAT)
                )
            except (SnapshotAbsentError, SnapshotDamagedError):
                pass
        return NameIndex.build(names())

    def _built(self, root: Path, key: SnapshotKey, names: Names) -> NameIndex:
        with building(root, WAIT_SECONDS) as lock:
            try:
                return _open(root, key)  # another built it while we waited
            except (SnapshotAbsentError, SnapshotDamagedError):
                build_in_child(root, key, lines_of(names()), lock)
            return _open(root, key)

    def _warn_once(self, error: Exception) -> None:
        if not self._warned:
            self._warned = True
            _LOG.warning("no index can be kept in %s, it is built in memory: %s", self._root, error)


def _open(root: Path, key: SnapshotKey) -> NameIndex:
    try:
        return NameIndex(map_tables(snapshot_path(root, key), key))
    except OSError as error:  # a folder that we may not even look into
        raise SnapshotAbsentError(type(error).__name__) from error
    except ValueError as error:
        raise SnapshotDamagedError(str(error)) from error
