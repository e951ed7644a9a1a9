"""The process that compiles a dataset: `python -m checker.revisions.snapshot.dataset_process`, and as in
`build_process` the folder, the revision and the fingerprint.

Records come as lines on stdin. Whoever starts it holds the lock and hands it down.
"""

import gc
import os
import sys
from pathlib import Path

from checker.dataset.compiled import FORMAT, compile_dataset
from checker.revisions.snapshot.dataset_lines import DatasetLines
from checker.revisions.snapshot.folder import publish
from checker.revisions.snapshot.name_lines import fingerprint_of, lines_of
from checker.revisions.snapshot.table_files import SnapshotKey


def main() -> None:
    """Compile and publish. Ends with an error, and without tables, if the records are not those of the fingerprint."""
    os.nice(5)  # people who ask go first
    gc.disable()  # hundreds of thousands of objects that last as long as the process
    root, revision, fingerprint = sys.argv[1:]
    read = DatasetLines(sys.stdin.buffer)
    if read.fingerprint != fingerprint:
        sys.exit("other records than were announced")
    tables, names = compile_dataset(read.records, read.ids)
    lines = list(lines_of(names))
    tables |= {"names": b"".join(lines), "names.fingerprint": fingerprint_of(lines).encode()}
    publish(Path(root), SnapshotKey(int(revision), fingerprint, FORMAT), tables, len(lines))


if __name__ == "__main__":
    main()
