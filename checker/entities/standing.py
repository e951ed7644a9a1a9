"""The standing of an entity: who it is, by identity and licence alone, and the records that rests on.

The first standing that applies holds. The age of a list never changes a standing; it is told beside it.
"""

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

#: Notices that name a firm or app itself as what people are warned of, or that judge it.
_NAMED_BY_OFFICIALS = frozenset({NoticeAction.WARNING, NoticeAction.COURT_CASE, NoticeAction.COUNTERFEIT_APP})
_ENDED = frozenset({LicenceStatus.CANCELLED, LicenceStatus.SUSPENDED, LicenceStatus.EXPIRED})
#: Kinds of banks that lists tell apart differently: one says bank where another says private bank.
_BANKS = frozenset({LicenceType.BANK, LicenceType.PRIVATE_BANK, LicenceType.FOREIGN_BANK_BRANCH})


@dataclass(frozen=True)
class Basis:
    """A standing and the records it rests on.

    `stale`: the list it rests on is past its maximum age. `microloan`: the lender is a microloan company.
    `unverified`: nothing better than an unverified name stands behind it, so it may not lower a score.
    """

    standing: Standing
    records: tuple[SourcedRecord[Record], ...] = ()
    stale: bool = False
    microloan: bool = False
    unverified: bool = False


def standing_of(entity: Entity | None, graph: Graph, judged_on: date) -> Basis:
    """Return the standing of an entity on a day; `unknown` for no entity, or one that was looked for and not found."""
    if entity is None or (entity.product is not None and entity.product.finding != "known"):
        return Basis("unknown")
    # The order is the rule: what ends a licence stands before the licence, and a licence before any list or warning
    steps = (_disqualified, _licensed_lender, _lender_product, _not_a_lender, _listed_partner, _warned, _unconfirmed)
    bases = (step(entity, graph, judged_on) for step in steps)
    return next((basis for basis in bases if basis), Basis("unknown"))


def licence_in_force(entity: Entity, judged_on: date) -> SourcedRecord[LicenceRecord] | None:
    """Return the best official or reported record that lets this firm lend on that day, if any.

    A record does not count where a row as new as it says that the licence has ended.
    """
    ended_rows = [row for row in entity.licences if row.record.status in _ENDED and trusted(row)]
    return next(
        (
            row
            for row in entity.licences
            if _lets_lend(row.record, judged_on) and not any(_ends(ended, row) for ended in ended_rows)
        ),
        None,
    )


def ended_licence(entity: Entity) -> SourcedRecord[LicenceRecord] | None:
    """Return the newest trusted row that says a licence of this firm was cancelled, suspended or not renewed.

    A row counts only while no later one says that the licence is in force.
    """
    valid_rows = [row for row in entity.licences if row.record.status is LicenceStatus.IN_FORCE and trusted(row)]
    ended = (
        row
        for row in entity.licences
        if row.record.status in _ENDED
        and trusted(row)
        and not any(_same_licence(valid, row) and not _ends(row, valid) for valid in valid_rows)
    )
    return max(ended, key=_gravest_ending, default=None)


def named_by_officials(entity: Entity) -> tuple[SourcedRecord[NoticeRecord], ...]:
    """Return the final notices about this very name: fraud warnings, judged cases, counterfeit apps."""
    return tuple(
        row
        for row in entity.notices
        if row.record.action in _NAMED_BY_OFFICIALS and row.record.stage == "final" and trusted(row)
    )


def final_exit(entity: Entity) -> SourcedRecord[NoticeRecord] | None:
    """Return the newest final notice that ends this very firm's licence, unless a later licence record restores it."""
    if not entity.notices:  # as of nearly all, and whole datasets pass here
        return None
    # a notice may have been attached by an alias or a brand: only one that prints a legal name ends a licence
    names = {
        legal_name_key(name) for row in entity.licences for name in (row.record.legal_name, *row.record.former_names)
    } | {legal_name_key(entity.name)}
    for row in entity.notices:  # newest first
        record = row.record
        final = record.action in EXIT_ACTIONS and record.stage == "final" and trusted(row)
        if final and legal_name_key(record.subject) in names:
            return None if _restored(entity, row.record) else row
    return None


def confirming_lists(entity: Entity, graph: Graph, judged_on: date) -> tuple[SourcedRecord[PartnerRecord], ...]:
    """Return the rows of licensed lenders' lists that name this product, its operator or this firm, newest first."""
    return tuple(
        row
        for row in graph.partner_rows(entity)
        if row.record.confirms
        and row.record.role is PartnerRole.PLATFORM_OPERATOR
        and trusted(row)
        and (lender := graph.firm(row.record.lender))
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


def _gravest_ending(row: SourcedRecord[LicenceRecord]) -> tuple[bool, str]:
    """A licence to lend before any other, then the newest row."""
    return row.record.licence_type in LENDING_TYPES, row.record.cite.as_of or ""


def _same_licence(first: SourcedRecord[LicenceRecord], second: SourcedRecord[LicenceRecord]) -> bool:
    """Whether two rows are about one licence. Kinds of banks are one kind: lists tell them apart differently."""
    types = {first.record.licence_type, second.record.licence_type}
    return len(types) == 1 or types <= _BANKS


def _ends(ended: SourcedRecord[LicenceRecord], in_force: SourcedRecord[LicenceRecord]) -> bool:
    """Whether a row that ended outweighs one in force of the same type: it does unless that one is surely later. Of two
    rows of one day, or without days, the one that warns is believed."""
    ended_as_of, valid_as_of = ended.record.cite.as_of, in_force.record.cite.as_of
    if not _same_licence(ended, in_force):
        return False
    return valid_as_of is None or (ended_as_of is not None and first_day(valid_as_of) <= last_day(ended_as_of))


def _restored(entity: Entity, notice: NoticeRecord) -> bool:
    when = notice.date or notice.cite.as_of
    return any(
        row.record.status is LicenceStatus.IN_FORCE
        and trusted(row)
        and when is not None
        and row.record.cite.as_of is not None
        and first_day(row.record.cite.as_of) > last_day(when)
        for row in entity.licences
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
    """Return whether the row that ended leaves the firm with no licence to lend.

    A microloan company that became a consumer finance company lost nothing.
    """
    return ended.record.licence_type in LENDING_TYPES and licence_in_force(entity, judged_on) is None


def _licensed_lender(entity: Entity, _graph: Graph, judged_on: date) -> Basis | None:
    row = licence_in_force(entity, judged_on)
    if row is None:
        return None
    microloan = row.record.licence_type is LicenceType.MICROLOAN
    return Basis("licensed_lender", (row,), is_stale(row, judged_on), microloan)


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
    own_rows: tuple[SourcedRecord[Record], ...] = (*entity.products, *entity.licences)
    rows = tuple(row for row in own_rows if trusted(row))
    if not rows:  # a notice that names an app's operator identifies the app, though nothing else knows it
        rows = tuple(row for row in entity.notices if row.record.operator and trusted(row))
    return Basis("unconfirmed", rows[:1]) if rows else None
