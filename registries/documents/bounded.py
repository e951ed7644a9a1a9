"""Runs a reader of PDF, spreadsheet or Word files in a child process with limits. Such files are hostile input to large
libraries: whatever one of them does to its reader, this process keeps its memory, its time and its secrets."""

import json
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from registries.document import NeedsReviewError, PageChangedError

_ROOT = Path(__file__).parents[2]
_MB = 1024 * 1024


@dataclass(frozen=True)
class ProcessLimits:
    """`memory`: bytes of address space. `cpu`, `wall`: seconds. `answer`: bytes of JSON that the child may write.

    The longest list known, 259 pages of PDF, takes 9 s of one core and 70 MB (128 MB of address space).
    """

    memory: int = 512 * _MB
    cpu: int = 120
    wall: float = 300
    answer: int = 16 * _MB


LIMITS = ProcessLimits()


def read_in_child(kind: str, content: bytes, limits: ProcessLimits = LIMITS) -> Any:  # noqa: ANN401 - the shape is `kind`'s
    """Return what `python -m registries.documents.child KIND` makes of the file.

    Raises PageChangedError when the file cannot be read or its reading went over a limit, NeedsReviewError when a
    person must look at it.
    """
    with tempfile.TemporaryFile() as file, tempfile.TemporaryFile() as answer, tempfile.TemporaryFile() as complaint:
        file.write(content)
        file.seek(0)
        code = _run(kind, limits, (file, answer, complaint))
        if code != 0:
            raise PageChangedError(f"reading it as {kind} ended: {_why(code, complaint)}")
        answer.seek(0)
        return _result(json.load(answer))


def _run(kind: str, limits: ProcessLimits, files: tuple[IO[bytes], IO[bytes], IO[bytes]]) -> int:
    """Return the exit code of the child; it gets files instead of pipes, so that neither side can make the other
    wait."""
    bounds = [str(limit) for limit in (limits.memory, limits.cpu, limits.answer)]
    child = subprocess.Popen(  # noqa: S603 - this interpreter, and words of our own
        [sys.executable, "-m", "registries.documents.child", kind, *bounds],
        stdin=files[0],
        stdout=files[1],
        stderr=files[2],
        cwd=_ROOT,
        env={"PYTHONUTF8": "1"},  # none of the parent's settings, hence no secret
        start_new_session=True,
    )
    try:
        return child.wait(timeout=limits.wall)
    except subprocess.TimeoutExpired as late:
        raise PageChangedError(f"reading it as {kind} took more than {limits.wall} s") from late
    finally:
        child.kill()
        child.wait()


def _why(code: int, complaint: IO[bytes]) -> str:
    complaint.seek(max(0, complaint.seek(0, 2) - 300))
    last = complaint.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return f"{name} {last}".strip()


def _result(answer: dict[str, Any]) -> Any:  # noqa: ANN401 - the shape is the kind's
    if "review" in answer:
        raise NeedsReviewError(answer["review"])
    if "changed" in answer:
        raise PageChangedError(answer["changed"])
    return answer["result"]
