"""A snapshot's folder, written and mapped."""

import hashlib
import mmap
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from checker.revisions.snapshot.manifest import MANIFEST, MAX_MANIFEST, Manifest, TableFile

Table = bytes | memoryview
Tables = Mapping[str, Table]


class SnapshotAbsentError(LookupError):
    """No such snapshot."""


class SnapshotDamagedError(Exception):
    """A snapshot that is not what it was when it was written. The message says which part."""


@dataclass(frozen=True)
class SnapshotKey:
    """Which snapshot: the dataset revision, the fingerprint of its names, the format of the tables."""

    revision: int
    fingerprint: str
    format: str

    @property
    def folder(self) -> str:
        """Return the name of its folder."""
        return f"{self.revision}-{self.fingerprint[:32]}"


def write_tables(folder: Path, key: SnapshotKey, tables: Mapping[str, bytes], names: int) -> None:
    """Write the files of a snapshot into an empty folder, and see them safely on disk. Raises OSError."""
    files = {name: _write(folder / name, table) for name, table in sorted(tables.items())}
    manifest = Manifest(
        format=key.format, fingerprint=key.fingerprint, revision=key.revision, names=names, tables=files
    )
    _write(folder / MANIFEST, manifest.model_dump_json(indent=1).encode())
    sync_folder(folder)


def map_tables(folder: Path, key: SnapshotKey) -> Tables:
    """Return the tables of a snapshot, read-only, in the page cache that all processes share.

    Raises SnapshotAbsentError if there is no such folder, SnapshotDamagedError if it is not the snapshot that was
    written there.
    """
    if not folder.is_dir():
        raise SnapshotAbsentError(folder.name)
    manifest = _manifest(folder)
    if (manifest.format, manifest.fingerprint) != (key.format, key.fingerprint):
        raise SnapshotDamagedError(f"{MANIFEST}: of another index")
    return {name: _map(folder / name, file) for name, file in manifest.tables.items()}


def sync_folder(folder: Path) -> None:
    """See the names in a folder safely on disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, content: bytes) -> TableFile:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), 0o444)  # nobody edits under a process that maps it
        os.fsync(file.fileno())
        written = os.fstat(file.fileno()).st_mtime_ns
    return TableFile(size=len(content), sha256=hashlib.sha256(content).hexdigest(), written_ns=written)


def _manifest(folder: Path) -> Manifest:
    try:
        with (folder / MANIFEST).open("rb") as file:
            return Manifest.model_validate_json(file.read(MAX_MANIFEST))
    except OSError as error:
        raise SnapshotDamagedError(f"{MANIFEST}: {type(error).__name__}") from None
    except ValidationError:
        raise SnapshotDamagedError(f"{MANIFEST}: not readable") from None


def _map(path: Path, expected: TableFile) -> Table:
    try:
        with path.open("rb") as file:
            actual = os.fstat(file.fileno())
            if actual.st_size != expected.size:
                raise SnapshotDamagedError(f"{path.name}: {actual.st_size} bytes for {expected.size}")
            # nothing can be mapped from an empty file
            table = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) if expected.size else b""
    except (OSError, ValueError) as error:
        raise SnapshotDamagedError(f"{path.name}: {type(error).__name__}") from None
    if actual.st_mtime_ns != expected.written_ns and hashlib.sha256(table).hexdigest() != expected.sha256:
        raise SnapshotDamagedError(f"{path.name}: other content")
    return table
