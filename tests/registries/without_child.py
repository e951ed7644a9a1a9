"""PDF, spreadsheet and Word files read without the child process that reads them else: what becomes of their bytes, and
what is said where they cannot be read, is the same. Where hundreds are read, the starts alone are minutes.
"""

import json
import warnings
from typing import IO

import pytest

from registries.documents import bounded
from registries.documents.child import READERS, answer_of

_RUN = bounded._run


def _run_here(kind: str, limits: bounded.ProcessLimits, files: tuple[IO[bytes], IO[bytes], IO[bytes]]) -> int:
    """What the child does with its three files. Who sets limits of his own tests the child."""
    if limits != bounded.LIMITS:
        return _RUN(kind, limits, files)
    content = files[0].read()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a child's are seen by nobody
        answered = answer_of(lambda: READERS[kind](content))
    files[1].write(json.dumps(answered, ensure_ascii=False, separators=(",", ":")).encode())
    return 0


def read_without_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files in this process, until the test ends."""
    monkeypatch.setattr(bounded, "_run", _run_here)
