"""Disputes at one moment: which records are contested, which withdrawn; one value that a request is pinned to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from checker.corrections import Corrections
from checker.corrections.claim import RecordRef
from checker.corrections.disputes import Key, concerns_report, disputes_by_record, withdrawn_records
from checker.corrections.store.disputed_records import ReadSoFar, with_reissued
from checker.corrections.ticket import Ticket
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


def dispute_stamp(corrections: Corrections | None) -> str:
    """Return a stamp that changes with everything that bears on a record. Raises StoreUnavailableError."""
    return corrections.stamp() if corrections else NONE.stamp


class DisputeStateReader:
    """Reads what is said against records: all of it once, then only what happened since. One thread at a time.

    What people write never makes it wait or read again: it takes one moment as it finds it.
    """

    def __init__(self, corrections: Corrections | None) -> None:
        self._corrections = corrections
        self._seq = self._revision = 0
        self._tickets: dict[str, tuple[int, Ticket]] = {}
        self._redated: dict[RecordRef, set[RecordRef]] = {}

    def read(self) -> DisputeState:
        """Return what is said against records now, and the stamp of that moment. Raises StoreUnavailableError."""
        if self._corrections is None:
            return NONE
        new = self._corrections.bearing(ReadSoFar(self._seq, self._revision, self._redated.keys()))
        self._tickets.update({ticket.number: (seq, ticket) for seq, ticket in new.tickets})
        self._tickets = {number: numbered for number, numbered in self._tickets.items() if concerns_report(numbered[1])}
        for ref, rows in new.redated.items():
            self._redated[ref] = self._redated.get(ref, set()) | rows
        disputed = {ticket.record for _, ticket in self._tickets.values() if ticket.record}
        self._redated = {ref: self._redated.get(ref, set()) for ref in disputed}
        self._seq, self._revision = new.seq, new.revision
        tickets = [with_reissued(ticket, self._redated) for _, ticket in sorted(self._tickets.values(), key=_sequence)]
        return DisputeState(str(self._seq), disputes_by_record(tickets), withdrawn_records(tickets))


def _sequence(numbered: tuple[int, Ticket]) -> int:
    return numbered[0]


def without_withdrawn(
    rows: Iterable[SourcedRecord[Record]], withdrawn: frozenset[Key]
) -> Iterator[SourcedRecord[Record]]:
    """Yield the records without those that were withdrawn."""
    sources = {source for source, _ in withdrawn}
    return (row for row in rows if row.source not in sources or (row.source, digest(row.record)) not in withdrawn)
