"""Known names as lines of JSON: what a builder is fed, and what a snapshot's identity is taken from.

The identity is that of the names themselves and not of the store's runs: another database that reached the same
revision number, or a release that names or weighs entities otherwise, gets a snapshot of its own.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from checker.names import FORMAT, IndexedName


def lines_of(names: Iterable[IndexedName]) -> Iterator[bytes]:
    """Yield one line a name, without loss."""
    for name in names:
        yield json.dumps(name).encode() + b"\n"


def name_of(line: bytes) -> IndexedName:
    """Return the name of a line."""
    return IndexedName(*json.loads(line))


def fingerprint_of(lines: Iterable[bytes]) -> str:
    """Return the SHA-256 of the format of the tables and of every line."""
    digest = hashlib.sha256(FORMAT.encode() + b"\n")
    for line in lines:
        digest.update(line)
    return digest.hexdigest()
