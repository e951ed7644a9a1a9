"""How many firms, lenders, brands, notices and partner lists a graph holds, and the newest record of each kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from checker.entities.graph import Entity, Graph
from registries.model import LENDING_TYPES, LicenceStatus, Record, SourcedRecord

#: `firms`: all that are known by name; `lenders`: those of them that a list says may lend; `partner_lists`: lenders
#: whose own published list of partners was read.
HoldingKind = Literal["firms", "lenders", "brands", "notices", "partner_lists"]


@dataclass
class Tally:
    """A count, and the newest record of its kind: the first of those of the latest day; None where none has a day."""

    count: int = 0
    newest: SourcedRecord[Any] | None = None

    def look_at(self, rows: Iterable[SourcedRecord[Record]]) -> None:
        """Take rows into account for the newest."""
        for row in rows:
            as_of = row.record.cite.as_of
            if as_of and (self.newest is None or as_of > self.newest.record.cite.as_of):
                self.newest = row


def tallies_of(graph: Graph) -> Mapping[HoldingKind, Tally]:
    """Return the tally of each kind, in the order in which they are shown."""
    tallies: dict[HoldingKind, Tally] = {
        kind: Tally() for kind in ("firms", "lenders", "brands", "notices", "partner_lists")
    }
    notices = set[SourcedRecord[Any]]()
    for entity in graph.entities.values():
        _count(entity, tallies)
        notices.update((*entity.notices, *entity.imitations))
        tallies["notices"].look_at((*entity.notices, *entity.imitations))
    tallies["notices"].count = len(notices)
    for rows in graph.partners_of_lender.values():
        published = [row for row in rows if row.record.basis == "published_list"]
        tallies["partner_lists"].count += bool(published)
        tallies["partner_lists"].look_at(published)
    return tallies


def _count(entity: Entity, tallies: Mapping[HoldingKind, Tally]) -> None:
    if entity.type == "organisation":
        lending = [row for row in entity.licences if _lets_lend(row)]
        tallies["firms"].count += 1
        tallies["firms"].look_at(entity.licences)
        tallies["lenders"].count += bool(lending)
        tallies["lenders"].look_at(lending)
    if entity.product and entity.product.finding == "known":
        tallies["brands"].count += 1
        tallies["brands"].look_at(entity.products)


def _lets_lend(row: SourcedRecord[Any]) -> bool:
    record = row.record
    return record.status is LicenceStatus.IN_FORCE and record.licence_type in LENDING_TYPES
