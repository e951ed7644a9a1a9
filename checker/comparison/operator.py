"""Who runs what a name means, by trusted records alone, and whether one firm runs two of them."""

from dataclasses import dataclass

from checker.comparison.model import SameOperator
from checker.entities.graph import Entity, Graph, trusted
from registries.model import Record, SourcedRecord


@dataclass(frozen=True)
class Operator:
    """The firm that runs an app, or the firm that a name means itself, and the records that say so. `others`: firms
    that other trusted records name in its place."""

    firm: Entity
    rows: tuple[SourcedRecord[Record], ...]
    others: frozenset[str] = frozenset()

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of every firm that a trusted record names."""
        return self.others | {self.firm.id}

    @property
    def codes(self) -> frozenset[str]:
        """Return the firm's unified social credit codes, which no renaming changes."""
        return frozenset(row.record.uscc for row in self.firm.licences if row.record.uscc and trusted(row))


def operator_of(entity: Entity | None, graph: Graph) -> Operator | None:
    """Return who runs an entity; None where no trusted record says so."""
    if entity is None:
        return None
    if entity.type == "organisation":
        rows: tuple[SourcedRecord[Record], ...] = (*entity.licences, *graph.partner_rows(entity))
        own = tuple(row for row in rows if trusted(row))
        return Operator(entity, own[:1]) if own else None
    named = [(row, firm) for row in entity.products if trusted(row) and (firm := graph.firm(row.record.operator))]
    if not named:
        return None
    row, firm = named[0]
    return Operator(firm, (row,), frozenset(other.id for _, other in named[1:]))


def same_operator(a: Operator | None, b: Operator | None) -> SameOperator:
    """Return whether one firm runs both: `unknown` where either is not known, or where records contradict each
    other."""
    if a is None or b is None:
        return "unknown"
    if a.firm.id == b.firm.id:
        return "yes"
    return "no" if a.ids.isdisjoint(b.ids) and a.codes.isdisjoint(b.codes) else "unknown"
