"""The guarantor that a lender's own list names, and the complete list of guarantee companies it should stand on.

Financing guarantee companies are licensed by the province (国务院令第683号第六条), so only the list of its own province
can miss one. Nothing is stated unless such a list is held whole, official and fresh: then the name is on it, or not.
"""

from checker.entities.graph import Entity, Graph, trusted
from checker.evidence.citation_words import record_words
from checker.facts.builder import FactBuilder
from registries.model import (
    LicenceRecord,
    LicenceStatus,
    LicenceType,
    PartnerRecord,
    PartnerRole,
    Source,
    SourcedRecord,
)

LicenceRows = list[SourcedRecord[LicenceRecord]]


def add_guarantor_facts(facts: FactBuilder, whole: tuple[Source, ...]) -> None:
    """Add whether the firm asked for, named as guarantor by a lender's list, is on the list of its province.

    `whole`: the sources in which absence is a fact (`checker.evidence.coverage.whole_sources`).
    """
    firm = facts.request.platform
    named = _named_as_guarantor(firm, facts.graph) if firm else []
    regional_list = _regional_list(firm, facts.graph, whole) if firm and named else []
    if firm is None or not regional_list:
        return
    # all three name the list of the province: a sentence takes its words from whichever fact it cites first
    cited = record_words(regional_list[:1], facts.request.judged_on)
    words = {"name": firm.name, "guarantor": firm.name}
    words |= {word: cited[word] for word in ("list", "date", "date_en") if word in cited}
    listed = [row for row in _guarantee_rows(firm) if row in regional_list or _licensed(row)]
    facts.set("guarantor_named", True, named[:1], words)
    facts.set("guarantor_listed", bool(listed), listed[:1], words)
    facts.set("guarantor_list_whole", True, regional_list[:1], words)


def _named_as_guarantor(firm: Entity, graph: Graph) -> list[SourcedRecord[PartnerRecord]]:
    """Rows of lenders' own lists that name this very firm as guarantor."""
    rows = graph.lenders_of_partner.get(firm.id, ())
    return [
        row
        for row in rows
        if row.record.role is PartnerRole.GUARANTOR
        and row.record.confirms
        and row.record.form == "full_name"  # a short name may be another firm's
        and trusted(row)
    ]


def _regional_list(firm: Entity, graph: Graph, whole: tuple[Source, ...]) -> LicenceRows:
    """The rows of the whole list of guarantee companies of the firm's province; none where its province is not on
    record, or no such list is held. A list that spans provinces may leave one out unsaid, and is not taken."""
    regions = {row.record.region for row in firm.licences if row.record.region and trusted(row)}
    for source in whole if len(regions) == 1 else ():
        if LicenceType.FINANCING_GUARANTEE not in source.licence_types:
            continue
        rows = list(graph.guarantee_rows_of_source.get(source.id, ()))
        if rows and {row.record.region for row in rows} == regions:
            return rows
    return []


def _licensed(row: SourcedRecord[LicenceRecord]) -> bool:
    return row.record.status is LicenceStatus.IN_FORCE and trusted(row)


def _guarantee_rows(entity: Entity) -> LicenceRows:
    return [row for row in entity.licences if row.record.licence_type is LicenceType.FINANCING_GUARANTEE]
