"""Has an index compiled and written by a child process.

Compiling takes seconds of one core and hundreds of megabytes: in a process of its own no request waits for the one,
and no worker keeps the other.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from checker.revisions.snapshot.table_files import SnapshotKey

#: A quarter of a million names take some seconds; whatever takes this long is stuck.
WAIT_SECONDS = 300.0

_ROOT = Path(__file__).parents[3]


class SnapshotBuildError(OSError):
    """The child ended without a snapshot. The message says how."""


def build_in_child(
    root: Path, key: SnapshotKey, lines: Iterable[bytes], lock: int, builder: str = "build_process"
) -> None:
    """Have a child, of the module `builder`, build the snapshot under our lock. Raises OSError, and SnapshotBuildError
    if the child failed."""
    with TemporaryFile(dir=root) as names, TemporaryFile(dir=root) as complaint:
        names.writelines(lines)
        names.seek(0)
        words = [builder, str(root.absolute()), str(key.revision), key.fingerprint]
        code = _run(words, (names, complaint), lock)
        if code != 0:
            raise SnapshotBuildError(f"the builder ended with {code}: {_last_line(complaint)}")


def _run(words: list[str], files: tuple[IO[bytes], IO[bytes]], lock: int) -> int:
    builder, *arguments = words
    child = subprocess.Popen(  # noqa: S603 - this interpreter, and words of our own
        [sys.executable, "-m", f"checker.revisions.snapshot.{builder}", *arguments],
        stdin=files[0],
        stdout=subprocess.DEVNULL,
        stderr=files[1],
        cwd=_ROOT,
        env={"PYTHONUTF8": "1"},  # none of the parent's settings, hence no secret
        pass_fds=(lock,),
        start_new_session=True,
    )
    try:
        return child.wait(timeout=WAIT_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def _last_line(complaint: IO[bytes]) -> str:
    complaint.seek(max(0, complaint.seek(0, 2) - 300))
    return complaint.read().decode("utf-8", "replace").strip().rpartition("\n")[2]
