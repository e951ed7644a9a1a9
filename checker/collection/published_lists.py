"""Lenders' published lists of collectors: which rows name this one. A name on no list is never called false."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.collection.model import Listing
from checker.entities.chain import ref
from checker.entities.graph import Entity, Graph, trusted
from checker.evidence.book import EvidenceBook
from registries.model import PartnerRecord, PartnerRole, SourcedRecord, legal_name_key


@dataclass(frozen=True)
class ResolvedCollector:
    """The collector as it was heard: the words, and the one firm they can mean, if there is one."""

    words: str | None
    firm: Entity | None

    def names(self, row: PartnerRecord) -> bool:
        """Whether this row can mean only this firm."""
        key = legal_name_key(self.firm.name) if self.firm else None
        return key is not None and row.form != "group" and legal_name_key(row.partner) == key

    def is_printed_in(self, row: PartnerRecord) -> bool:
        """Whether the row prints just these words, which stand for no one firm."""
        keys = {legal_name_key(text) for text in (self.words, self.firm.name if self.firm else None) if text}
        return row.form == "group" and bool(keys & {legal_name_key(row.partner), legal_name_key(row.as_printed)})


Row = SourcedRecord[PartnerRecord]


def is_list_of_collectors(held: Row) -> bool:
    """A row of a list that the lender itself published, about somebody who collects for it."""
    row = held.record
    return row.role is PartnerRole.COLLECTOR and row.basis == "published_list" and trusted(held)


def rows_of(lender: Entity, graph: Graph) -> tuple[Row, ...]:
    """What we hold of this lender's list of collectors, newest first."""
    return tuple(held for held in graph.partners_of_lender.get(lender.id, ()) if is_list_of_collectors(held))


def rows_naming(named: ResolvedCollector, graph: Graph) -> tuple[Row, ...]:
    """Every lender's rows that name this collector, or print just its words, by lender's name and newest first."""
    found = [row for rows in graph.partners_of_lender.values() for row in rows if is_list_of_collectors(row)]
    fitting = [row for row in found if named.names(row.record) or named.is_printed_in(row.record)]
    return tuple(sorted(fitting, key=lambda held: (not named.names(held.record), held.record.lender)))


def listings(named: ResolvedCollector, rows: Iterable[Row], graph: Graph, book: EvidenceBook) -> tuple[Listing, ...]:
    """The rows as a report shows them."""
    return tuple(
        Listing(
            lender=ref(lender),
            as_printed=held.record.as_printed,
            form=held.record.form,
            names_it=named.names(held.record),
            state=held.record.status,
            evidence=book.add(held),
        )
        for held in rows
        if (lender := graph.firm(held.record.lender))
    )
