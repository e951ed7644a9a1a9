"""Disputes at one moment: which records are contested, which withdrawn; one value that a request is pinned to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from checker.corrections.disputes import Key
from checker.report import Dispute
from registries.model import Record, SourcedRecord
from registries.row_identity import digest


@dataclass(frozen=True)
class DisputeState:
    """Disputes and withdrawals at one moment. `stamp`: changes whenever the rest may. `by_record`: contested records.
    `withdrawn`: records that no answer of any revision may use."""

    stamp: str = "0"
    by_record: Mapping[Key, Dispute] = field(default_factory=dict)
    withdrawn: frozenset[Key] = frozenset()


NONE = DisputeState()


def without_withdrawn(
    rows: Iterable[SourcedRecord[Record]], withdrawn: frozenset[Key]
) -> Iterator[SourcedRecord[Record]]:
    """Yield the records without those that were withdrawn."""
    sources = {source for source, _ in withdrawn}
    return (row for row in rows if row.source not in sources or (row.source, digest(row.record)) not in withdrawn)
