"""A few known names, and processes that want their index."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from checker.names import FORMAT, IndexedName, NameIndex, compile_names, normalise
from checker.revisions.snapshot.folder import building, publish
from checker.revisions.snapshot.name_lines import fingerprint_of, lines_of
from checker.revisions.snapshot.table_files import SnapshotKey

ROOT = Path(__file__).parents[3]
REVISION = 7


def brand(text: str) -> IndexedName:
    return IndexedName(text, f"product-{text}", "brand", text, "product", 1)


NAMES = tuple(map(brand, ("甲借条", "乙享花", "丙分期", "丁呗")))


def given(names: Iterable[IndexedName] = NAMES) -> Callable[[], Iterable[IndexedName]]:
    return lambda: iter(names)


def key_of(names: Iterable[IndexedName] = NAMES, revision: int = REVISION) -> SnapshotKey:
    return SnapshotKey(revision, fingerprint_of(lines_of(names)), FORMAT)


def tables_of(names: Iterable[IndexedName] = NAMES) -> dict[str, bytes]:
    return compile_names(names)


def knows(index: NameIndex, text: str) -> bool:
    return index.resolve(normalise(text)).entity_ids == (f"product-{text}",)


#: Asks for the index of NAMES in the folder given, as another user if one is given, and says the inodes of all
#: snapshots.
ASK = """
import os, sys
from pathlib import Path
from checker.revisions.snapshot import Snapshots
from tests.revisions.snapshot.making import NAMES, REVISION, given, key_of, knows
root = Path(sys.argv[1])
if sys.argv[2:]:
    os.seteuid(int(sys.argv[2]))
index = Snapshots(root).index(REVISION, given())
assert knows(index, NAMES[0].text)
print("inodes", *(folder.stat().st_ino for folder in root.glob("*-*")))
"""


def publish_and_die(root: Path, left: int) -> None:
    """Publish NAMES into the folder, killed at the `left`-th time it waits for the disk. For a process of its own."""
    sync = os.fsync

    def fsync(handle: int) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        sync(handle)

    os.fsync = fsync
    with building(root, 5):
        publish(root, key_of(), tables_of(), len(NAMES))


def process(script: str, *words: object, **more: object) -> subprocess.Popen[str]:
    """A Python process of its own that runs a script from the root of the project."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,  # type: ignore[call-overload]
    )
