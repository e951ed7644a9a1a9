"""What a firm does: each role by the record that shows it, the ones that say most of the firm first.

Only records about this very firm count: what its brands, its operator or a firm of a like name does is not its own. A
role never touches a standing: to collect for a lender, to guarantee or to operate a brand licenses nobody.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, get_args

from checker.entities.graph import Entity, Graph, trusted
from checker.entities.standing import ended_licence, final_exit, licence_in_force
from checker.terms import RoleName, RoleState
from registries.age import first_day
from registries.model import (
    LicenceRecord,
    LicenceStatus,
    LicenceType,
    PartnerRecord,
    PartnerRole,
    PayeeRole,
    ProductRecord,
    Record,
    SourcedRecord,
)

#: The kinds of firms that are no lenders, as roles.
_BY_TYPE: Final[Mapping[LicenceType, RoleName]] = {
    LicenceType.FINANCING_GUARANTEE: "guarantor",
    LicenceType.PAYMENT: "payment_company",
    LicenceType.CREDIT_REPORTING: "credit_reporting",
    LicenceType.FINANCIAL_LEASING: "lessor",
    LicenceType.LEASING: "lessor",
    LicenceType.FACTORING: "factor",
    LicenceType.PAWN: "pawnbroker",
}
_BY_LIST: Final[Mapping[PartnerRole, RoleName]] = {
    PartnerRole.PLATFORM_OPERATOR: "listed_platform",
    PartnerRole.GUARANTOR: "guarantor",
    PartnerRole.CO_LENDER: "co_lender",
    PartnerRole.COLLECTOR: "collector",
    PartnerRole.PAYMENT: "payment_channel",
}
_BY_PAGE: Final[Mapping[PayeeRole, RoleName]] = {
    PayeeRole.PAYEE: "payee",
    PayeeRole.GUARANTOR: "guarantor",
    PayeeRole.COLLECTOR: "collector",
    PayeeRole.MESSAGE_SENDER: "message_sender",
    PayeeRole.TRANSFEREE: "transferee",
    PayeeRole.PAYMENT_CHANNEL: "payment_channel",
    PayeeRole.TECHNOLOGY_PROVIDER: "technology_provider",
}
#: What a firm is by its licence goes first, then what it runs, then what lists and pages saw it do.
_ORDER: Final[tuple[RoleName, ...]] = get_args(RoleName)
_STATES: Final[tuple[RoleState, ...]] = get_args(RoleState)


@dataclass(frozen=True)
class FirmRole:
    """One role of a firm: for whom (`of`), and the record that shows it."""

    role: RoleName
    state: RoleState
    row: SourcedRecord[Record]
    of: tuple[Entity, ...] = ()

    @property
    def verified(self) -> bool:
        """Return whether more than an unverified page shows it; else it is told as such, and is no main role."""
        return trusted(self.row)


def firm_roles(entity: Entity, graph: Graph, judged_on: date) -> tuple[FirmRole, ...]:
    """Return what this firm does by its records: licences first, pages nobody verified last; nothing where none says
    so."""
    found = [
        *_by_licence(entity, judged_on),
        *_by_brand(entity, graph),
        *_by_list(entity, graph),
        *_by_page(entity, graph),
    ]
    return tuple(sorted(found, key=_place))


def role_by_kind(entity: Entity) -> RoleName | None:
    """Return the role that its kind of firm is, licensed or not; None for a technology firm or an unknown kind."""
    return _BY_TYPE.get(entity.firm_type) if entity.firm_type else None


def main_role(roles: Iterable[FirmRole]) -> FirmRole | None:
    """Return the role that says most of a firm; None where no verified record shows one."""
    return next((role for role in roles if role.verified), None)


def _place(role: FirmRole) -> tuple[bool, bool, int, int]:
    """What a firm is by its licence or kind comes first."""
    by_kind = role.state in ("licensed", "identified")
    return not role.verified, not by_kind, _ORDER.index(role.role), _STATES.index(role.state)


def _by_licence(entity: Entity, judged_on: date) -> Iterator[FirmRole]:
    """What its licences make of it; nothing once a notice or a newer row ended the licence."""
    if final_exit(entity):
        return
    lending = licence_in_force(entity, judged_on)
    if lending:
        yield FirmRole("lender", "licensed", lending)
    ended = ended_licence(entity)
    seen: set[RoleName] = set()
    for row in entity.licences:
        role = _BY_TYPE.get(row.record.licence_type)
        if role is None or role in seen or not trusted(row):
            continue
        seen.add(role)
        if ended is None or ended.record.licence_type is not row.record.licence_type:
            yield FirmRole(role, "licensed" if _in_force(row.record, judged_on) else "identified", row)


def _in_force(record: LicenceRecord, judged_on: date) -> bool:
    expired = record.expires is not None and first_day(record.expires) < judged_on
    return record.status is LicenceStatus.IN_FORCE and not expired


def _by_brand(entity: Entity, graph: Graph) -> Iterator[FirmRole]:
    """The brands it operates, together where one page names several."""
    pairs = [(brand, operator_row(brand, entity, graph)) for brand in graph.brands(entity)]
    pages = sorted(((brand, row) for brand, row in pairs if row), key=lambda pair: (_page(pair[1]), pair[0].name))
    for _, same in groupby(pages, key=lambda pair: _page(pair[1])):
        members = list(same)
        yield FirmRole("platform_operator", "reported", members[0][1], tuple(brand for brand, _ in members))


def operator_row(brand: Entity, operator: Entity, graph: Graph) -> SourcedRecord[ProductRecord] | None:
    """Return the best trusted record that names this firm as the operator of the brand."""
    rows = (row for row in brand.products if trusted(row) and graph.firm(row.record.operator) == operator)
    return next(rows, None)


def _page(row: SourcedRecord[ProductRecord]) -> tuple[str, str, str, str]:
    cite = row.record.cite
    return row.source, cite.publisher, cite.title, cite.as_of or ""


def _by_list(entity: Entity, graph: Graph) -> Iterator[FirmRole]:
    """What lenders' lists and pages name it as: the newest row of each lender in each role."""
    seen: set[tuple[PartnerRole, str]] = set()
    for row in graph.lenders_of_partner.get(entity.id, ()):
        lender = graph.firm(row.record.lender)
        if lender is None or not trusted(row) or not _names_itself(row.record, entity):
            continue
        if (row.record.role, lender.id) in seen:
            continue
        seen.add((row.record.role, lender.id))
        if row.record.status != "absent":
            yield FirmRole(_BY_LIST[row.record.role], _list_state(row.record), row, (lender,))


def _names_itself(record: PartnerRecord, entity: Entity) -> bool:
    """Whether the row names the entity as the partner, and not as a product printed beside the firm. That a brand
    introduces loans is what its chain says."""
    if entity.type == "product":
        return record.form == "product" and record.role is not PartnerRole.PLATFORM_OPERATOR
    return record.form != "product"


def _list_state(record: PartnerRecord) -> RoleState:
    if record.status == "ended":
        return "ended"
    return "listed" if record.basis == "published_list" else "reported"


def _by_page(entity: Entity, graph: Graph) -> Iterator[FirmRole]:
    for row in entity.payees:
        names = (*row.record.collected_for, *row.record.lenders)
        of = {found.id: found for name in names if (found := graph.named(name))}
        yield FirmRole(_BY_PAGE[row.record.role], "reported", row, tuple(of.values()))
