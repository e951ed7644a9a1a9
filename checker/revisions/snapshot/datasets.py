"""The dataset of a revision: from its tables if there are any, else compiled, once a machine."""

import io
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from checker.dataset.compiled.fingerprint import FORMAT
from checker.names import IndexedName
from checker.revisions.snapshot.builder import WAIT_SECONDS, build_in_child
from checker.revisions.snapshot.folder import building, snapshot_path
from checker.revisions.snapshot.name_lines import name_of
from checker.revisions.snapshot.table_files import (
    SnapshotAbsentError,
    SnapshotDamagedError,
    SnapshotKey,
    Tables,
    map_tables,
)

Parts = TypeVar("Parts")

_LOG = logging.getLogger("checker.snapshot")
_FOLDER = "datasets"
_BUILDER = "dataset_process"


@dataclass(frozen=True)
class StoredDataset(Generic[Parts]):
    """A dataset in files: its parts, and the names it is found by with their fingerprint."""

    parts: Parts
    names: Callable[[], Iterable[IndexedName]]
    names_fingerprint: str


class DatasetSnapshots(Generic[Parts]):
    """Compiled datasets below one folder; None keeps none. Safe between threads. `parts_of`: reads tables; it raises
    ValueError for those that do not fit together.

    Nothing that goes wrong with a file comes out of here: then there is no dataset in files, and the caller makes one
    in memory.
    """

    def __init__(self, root: Path | None, parts_of: Callable[[Tables], Parts]) -> None:
        self._root = root / _FOLDER if root is not None else None
        self._parts_of = parts_of
        self._warned = False

    def open(self, revision: int, fingerprint: str) -> StoredDataset[Parts] | None:
        """Return the dataset of a revision where it is in files already."""
        if self._root is None:
            return None
        key = SnapshotKey(revision, fingerprint, FORMAT)
        try:
            return self._opened(self._root, key)
        except SnapshotAbsentError:
            return None
        except SnapshotDamagedError as damage:
            _LOG.warning("dataset %s is built anew: %s", key.folder, damage)
            return None

    def build(
        self, revision: int, fingerprint: str, lines: Callable[[], Iterable[bytes]]
    ) -> StoredDataset[Parts] | None:
        """Return the dataset of a revision, compiled by a child process unless another has done so meanwhile."""
        if self._root is None:
            return None
        key = SnapshotKey(revision, fingerprint, FORMAT)
        try:
            self._root.parent.mkdir(exist_ok=True)
            with building(self._root, WAIT_SECONDS) as lock:
                try:
                    return self._opened(self._root, key)
                except (SnapshotAbsentError, SnapshotDamagedError):
                    build_in_child(self._root, key, lines(), lock, _BUILDER)
                return self._opened(self._root, key)
        except (OSError, SnapshotAbsentError, SnapshotDamagedError) as error:
            if not self._warned:
                self._warned = True
                _LOG.warning("no dataset can be kept in %s, it is built in memory: %s", self._root, error)
            return None

    def _opened(self, root: Path, key: SnapshotKey) -> StoredDataset[Parts]:
        try:
            tables = map_tables(snapshot_path(root, key), key)
            parts = self._parts_of(tables)
            names, fingerprint = tables["names"], bytes(tables["names.fingerprint"]).decode()
        except OSError as error:  # a folder that we may not even look into
            raise SnapshotAbsentError(type(error).__name__) from error
        except (ValueError, KeyError) as error:
            raise SnapshotDamagedError(str(error)) from error
        return StoredDataset(parts, lambda: map(name_of, io.BytesIO(names)), fingerprint)
