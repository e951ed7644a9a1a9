"""Indexes of a few names are built in the process of the test: a builder takes a hundred times as long to start as to
build one. A test about the builder asks for `in_child`; servers and other processes start theirs as ever.
"""

from pathlib import Path
from typing import IO

import pytest

from checker.names import FORMAT, compile_names
from checker.revisions.snapshot import builder
from checker.revisions.snapshot.folder import publish
from checker.revisions.snapshot.name_lines import fingerprint_of, name_of
from checker.revisions.snapshot.table_files import SnapshotKey


@pytest.fixture
def in_child() -> None:
    """Indexes are built as a server has them built, by a child process."""


def _build_here(arguments: list[str], files: tuple[IO[bytes], IO[bytes]], _: int) -> int:
    """What the child does, see `build_process`."""
    root, revision, fingerprint = arguments
    lines = files[0].readlines()
    assert fingerprint_of(lines) == fingerprint
    publish(Path(root), SnapshotKey(int(revision), fingerprint, FORMAT), compile_names(map(name_of, lines)), len(lines))
    return 0


@pytest.fixture(autouse=True)
def _without_child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "in_child" not in request.fixturenames:
        monkeypatch.setattr(builder, "_run", _build_here)
