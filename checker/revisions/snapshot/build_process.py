"""The process that builds: `python -m checker.revisions.snapshot.build_process ROOT REVISION FINGERPRINT`.

Names come as lines on stdin.

Whoever starts it holds the lock and hands it down.
"""

import os
import sys
from pathlib import Path
from typing import IO

from checker.names import FORMAT, compile_names
from checker.revisions.snapshot.folder import publish
from checker.revisions.snapshot.name_lines import fingerprint_of, name_of
from checker.revisions.snapshot.table_files import SnapshotKey


def build(lines: IO[bytes], root: str, revision: str, fingerprint: str) -> None:
    """Build and publish. Ends with an error, and without a snapshot, if the names are not those of the fingerprint."""
    names = lines.readlines()
    if fingerprint_of(names) != fingerprint:
        sys.exit("other names than were announced")
    publish(Path(root), SnapshotKey(int(revision), fingerprint, FORMAT), compile_names(map(name_of, names)), len(names))


def main() -> None:
    """Build from stdin, behind people who ask."""
    os.nice(5)
    build(sys.stdin.buffer, *sys.argv[1:])


if __name__ == "__main__":
    main()
