"""What is said against records: which are contested, which withdrawn; one value that a question is pinned to."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from checker.corrections import Corrections
from checker.corrections.contests import Key, contests, withdrawals
from checker.report import Contest
from registries.model import Held, Record
from registries.row_identity import digest


@dataclass(frozen=True)
class Objections:
    """`stamp`: changes whenever the rest may. `withdrawn`: records that no answer of any revision may use."""

    stamp: str = "0"
    contests: Mapping[Key, Contest] = field(default_factory=dict)
    withdrawn: frozenset[Key] = frozenset()


NONE = Objections()


def objections_stamp(corrections: Corrections | None) -> str:
    """Changes with everything that bears on a record. Raises StoreUnavailable."""
    return corrections.stamp() if corrections else NONE.stamp


def read_objections(corrections: Corrections | None) -> Objections:
    """What is said against records now, and the stamp of that moment. Raises StoreUnavailable."""
    if corrections is None:
        return NONE
    while True:
        stamp = corrections.stamp()
        tickets = corrections.tickets(bearing=True)
        if corrections.stamp() == stamp:
            return Objections(stamp, contests(tickets), withdrawals(tickets))


def but_for(rows: Iterable[Held[Record]], gone: frozenset[Key]) -> Iterator[Held[Record]]:
    """The records without those that were withdrawn."""
    sources = {source for source, _ in gone}
    return (held for held in rows if held.source not in sources or (held.source, digest(held.record)) not in gone)
