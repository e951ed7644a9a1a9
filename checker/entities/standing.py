"""Who this is: identity and licence only. The first standing that applies (DESIGN: vocabulary), and the records it
rests on. Age never changes a standing; it is told beside it."""

from dataclasses import dataclass
from datetime import date

from checker.entities.graph import EXIT_ACTIONS, Entity, Graph, trusted
from checker.terms import Standing
from registries.age import first_day, is_stale, last_day
from registries.model import (
    LENDING_TYPES,
    Confidence,
    LicenceRecord,
    LicenceStatus,
    LicenceType,
    NoticeAction,
    NoticeRecord,
    PartnerRecord,
    PartnerRole,
    Record,
    SourcedRecord,
    legal_name_key,
)

_NAMED_BY_OFFICIALS = frozenset({NoticeAction.WARNING, NoticeAction.COURT_CASE, NoticeAction.COUNTERFEIT_APP})
_ENDED = frozenset({LicenceStatus.CANCELLED, LicenceStatus.SUSPENDED, LicenceStatus.EXPIRED})
_BANKS = frozenset({LicenceType.BANK, LicenceType.PRIVATE_BANK, LicenceType.FOREIGN_BANK_BRANCH})


@dataclass(frozen=True)
class Basis:
    """A standing and what it rests on. `stale`: the list it rests on is past its max age. `unverified`: nothing
    better than an unverified name stands behind it, so it may not lower a score."""

    standing: Standing
    records: tuple[SourcedRecord[Record], ...] = ()
    stale: bool = False
    microloan: bool = False
    unverified: bool = False


def standing_of(entity: Entity | None, graph: Graph, judged_on: date) -> Basis:
    """The standing of an entity on a day; `unknown` for no entity."""
    if entity is None or (entity.product is not None and entity.product.finding != "known"):
        return Basis("unknown")
    steps = (_disqualified, _licensed_lender, _lender_product, _not_a_lender, _listed_partner, _warned, _unconfirmed)
    found = (step(entity, graph, judged_on) for step in steps)
    return next((basis for basis in found if basis), Basis("unknown"))


def licence_in_force(entity: Entity, judged_on: date) -> SourcedRecord[LicenceRecord] | None:
    """The best official or reported record that lets this firm lend on that day; none that a row as new says has
    ended."""
    ended = [held for held in entity.licences if held.record.status in _ENDED and trusted(held)]
    return next(
        (
            held
            for held in entity.licences
            if _lets_lend(held.record, judged_on) and not any(_ends(row, held) for row in ended)
        ),
        None,
    )


def ended_licence(entity: Entity) -> SourcedRecord[LicenceRecord] | None:
    """The newest trusted row that says a licence of this firm was cancelled, suspended or not renewed, unless a later
    row says that it is in force."""
    in_force = [row for row in entity.licences if row.record.status is LicenceStatus.IN_FORCE and trusted(row)]
    ended = (
        held
        for held in entity.licences
        if held.record.status in _ENDED
        and trusted(held)
        and not any(_one_kind(row, held) and not _ends(held, row) for row in in_force)
    )
    return max(ended, key=_gravest_ending, default=None)


def named_by_officials(entity: Entity) -> tuple[SourcedRecord[NoticeRecord], ...]:
    """Final notices that warn of this very name, or judge it: fraud warnings, judged cases, counterfeit apps."""
    return tuple(
        held
        for held in entity.notices
        if held.record.action in _NAMED_BY_OFFICIALS and held.record.stage == "final" and trusted(held)
    )


def final_exit(entity: Entity) -> SourcedRecord[NoticeRecord] | None:
    """The newest final notice that ends this very firm's licence, unless a later licence record restores it."""
    names = {
        legal_name_key(name) for held in entity.licences for name in (held.record.legal_name, *held.record.former_names)
    } | {legal_name_key(entity.name)}
    for held in entity.notices:
        record = held.record
        final = record.action in EXIT_ACTIONS and record.stage == "final" and trusted(held)
        if final and legal_name_key(record.subject) in names:
            return None if _restored(entity, held.record) else held
    return None


def confirming_lists(entity: Entity, graph: Graph, judged_on: date) -> tuple[SourcedRecord[PartnerRecord], ...]:
    """Published lists of licensed lenders that name this product, its operator or this firm, newest first."""
    return tuple(
        held
        for held in graph.partner_rows(entity)
        if held.record.confirms
        and held.record.role is PartnerRole.PLATFORM_OPERATOR
        and trusted(held)
        and (lender := graph.firm(held.record.lender))
        and licence_in_force(lender, judged_on)
        and not final_exit(lender)
    )


def _lets_lend(record: LicenceRecord, judged_on: date) -> bool:
    expired = record.expires is not None and first_day(record.expires) < judged_on
    return (
        record.licence_type in LENDING_TYPES
        and record.status is LicenceStatus.IN_FORCE
        and record.cite.confidence is not Confidence.UNVERIFIED
        and not expired
    )


def _gravest_ending(held: SourcedRecord[LicenceRecord]) -> tuple[bool, str]:
    """A licence to lend before any other, then the newest row."""
    return held.record.licence_type in LENDING_TYPES, held.record.cite.as_of or ""


def _one_kind(one: SourcedRecord[LicenceRecord], other: SourcedRecord[LicenceRecord]) -> bool:
    """Whether two rows are about one licence. Kinds of banks are one kind: lists tell them apart differently."""
    types = {one.record.licence_type, other.record.licence_type}
    return len(types) == 1 or types <= _BANKS


def _ends(ended: SourcedRecord[LicenceRecord], in_force: SourcedRecord[LicenceRecord]) -> bool:
    """Whether a row that ended takes the place of one in force of the same type: it does unless that one is surely
    later. Of two rows of one day, or without days, the one that warns is believed."""
    then, now = ended.record.cite.as_of, in_force.record.cite.as_of
    if not _one_kind(ended, in_force):
        return False
    return now is None or (then is not None and first_day(now) <= last_day(then))


def _restored(entity: Entity, notice: NoticeRecord) -> bool:
    when = notice.date or notice.cite.as_of
    return any(
        held.record.status is LicenceStatus.IN_FORCE
        and trusted(held)
        and when is not None
        and held.record.cite.as_of is not None
        and first_day(held.record.cite.as_of) > last_day(when)
        for held in entity.licences
    )


def _disqualified(entity: Entity, _graph: Graph, judged_on: date) -> Basis | None:
    notice = final_exit(entity)
    if notice is not None:
        return Basis("disqualified", (notice,))
    row = ended_licence(entity)
    if row is None or row.record.status is not LicenceStatus.CANCELLED:
        return None
    return Basis("disqualified", (row,)) if lost_approval(entity, row, judged_on) else None


def lost_approval(entity: Entity, ended: SourcedRecord[LicenceRecord], judged_on: date) -> bool:
    """Whether the row that ended leaves the firm with no licence to lend: a microloan company that became a consumer
    finance company lost nothing."""
    return ended.record.licence_type in LENDING_TYPES and licence_in_force(entity, judged_on) is None


def _licensed_lender(entity: Entity, _graph: Graph, judged_on: date) -> Basis | None:
    held = licence_in_force(entity, judged_on)
    if held is None:
        return None
    microloan = held.record.licence_type is LicenceType.MICROLOAN
    return Basis("licensed_lender", (held,), is_stale(held, judged_on), microloan)


def _lender_product(entity: Entity, graph: Graph, judged_on: date) -> Basis | None:
    for product in entity.products:
        lender = graph.firm(product.record.operator)
        if lender is None or not trusted(product) or final_exit(lender):
            continue
        licence = licence_in_force(lender, judged_on)
        if licence:
            microloan = licence.record.licence_type is LicenceType.MICROLOAN
            return Basis("lender_product", (product, licence), is_stale(licence, judged_on), microloan)
    return None


def _not_a_lender(entity: Entity, _graph: Graph, _judged_on: date) -> Basis | None:
    if entity.type != "organisation" or entity.may_lend_by_type is not False:
        return None
    return Basis("not_a_lender", entity.licences[:1], unverified=not entity.verified)


def _listed_partner(entity: Entity, graph: Graph, judged_on: date) -> Basis | None:
    rows = confirming_lists(entity, graph, judged_on)
    if not rows:
        return None
    return Basis("listed_partner", rows, stale=all(_pair_is_stale(row, graph, judged_on) for row in rows))


def _pair_is_stale(row: SourcedRecord[PartnerRecord], graph: Graph, judged_on: date) -> bool:
    lender = graph.firm(row.record.lender)
    licence = licence_in_force(lender, judged_on) if lender else None
    return licence is None or is_stale(row, judged_on) or is_stale(licence, judged_on)


def _warned(entity: Entity, _graph: Graph, _judged_on: date) -> Basis | None:
    rows = named_by_officials(entity)
    return Basis("warned", rows) if rows else None


def _unconfirmed(entity: Entity, _graph: Graph, _judged_on: date) -> Basis | None:
    ended = ended_licence(entity)
    if ended is not None and ended.record.licence_type in LENDING_TYPES:
        return Basis("unconfirmed", (ended,))
    known: tuple[SourcedRecord[Record], ...] = (*entity.products, *entity.licences)
    rows = tuple(held for held in known if trusted(held))
    if not rows:
        rows = tuple(held for held in entity.notices if held.record.operator and trusted(held))
    return Basis("unconfirmed", rows[:1]) if rows else None
