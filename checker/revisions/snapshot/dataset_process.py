"""The process that compiles a dataset: `python -m checker.revisions.snapshot.dataset_process`, and as in
`build_process` the folder, the revision and the fingerprint.

Records come as lines on stdin. Whoever starts it holds the lock and hands it down.
"""

import gc
import os
import sys
from pathlib import Path
from typing import IO

from checker.dataset.compiled import FORMAT, compile_dataset
from checker.revisions.snapshot.dataset_lines import DatasetLines
from checker.revisions.snapshot.folder import publish
from checker.revisions.snapshot.name_lines import fingerprint_of, lines_of
from checker.revisions.snapshot.table_files import SnapshotKey


def build(lines: IO[bytes], root: str, revision: str, fingerprint: str) -> None:
    """Compile and publish. Ends with an error, and without tables, if the records are not those of the fingerprint."""
    read = DatasetLines(lines)
    if read.fingerprint != fingerprint:
        sys.exit("other records than were announced")
    tables, names = compile_dataset(read.records, read.ids)
    name_lines = list(lines_of(names))
    tables |= {"names": b"".join(name_lines), "names.fingerprint": fingerprint_of(name_lines).encode()}
    publish(Path(root), SnapshotKey(int(revision), fingerprint, FORMAT), tables, len(name_lines))


def main() -> None:
    """Build from stdin, behind people who ask."""
    os.nice(5)
    gc.disable()  # hundreds of thousands of objects that last as long as the process
    build(sys.stdin.buffer, *sys.argv[1:])


if __name__ == "__main__":
    main()
