"""Disputes as the database has them, read in one moment and, after the first time, only as far as they are new."""

from typing import TYPE_CHECKING

from checker.corrections.disputes import concerns_report, disputes_by_record, withdrawn_records
from checker.revisions.dispute_state import NONE, DisputeState

if TYPE_CHECKING:  # where nobody disputes, there are no tickets
    from checker.corrections.claim import RecordRef
    from checker.corrections.store.store import Corrections
    from checker.corrections.ticket import Ticket


def dispute_stamp(corrections: "Corrections | None") -> str:
    """Return a stamp that changes with everything that bears on a record. Raises StoreUnavailableError."""
    return corrections.stamp() if corrections else NONE.stamp


class DisputeStateReader:
    """Reads what is said against records: all of it once, then only what happened since. One thread at a time.

    What people write never makes it wait or read again: it takes one moment as it finds it.
    """

    def __init__(self, corrections: "Corrections | None") -> None:
        self._corrections = corrections
        self._seq = self._revision = 0
        self._tickets: dict[str, tuple[int, Ticket]] = {}
        self._redated: dict[RecordRef, set[RecordRef]] = {}

    def read(self) -> DisputeState:
        """Return what is said against records now, and the stamp of that moment. Raises StoreUnavailableError."""
        if self._corrections is None:
            return NONE
        from checker.corrections.store.disputed_records import ReadSoFar, with_reissued  # noqa: PLC0415 - there are none

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


def _sequence(numbered: "tuple[int, Ticket]") -> int:
    return numbered[0]
