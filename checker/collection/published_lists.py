"""Which rows of lenders' published lists of collectors name this one. A name on no list is never called fake."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.collection.model import Listing
from checker.entities.chain import ref
from checker.entities.graph import Entity, Graph, trusted
from checker.evidence.book import EvidenceBook
from registries.model import PartnerRecord, PartnerRole, SourcedRecord, legal_name_key


@dataclass(frozen=True)
class ResolvedCollector:
    """The collector that a name stands for. `text`: the normalised name, None where none was given; `firm`: the one
    firm that it can mean, if there is one."""

    text: str | None
    firm: Entity | None

    def is_named_in(self, row: PartnerRecord) -> bool:
        """Return whether the row can mean this firm only."""
        key = legal_name_key(self.firm.name) if self.firm else None
        return key is not None and row.form != "group" and legal_name_key(row.partner) == key

    def is_printed_in(self, row: PartnerRecord) -> bool:
        """Return whether the row prints the very name, but the name stands for no one firm."""
        keys = {legal_name_key(text) for text in (self.text, self.firm.name if self.firm else None) if text}
        return row.form == "group" and bool(keys & {legal_name_key(row.partner), legal_name_key(row.as_printed)})


CollectorRow = SourcedRecord[PartnerRecord]


def is_collector_row(row: CollectorRow) -> bool:
    """Return whether the row stands on a list that the lender itself published, of those who collect for it."""
    record = row.record
    return record.role is PartnerRole.COLLECTOR and record.basis == "published_list" and trusted(row)


def collector_rows_of(lender: Entity, graph: Graph) -> tuple[CollectorRow, ...]:
    """Return the rows of this lender's list of collectors that are on record, newest first."""
    return tuple(row for row in graph.partners_of_lender.get(lender.id, ()) if is_collector_row(row))


def rows_naming(named: ResolvedCollector, graph: Graph) -> tuple[CollectorRow, ...]:
    """Return every lender's rows that name this collector, then those that only print its name; each by the lender's
    name, newest first."""
    in_role = graph.partner_rows_in_role.get(PartnerRole.COLLECTOR.value, ())
    collector_rows = [row for row in in_role if is_collector_row(row)]
    matches = [row for row in collector_rows if named.is_named_in(row.record) or named.is_printed_in(row.record)]
    return tuple(sorted(matches, key=lambda row: (not named.is_named_in(row.record), row.record.lender)))


def listings(
    named: ResolvedCollector, rows: Iterable[CollectorRow], graph: Graph, book: EvidenceBook
) -> tuple[Listing, ...]:
    """Return the rows as the report prints them, each with its evidence added to `book`."""
    return tuple(
        Listing(
            lender=ref(lender),
            as_printed=row.record.as_printed,
            form=row.record.form,
            names_it=named.is_named_in(row.record),
            state=row.record.status,
            evidence=book.add(row),
        )
        for row in rows
        if (lender := graph.firm(row.record.lender))
    )
