"""The process that builds: `python -m checker.revisions.snapshot.build_process ROOT REVISION FINGERPRINT`.

Names come as lines on stdin.

Whoever starts it holds the lock and hands it down.
"""

import os
import sys
from pathlib import Path

from checker.names import FORMAT, compile_names
from checker.revisions.snapshot.folder import publish
from checker.revisions.snapshot.name_lines import fingerprint_of, name_of
from checker.revisions.snapshot.table_files import SnapshotKey


def main() -> None:
    """Build and publish. Ends with an error, and without a snapshot, if the names are not those of the fingerprint."""
    os.nice(5)  # people who ask go first
    root, revision, fingerprint = sys.argv[1:]
    lines = sys.stdin.buffer.readlines()
    if fingerprint_of(lines) != fingerprint:
        sys.exit("other names than were announced")
    publish(Path(root), SnapshotKey(int(revision), fingerprint, FORMAT), compile_names(map(name_of, lines)), len(lines))


if __name__ == "__main__":
    main()
