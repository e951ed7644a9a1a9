"""The chain product → operator → lender → guarantor → collector: each link with what ties it to the one before.

`confirmed_by_lender`: a lender's own published list names it, or a page states the lender runs it itself.
`contradicted` needs the lender's own denial; a name missing from a partial list contradicts nothing.
"""

from dataclasses import dataclass

from checker.entities.firm_roles import firm_roles, main_role, role_by_kind
from checker.entities.graph import Entity, Graph, trusted
from checker.entities.profile import EntityProfile, Profiles
from checker.evidence.book import EvidenceBook
from checker.report import ChainLink, EntityRef
from checker.terms import ChainRole, Relation, RoleName
from registries.model import (
    LENDING_TYPES,
    NoticeAction,
    PartnerRole,
    Record,
    SourcedRecord,
    legal_name_key,
)

#: What a firm does, as a link of the chain. Whoever only sends messages or bought a claim is no link of it.
_ROLES: dict[RoleName, ChainRole | None] = {
    "guarantor": "guarantor",
    "collector": "collector",
    "payment_company": "payment_company",
    "payment_channel": "payment_company",
    "payee": "payee",
    "message_sender": None,
    "transferee": None,
}
#: To collect for a lender, or to pass its money on, does not say that it lends behind the partner's brands. Whom a firm
#: guarantees for says so of its brands only: of the firm itself it is a role, and no link.
_NOT_BEHIND_BRANDS = frozenset({PartnerRole.COLLECTOR, PartnerRole.PAYMENT})
_NOT_BEHIND_FIRMS = _NOT_BEHIND_BRANDS | {PartnerRole.GUARANTOR}


@dataclass(frozen=True)
class Tie:
    """The relation between a platform and a lender, and the records that show it."""

    relation: Relation
    records: tuple[SourcedRecord[Record], ...] = ()


def ref(entity: Entity) -> EntityRef:
    """Return the entity as a report names it: id, type and name."""
    return EntityRef(id=entity.id, type=entity.type, name=entity.name)


def tie(platform: Entity, lender: Entity, profiles: Profiles) -> Tie:
    """Return whether this lender confirms or denies this platform, or is merely claimed by it.

    The lender's own denial counts before any list: it is the only thing that contradicts.
    """
    profile, graph = profiles.of(platform), profiles.graph
    # before any list: a lender that denies it today may not have taken its old list down
    denials = _denials(profile, lender)
    if denials:
        return Tie("contradicted", denials)
    if profile.operator == lender and _runs_its_own(platform, profiles.of(lender)):
        return Tie("confirmed_by_lender", platform.products[:1])
    lists = tuple(row for row in profile.confirming_lists if graph.firm(row.record.lender) == lender)
    if lists:
        return Tie("confirmed_by_lender", lists[:1])
    return Tie("claimed_only", _claims(platform, lender, graph))


def chain_of(
    platform: Entity | None, lender: Entity | None, profiles: Profiles, book: EvidenceBook
) -> tuple[ChainLink, ...]:
    """Return all links, in order, and add their records to `book`. A contract's lender is then the only one."""
    links = list(_platform_links(profiles.of(platform), profiles.graph, book)) if platform else []
    if lender is not None and lender != platform:
        relation = tie(platform, lender, profiles) if platform else Tie("unknown")
        links.append(_lender_link(profiles.of(lender), relation, book))
    elif platform is not None and lender is None:
        links += lenders_behind(platform, profiles, book)
    return tuple(links)


def _platform_links(profile: EntityProfile, graph: Graph, book: EvidenceBook) -> list[ChainLink]:
    platform = profile.entity
    relation: Relation = "confirmed_by_lender" if profile.confirming_lists else "claimed_only"
    if platform.type == "organisation":
        return _organisation_links(profile, relation, graph, book)
    if not platform.products and platform.payees:  # a name that only statements print
        return [_link("payee", platform, "unknown", tuple(book.add(row) for row in platform.payees[:1]))]
    if profile.basis.standing == "lender_product":
        relation = "confirmed_by_lender"
    evidence = tuple(book.add(row) for row in platform.products[:1])
    links = [_link("product", platform, relation if platform.products else "unknown", evidence)]
    operator = profile.operator
    if operator is not None and operator.may_lend_by_type is not True:
        links.append(_link("platform_operator", operator, relation, evidence))
    unverified = graph.unverified_operator(platform) if operator is None else None
    if unverified is not None:
        links.append(_link("platform_operator", unverified, "unknown", evidence))
    return links


def _organisation_links(
    profile: EntityProfile, relation: Relation, graph: Graph, book: EvidenceBook
) -> list[ChainLink]:
    """The firm in the part it plays. One that is a name and no more plays none that anybody knows: the standing says
    so, and its evidence is all there is to show."""
    rows = profile.entity.licences
    if rows and profile.basis.standing == "unknown" and not any(map(trusted, rows)):
        book.add(rows[0])
        return []
    firm = profile.entity
    if firm.firm_type in LENDING_TYPES:
        return [_lender_link(profile, Tie("confirmed_by_lender" if profile.licence_in_force else "unknown"), book)]
    roles = firm_roles(firm, graph, profile.judged_on)
    found = main_role(roles)
    main = found.role if found else role_by_kind(firm)
    if main is None and roles:
        return []  # only pages that nobody verified name it: they make it no part of a loan
    role = _ROLES.get(main, "platform_operator") if main else "platform_operator"
    return [_link(role, firm, relation, tuple(book.add(row) for row in firm.licences[:1]))] if role else []


def lenders_behind(platform: Entity, profiles: Profiles, book: EvidenceBook) -> list[ChainLink]:
    """Return the lenders on record behind a platform: its operator where that may lend, else those listed or
    claimed."""
    profile, graph = profiles.of(platform), profiles.graph
    operator = profile.operator
    if operator is not None and operator.may_lend_by_type:
        confirms = _runs_its_own(platform, profiles.of(operator))
        relation = Tie("confirmed_by_lender" if confirms else "claimed_only", platform.products[:1])
        return [_lender_link(profiles.of(operator), relation, book)]
    if platform.firm_type in LENDING_TYPES:
        return []
    confirming = [row.record.lender for row in profile.confirming_lists]
    names = dict.fromkeys((*confirming, *_claimed_lenders(platform, graph)))  # in that order, each once
    lenders = {lender.id: lender for name in names if (lender := graph.firm(name))}
    return [_lender_link(profiles.of(lender), tie(platform, lender, profiles), book) for lender in lenders.values()]


def _claimed_lenders(platform: Entity, graph: Graph) -> list[str]:
    rows = (row.record for row in graph.partner_rows(platform))
    others = _NOT_BEHIND_BRANDS if platform.type == "product" else _NOT_BEHIND_FIRMS
    reported = [row.lender for row in rows if row.status == "listed" and row.role not in others]
    declared = [name for row in platform.products for name in row.record.declared_lenders]
    return reported + declared


def _lender_link(profile: EntityProfile, relation: Tie, book: EvidenceBook) -> ChainLink:
    lender, licence = profile.entity, profile.licence_in_force
    rows: tuple[SourcedRecord[Record], ...] = (*relation.records, *((licence,) if licence else lender.licences[:1]))
    return _link("lender", lender, relation.relation, tuple(book.add(row) for row in rows))


def _link(role: ChainRole, entity: Entity, relation: Relation, evidence: tuple[str, ...]) -> ChainLink:
    return ChainLink(
        role=role,
        entity=ref(entity),
        relation=relation,
        licence_type=entity.firm_type.value if entity.firm_type else None,
        evidence=tuple(dict.fromkeys(evidence)),
    )


def _runs_its_own(platform: Entity, operator: EntityProfile) -> bool:
    """Return whether a trusted record names this firm as the operator, and it may lend: a firm that is on no list, or
    only guarantees, confirms no loan."""
    stated = any(trusted(row) for row in platform.products if row.record.operator)
    return stated and operator.licence_in_force is not None


def _denials(profile: EntityProfile, lender: Entity) -> tuple[SourcedRecord[Record], ...]:
    names = {legal_name_key(entity.name) for entity in (profile.entity, profile.operator) if entity}
    return tuple(
        row
        for row in lender.notices
        if row.record.action is NoticeAction.DENIAL
        and row.record.denies is not None
        and legal_name_key(row.record.denies) in names
    )


def _claims(platform: Entity, lender: Entity, graph: Graph) -> tuple[SourcedRecord[Record], ...]:
    rows = tuple(
        row
        for row in graph.partner_rows(platform)
        if graph.firm(row.record.lender) == lender and row.record.role is PartnerRole.PLATFORM_OPERATOR
    )
    return rows[:1]
