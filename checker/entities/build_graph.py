"""Records → entities and the graph between them: whom each record is about, and whom it ties to whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from checker.entities.graph import Entity, Graph, trusted
from registries.firm_names.entity_names import EntityType, entity_type
from registries.model import (
    Confidence,
    IdentifierRecord,
    LicenceRecord,
    LicenceStatus,
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

#: Among records about one entity, what was read in the list itself goes before a copy, and a copy before a mere name.
_RANK = {Confidence.OFFICIAL: 2, Confidence.REPORTED: 1, Confidence.UNVERIFIED: 0}


@dataclass
class _Draft:
    """An entity while its records are being collected."""

    id: str
    type: EntityType
    name: str
    licences: list[SourcedRecord[LicenceRecord]] = field(default_factory=list)
    products: list[SourcedRecord[ProductRecord]] = field(default_factory=list)
    notices: list[SourcedRecord[NoticeRecord]] = field(default_factory=list)
    imitations: list[SourcedRecord[NoticeRecord]] = field(default_factory=list)
    payees: list[SourcedRecord[PayeeRecord]] = field(default_factory=list)
    identifiers: list[SourcedRecord[IdentifierRecord]] = field(default_factory=list)

    def present_name(self) -> str:
        """Return the name its best record gives it, or the one it was first seen under."""
        licences, products = _best_first(self.licences), _best_first(self.products)
        return licences[0].record.legal_name if licences else products[0].record.brand if products else self.name

    def finish(self) -> Entity:
        """Return the entity, its records in the order in which they are believed and shown."""
        licences, products = _best_first(self.licences), _best_first(self.products)
        return Entity(
            id=self.id,
            type=self.type,
            name=self.present_name(),
            licences=licences,
            products=products,
            notices=newest_first(self.notices),
            imitations=newest_first(self.imitations),
            payees=newest_first(self.payees),
            identifiers=newest_first(self.identifiers),
        )


class _Drafts:
    """The drafts by entity id; `ids` are those the store minted, by kind and name key."""

    def __init__(self, ids: Mapping[tuple[str, str], str]) -> None:
        self._ids = ids
        self.by_id: dict[str, _Draft] = {}

    def of(self, kind: EntityType, name: str) -> _Draft:
        """Return the draft of that name, making it on first use. Raises KeyError for a name the store never saw."""
        entity_id = self._ids[kind, legal_name_key(name)]
        return self.by_id.setdefault(entity_id, _Draft(entity_id, kind, name))


def build(records: Iterable[SourcedRecord[Record]], ids: Mapping[tuple[str, str], str]) -> Graph:
    """Return the graph of all `records`, whatever their order; `ids` is what `Store.entity_ids` returns."""
    rows = list(records)
    drafts = _Drafts(ids)
    for licence in _rows_of_kind(rows, LicenceRecord):
        drafts.of("organisation", licence.record.legal_name).licences.append(licence)
    for product in _rows_of_kind(rows, ProductRecord):
        drafts.of("product", product.record.brand).products.append(product)
        if product.record.operator:
            drafts.of("organisation", product.record.operator)
    partners = _rows_of_kind(rows, PartnerRecord)
    for partner in partners:
        drafts.of("organisation", partner.record.lender)
        if partner.record.form in ("full_name", "short_name"):
            drafts.of("organisation", partner.record.partner)
    payees = _rows_of_kind(rows, PayeeRecord)
    for payee in payees:
        drafts.of(entity_type(payee.record.payee), payee.record.payee).payees.append(payee)
    firm_ids, product_ids = _firm_ids(drafts), _product_ids(drafts)
    # last: whom a notice falls on depends on every name above
    for notice in _rows_of_kind(rows, NoticeRecord):
        _attach_notice(drafts, firm_ids, product_ids, notice)
    for row in _rows_of_kind(rows, IdentifierRecord):
        key = legal_name_key(row.record.subject)
        if owner := firm_ids.get(key) or product_ids.get(key):
            drafts.by_id[owner].identifiers.append(row)
    entities = {entity_id: draft.finish() for entity_id, draft in sorted(drafts.by_id.items())}
    partners_of_lender = _grouped(partners, lambda row: {firm_ids.get(legal_name_key(row.lender))})
    return Graph(
        entities=entities,
        firm_ids=firm_ids,
        product_ids=product_ids,
        partners_of_lender=partners_of_lender,
        lenders_of_partner=_grouped(partners, lambda row: _partner_ids(row, firm_ids, product_ids)),
        payees_for=_grouped(payees, lambda row: _paid_ids(row, firm_ids, product_ids)),
        brands_of_operator=_brands_of_operator(entities.values(), firm_ids),
        guarantee_rows_of_source=_listed(_guarantee_rows(entities.values()), lambda row: row.source),
        partner_rows_in_role=_listed(
            (row for rows in partners_of_lender.values() for row in rows), lambda row: row.record.role.value
        ),
    )


R = TypeVar("R", bound=Record)


def _rows_of_kind(rows: Sequence[SourcedRecord[Record]], kind: type[R]) -> list[SourcedRecord[R]]:
    return [SourcedRecord(row.source, row.record, row.max_age_days) for row in rows if isinstance(row.record, kind)]


def newest_first(rows: Iterable[SourcedRecord[R]]) -> tuple[SourcedRecord[R], ...]:
    """Return rows by as-of date, newest first; ties in an order that does not depend on how they were read."""
    ordered = list(rows)
    if len(ordered) > 1:  # dumping records is dear, and most entities have one row of a kind or none
        ordered.sort(key=lambda row: row.record.model_dump_json())
        ordered.sort(key=lambda row: row.record.cite.as_of or "", reverse=True)
    return tuple(ordered)


def _best_first(rows: Iterable[SourcedRecord[R]]) -> tuple[SourcedRecord[R], ...]:
    """Better sources first, and of equals the newer."""
    newest = newest_first(rows)
    return tuple(sorted(newest, key=_rank, reverse=True)) if len(newest) > 1 else newest


def _rank(row: SourcedRecord[R]) -> tuple[int, bool]:
    record = row.record
    in_force = isinstance(record, LicenceRecord) and record.status is LicenceStatus.IN_FORCE
    return _RANK[record.cite.confidence], in_force


def _firm_ids(drafts: _Drafts) -> dict[str, str]:
    """Legal and former names → id. A present name always beats another firm's former name."""
    firms = [draft for draft in drafts.by_id.values() if draft.type == "organisation"]
    former = {
        legal_name_key(name): draft.id
        for draft in firms
        for row in draft.licences
        for name in (*row.record.former_names, row.record.legal_name)
    }
    present = {legal_name_key(draft.present_name()): draft.id for draft in firms}
    return {**former, **present}  # the later wins: see above


def _product_ids(drafts: _Drafts) -> dict[str, str]:
    """Brands and former brand names → id."""
    products = [draft for draft in drafts.by_id.values() if draft.type == "product"]
    former = {
        legal_name_key(name): draft.id
        for draft in products
        for row in draft.products
        for name in (*row.record.former_names, *row.record.aliases)
    }
    present = {legal_name_key(draft.present_name()): draft.id for draft in products}
    return {**former, **present}


def _attach_notice(
    drafts: _Drafts, firm_ids: dict[str, str], product_ids: dict[str, str], row: SourcedRecord[NoticeRecord]
) -> None:
    record = row.record
    key = legal_name_key(record.subject)
    target_id = firm_ids.get(key) or product_ids.get(key)
    if record.imitates is not None:
        victim = legal_name_key(record.imitates)
        victim_id = firm_ids.get(victim) or product_ids.get(victim)
        if victim_id:
            drafts.by_id[victim_id].imitations.append(row)
        if target_id and _is_real(drafts.by_id[target_id]):
            return  # the fake bears a real name: its notice must not fall on the real one
    if target_id and _names_another_operator(drafts.by_id[target_id], record):
        return
    draft = drafts.by_id[target_id] if target_id else drafts.of(entity_type(record.subject), record.subject)
    (firm_ids if draft.type == "organisation" else product_ids).setdefault(key, draft.id)
    draft.notices.append(row)


def _is_real(draft: _Draft) -> bool:
    return bool(draft.licences or draft.products)


def _names_another_operator(draft: _Draft, record: NoticeRecord) -> bool:
    """Whether a fraud warning or a judged case is about another firm's app of the same name."""
    if record.action not in (NoticeAction.WARNING, NoticeAction.COURT_CASE) or record.operator is None:
        return False
    operators = {legal_name_key(row.record.operator) for row in draft.products if row.record.operator}
    return bool(operators) and legal_name_key(record.operator) not in operators


def _partner_ids(row: PartnerRecord, firm_ids: Mapping[str, str], product_ids: Mapping[str, str]) -> set[str | None]:
    """The firm or product a row names, and the products it prints beside the firm."""
    if row.form == "group":
        return set()
    products = {product_ids.get(legal_name_key(name)) for name in row.products}
    return products | {(product_ids if row.form == "product" else firm_ids).get(legal_name_key(row.partner))}


def _paid_ids(row: PayeeRecord, firm_ids: Mapping[str, str], product_ids: Mapping[str, str]) -> set[str | None]:
    """The firms and brands that a row saw money taken for."""
    keys = [legal_name_key(name) for name in row.collected_for]
    return {firm_ids.get(key) or product_ids.get(key) for key in keys}


def _brands_of_operator(entities: Iterable[Entity], firm_ids: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    brands: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        operators = (row.record.operator for row in entity.products if trusted(row))
        operator = next((found for name in operators if name and (found := firm_ids.get(legal_name_key(name)))), None)
        if operator and entity.product and entity.product.finding == "known":
            brands[operator].append(entity)
    return {
        operator: tuple(brand.id for brand in sorted(own, key=lambda brand: (brand.name, brand.id)))
        for operator, own in brands.items()
    }


def _guarantee_rows(entities: Iterable[Entity]) -> Iterator[SourcedRecord[LicenceRecord]]:
    guarantee = LicenceType.FINANCING_GUARANTEE
    return (row for entity in entities for row in entity.licences if row.record.licence_type is guarantee)


def _listed(
    rows: Iterable[SourcedRecord[R]], key: Callable[[SourcedRecord[R]], str]
) -> dict[str, tuple[SourcedRecord[R], ...]]:
    """Group rows by one key each, in the order in which they come."""
    groups: dict[str, list[SourcedRecord[R]]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return {name: tuple(members) for name, members in groups.items()}


def _grouped(
    rows: Iterable[SourcedRecord[R]], keys: Callable[[R], set[str | None]]
) -> dict[str, tuple[SourcedRecord[R], ...]]:
    groups: dict[str, list[SourcedRecord[R]]] = defaultdict(list)
    for row in rows:
        for group in sorted(filter(None, keys(row.record))):
            groups[group].append(row)
    return {group: newest_first(members) for group, members in groups.items()}
