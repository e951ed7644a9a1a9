"""A revision's records as lines of JSON: what the builder of its tables is fed, and what their identity is taken from.

The identity is that of the records, the entities' ids and what was withdrawn, and not of the store's runs: another
database that reached the same revision number, or a release that reads records otherwise, gets tables of its own.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping

from checker.corrections.disputes import Key
from checker.dataset.compiled.fingerprint import FORMAT
from checker.revisions.dispute_state import without_withdrawn
from registries.model import RECORD, Record, SourcedRecord


def dataset_fingerprint(
    keys: Iterable[Key], ids: Mapping[tuple[str, str], str], withdrawn: frozenset[Key] = frozenset()
) -> str:
    """Return the SHA-256 of the format of the tables, of every record's source and digest, and of what else counts."""
    digest = hashlib.sha256(FORMAT.encode() + b"\n")
    for source, row in keys:
        digest.update(f"r {source} {row}\n".encode())
    for (kind, key), entity_id in sorted(ids.items()):
        digest.update(f"i {kind} {entity_id} {key}\n".encode())
    for source, row in sorted(withdrawn):
        digest.update(f"w {source} {row}\n".encode())
    return digest.hexdigest()


def dataset_lines(
    bodies: Iterable[tuple[str, str, str]], ids: Mapping[tuple[str, str], str], withdrawn: frozenset[Key] = frozenset()
) -> Iterator[bytes]:
    """Yield the ids, what was withdrawn, and a line for each record: source, digest, its JSON."""
    parts = [[kind, key, entity_id] for (kind, key), entity_id in sorted(ids.items())], sorted(withdrawn)
    yield json.dumps(parts).encode() + b"\n"
    for row in bodies:
        yield json.dumps(row).encode() + b"\n"


class DatasetLines:
    """The lines of a revision, read: its records without those that were withdrawn, the ids, and the identity of
    all."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        remaining = iter(lines)
        ids, withdrawn = json.loads(next(remaining))
        self.ids = {(kind, key): entity_id for kind, key, entity_id in ids}
        gone = frozenset((source, digest) for source, digest in withdrawn)
        rows = [json.loads(line) for line in remaining]
        self.fingerprint = dataset_fingerprint(((source, digest) for source, digest, _ in rows), self.ids, gone)
        records = (SourcedRecord[Record](source, RECORD.validate_json(body)) for source, _, body in rows)
        self.records: tuple[SourcedRecord[Record], ...] = tuple(without_withdrawn(records, gone))
