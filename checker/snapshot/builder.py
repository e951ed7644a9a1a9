"""A child process that compiles an index and writes it: `python -m checker.snapshot.builder ROOT REVISION FINGERPRINT`.

Names come in as lines, see `checker.snapshot.names`. In a process of its own because compiling takes seconds of one
core and hundreds of megabytes: no request waits for the one, no worker keeps the other. Whoever starts it holds the
lock and hands it down.
"""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from checker.names import FORMAT, compile_names
from checker.snapshot.folder import publish
from checker.snapshot.names import fingerprint_of, name_of
from checker.snapshot.tables import Key

#: A quarter of a million names take some seconds; whatever takes this long is stuck.
WAIT_SECONDS = 300.0

_ROOT = Path(__file__).parents[2]


class NotBuilt(OSError):  # noqa: N818 - reads as what it is
    """The child ended without a snapshot. The message says how."""


def build_in_child(root: Path, key: Key, lines: Iterable[bytes], lock: int) -> None:
    """Have a child build the snapshot under our lock. Raises OSError, and NotBuilt if the child failed."""
    with TemporaryFile(dir=root) as names, TemporaryFile(dir=root) as complaint:
        names.writelines(lines)
        names.seek(0)
        code = _run([str(root.absolute()), str(key.revision), key.fingerprint], (names, complaint), lock)
        if code != 0:
            raise NotBuilt(f"the builder ended with {code}: {_last_line(complaint)}")


def _run(words: list[str], files: tuple[IO[bytes], IO[bytes]], lock: int) -> int:
    child = subprocess.Popen(  # noqa: S603 - this interpreter, and words of our own
        [sys.executable, "-m", "checker.snapshot.builder", *words],
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


def main() -> None:
    """Build what the words say from standard input. Ends with an error, and without a snapshot, if lines lack."""
    os.nice(5)  # people who ask go first
    root, revision, fingerprint = sys.argv[1:]
    lines = sys.stdin.buffer.readlines()
    if fingerprint_of(lines) != fingerprint:
        sys.exit("other names than were announced")
    key = Key(int(revision), fingerprint, FORMAT)
    publish(Path(root), key, compile_names(map(name_of, lines)), len(lines))


if __name__ == "__main__":
    main()
