"""Entities and the graph between them: brand → operator → lender → guarantor → collector.

An entity holds the records about exactly it. Nothing here follows a name that is merely alike. How records become a
graph: `build_graph`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registries.firm_names.entity_names import EntityType
from registries.model import (
    LENDING_TYPES,
    Confidence,
    IdentifierRecord,
    LicenceRecord,
    LicenceType,
    NoticeAction,
    NoticeRecord,
    PartnerRecord,
    PayeeRecord,
    ProductRecord,
    Record,
    SourcedRecord,
    legal_name_key,
)

#: Notices that end a firm's licence, or show that nobody is there any more.
EXIT_ACTIONS = frozenset({NoticeAction.LOST_CONTACT, NoticeAction.SHELL, NoticeAction.CANCELLED, NoticeAction.REVOKED})


def trusted(row: SourcedRecord[Record]) -> bool:
    """Return whether a record may support a standing or lower a score: unverified ones never do."""
    return row.record.cite.confidence is not Confidence.UNVERIFIED


@dataclass(frozen=True)
class Entity:
    """An organisation or a product, and the records about exactly it.

    `imitations` are notices about fakes of it: they say nothing against it. `payees`: what it was seen taking money
    for, or doing; that says nothing for it or against it. Nor do `identifiers`: what it is reached by.
    """

    id: str
    type: EntityType
    name: str
    licences: tuple[SourcedRecord[LicenceRecord], ...] = ()
    products: tuple[SourcedRecord[ProductRecord], ...] = ()
    notices: tuple[SourcedRecord[NoticeRecord], ...] = ()
    imitations: tuple[SourcedRecord[NoticeRecord], ...] = ()
    payees: tuple[SourcedRecord[PayeeRecord], ...] = ()
    identifiers: tuple[SourcedRecord[IdentifierRecord], ...] = ()

    @property
    def verified(self) -> bool:
        """Return whether anything better than an unverified name is on record."""
        rows: tuple[SourcedRecord[Record], ...] = (*self.licences, *self.products, *self.notices)
        return any(trusted(row) for row in rows)

    @property
    def firm_type(self) -> LicenceType | None:
        """Return the kind of firm by its best record; None for a product or an unknown kind."""
        return self.licences[0].record.licence_type if self.licences else None

    @property
    def may_lend_by_type(self) -> bool | None:
        """Return whether firms of its kind may lend at all; None when the kind is unknown."""
        return None if self.firm_type is None else self.firm_type in LENDING_TYPES

    @property
    def product(self) -> ProductRecord | None:
        """Return its best product record; None where it has none."""
        return self.products[0].record if self.products else None


@dataclass(frozen=True)
class Graph:
    """All entities of one revision by id, their names as keys (`legal_name_key`), and the records that tie them.

    `guarantee_rows_of_source`: by source, the licences of guarantee companies that it lists; `partner_rows_in_role`: by
    `PartnerRole`, the rows that name a partner in it, lender by lender.
    """

    entities: Mapping[str, Entity]
    firm_ids: Mapping[str, str]
    product_ids: Mapping[str, str]
    partners_of_lender: Mapping[str, tuple[SourcedRecord[PartnerRecord], ...]]
    lenders_of_partner: Mapping[str, tuple[SourcedRecord[PartnerRecord], ...]]
    payees_for: Mapping[str, tuple[SourcedRecord[PayeeRecord], ...]]
    brands_of_operator: Mapping[str, tuple[str, ...]]
    guarantee_rows_of_source: Mapping[str, tuple[SourcedRecord[LicenceRecord], ...]]
    partner_rows_in_role: Mapping[str, tuple[SourcedRecord[PartnerRecord], ...]]

    def firm(self, name: str | None) -> Entity | None:
        """Return the organisation of that legal or former name."""
        entity_id = self.firm_ids.get(legal_name_key(name)) if name else None
        return self.entities[entity_id] if entity_id else None

    def named(self, name: str) -> Entity | None:
        """Return the organisation or product of that legal, former or brand name; an organisation first."""
        key = legal_name_key(name)
        entity_id = self.firm_ids.get(key) or self.product_ids.get(key)
        return self.entities[entity_id] if entity_id else None

    def operator(self, entity: Entity) -> Entity | None:
        """Return the firm that operates a product, by its best trusted record that names one."""
        names = (row.record.operator for row in entity.products if trusted(row))
        return next((firm for name in names if (firm := self.firm(name))), None)

    def unverified_operator(self, entity: Entity) -> Entity | None:
        """Return the firm an unverified record names as operator: it may be shown as such, and supports nothing."""
        names = (row.record.operator for row in entity.products if not trusted(row))
        return next((firm for name in names if (firm := self.firm(name))), None)

    def rows_about(self, entity: Entity) -> Iterator[SourcedRecord[Record]]:
        """Yield every row that names this entity, as lender or partner too."""
        yield from entity.licences
        yield from entity.products
        yield from (*entity.notices, *entity.imitations)
        yield from entity.payees
        yield from self.partners_of_lender.get(entity.id, ())
        yield from self.partner_rows(entity)

    def brands(self, operator: Entity) -> tuple[Entity, ...]:
        """Return the brands that a firm operates by the best trusted record of each, in the order of their names."""
        return tuple(self.entities[brand] for brand in self.brands_of_operator.get(operator.id, ()))

    def partner_rows(self, entity: Entity) -> tuple[SourcedRecord[PartnerRecord], ...]:
        """Return the rows of any lender that name this entity or the firm that operates it."""
        operator = self.operator(entity)
        own = self.lenders_of_partner.get(entity.id, ())
        of_operator = self.lenders_of_partner.get(operator.id, ()) if operator else ()
        return own + tuple(row for row in of_operator if row not in own)
