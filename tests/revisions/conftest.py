"""Tables of a few names or records are built in the process of the test: a builder takes a hundred times as long to
start as to build them. A test about the builder asks for `in_child`; servers and other processes start theirs as ever.
"""

from typing import IO

import pytest

from checker.revisions.snapshot import build_process, builder, dataset_process


@pytest.fixture
def in_child() -> None:
    """Tables are built as a server has them built, by a child process."""


def _build_here(words: list[str], files: tuple[IO[bytes], IO[bytes]], _: int) -> int:
    """What the child does, see `builder`."""
    module, *arguments = words
    {"build_process": build_process, "dataset_process": dataset_process}[module].build(files[0], *arguments)
    return 0


@pytest.fixture(autouse=True)
def _without_child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if "in_child" not in request.fixturenames:
        monkeypatch.setattr(builder, "_run", _build_here)
