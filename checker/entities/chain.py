"""The chain product → operator → lender → guarantor → collector, each box with what ties it to the one before.

`confirmed_by_lender`: a lender's own published list names it, or a page states the lender runs it itself.
`contradicted` needs the lender's own denial; a name missing from a partial list contradicts nothing.
"""

from dataclasses import dataclass
from datetime import date

from checker.entities.graph import Entity, Graph, trusted
from checker.entities.standing import confirming_lists, licence_in_force, standing_of
from checker.evidence.book import EvidenceBook
from checker.report import ChainLink, EntityRef
from checker.terms import ChainRole, Relation
from registries.model import (
    LENDING_TYPES,
    LicenceType,
    NoticeAction,
    PartnerRole,
    Record,
    SourcedRecord,
    legal_name_key,
)

_ROLES: dict[LicenceType, ChainRole] = {LicenceType.FINANCING_GUARANTEE: "guarantor"}


@dataclass(frozen=True)
class Tie:
    """How a platform and a lender are tied, and the records that say so."""

    relation: Relation
    records: tuple[SourcedRecord[Record], ...] = ()


def ref(entity: Entity) -> EntityRef:
    """The entity as a report names it."""
    return EntityRef(id=entity.id, type=entity.type, name=entity.name)


def tie(platform: Entity, lender: Entity, graph: Graph, judged_on: date) -> Tie:
    """Whether this lender confirms, denies or is merely claimed by this platform."""
    denials = _denials(platform, lender, graph)
    if denials:
        return Tie("contradicted", denials)
    if _runs_itself(platform, lender, graph):
        return Tie("confirmed_by_lender", platform.products[:1])
    lists = tuple(
        row for row in confirming_lists(platform, graph, judged_on) if graph.firm(row.record.lender) == lender
    )
    if lists:
        return Tie("confirmed_by_lender", lists[:1])
    return Tie("claimed_only", _claims(platform, lender, graph))


def chain_of(
    platform: Entity | None, lender: Entity | None, graph: Graph, judged_on: date, book: EvidenceBook
) -> tuple[ChainLink, ...]:
    """All boxes, in order. With a contract lender given, it is the only lender in it."""
    links = list(_platform_links(platform, graph, judged_on, book)) if platform else []
    if lender is not None and lender != platform:
        relation = tie(platform, lender, graph, judged_on) if platform else Tie("unknown")
        links.append(_lender_link(lender, relation, judged_on, book))
    elif platform is not None and lender is None:
        links += _known_lenders(platform, graph, judged_on, book)
    return tuple(links)


def _platform_links(platform: Entity, graph: Graph, judged_on: date, book: EvidenceBook) -> list[ChainLink]:
    confirmed = bool(confirming_lists(platform, graph, judged_on))
    relation: Relation = "confirmed_by_lender" if confirmed else "claimed_only"
    if platform.type == "organisation":
        return [_organisation_link(platform, relation, judged_on, book)]
    if standing_of(platform, graph, judged_on).standing == "lender_product":
        relation = "confirmed_by_lender"
    evidence = tuple(book.add(held) for held in platform.products[:1])
    links = [_link("product", platform, relation if platform.products else "unknown", evidence)]
    operator = graph.operator(platform)
    if operator is not None and operator.may_lend_by_type is not True:
        links.append(_link("platform_operator", operator, relation, evidence))
    rumoured = graph.rumoured_operator(platform) if operator is None else None
    if rumoured is not None:
        links.append(_link("platform_operator", rumoured, "unknown", evidence))
    return links


def _organisation_link(firm: Entity, relation: Relation, judged_on: date, book: EvidenceBook) -> ChainLink:
    if firm.firm_type in LENDING_TYPES:
        licensed = licence_in_force(firm, judged_on) is not None
        return _lender_link(firm, Tie("confirmed_by_lender" if licensed else "unknown"), judged_on, book)
    role = _ROLES.get(firm.firm_type, "platform_operator") if firm.firm_type else "platform_operator"
    return _link(role, firm, relation, tuple(book.add(held) for held in firm.licences[:1]))


def _known_lenders(platform: Entity, graph: Graph, judged_on: date, book: EvidenceBook) -> list[ChainLink]:
    operator = graph.operator(platform)
    if operator is not None and operator.may_lend_by_type:
        relation = Tie("confirmed_by_lender" if _stated(platform) else "claimed_only", platform.products[:1])
        return [_lender_link(operator, relation, judged_on, book)]
    if platform.firm_type in LENDING_TYPES:
        return []
    confirming = [row.record.lender for row in confirming_lists(platform, graph, judged_on)]
    names = dict.fromkeys((*confirming, *_claimed_lenders(platform, graph)))
    lenders = {lender.id: lender for name in names if (lender := graph.firm(name))}
    return [_lender_link(one, tie(platform, one, graph, judged_on), judged_on, book) for one in lenders.values()]


def _claimed_lenders(platform: Entity, graph: Graph) -> list[str]:
    reported = [row.record.lender for row in graph.partner_rows(platform) if row.record.status == "listed"]
    declared = [name for held in platform.products for name in held.record.declared_lenders]
    return reported + declared


def _lender_link(lender: Entity, relation: Tie, judged_on: date, book: EvidenceBook) -> ChainLink:
    licence = licence_in_force(lender, judged_on)
    shown: tuple[SourcedRecord[Record], ...] = (*relation.records, *((licence,) if licence else lender.licences[:1]))
    return _link("lender", lender, relation.relation, tuple(book.add(held) for held in shown))


def _link(role: ChainRole, entity: Entity, relation: Relation, evidence: tuple[str, ...]) -> ChainLink:
    return ChainLink(
        role=role,
        entity=ref(entity),
        relation=relation,
        licence_type=entity.firm_type.value if entity.firm_type else None,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _stated(platform: Entity) -> bool:
    return any(trusted(held) for held in platform.products if held.record.operator)


def _runs_itself(platform: Entity, lender: Entity, graph: Graph) -> bool:
    return _stated(platform) and graph.operator(platform) == lender


def _denials(platform: Entity, lender: Entity, graph: Graph) -> tuple[SourcedRecord[Record], ...]:
    operator = graph.operator(platform)
    names = {legal_name_key(entity.name) for entity in (platform, operator) if entity}
    return tuple(
        held
        for held in lender.notices
        if held.record.action is NoticeAction.DENIAL
        and held.record.denies is not None
        and legal_name_key(held.record.denies) in names
    )


def _claims(platform: Entity, lender: Entity, graph: Graph) -> tuple[SourcedRecord[Record], ...]:
    said = tuple(
        row
        for row in graph.partner_rows(platform)
        if graph.firm(row.record.lender) == lender and row.record.role is PartnerRole.PLATFORM_OPERATOR
    )
    return said[:1]
