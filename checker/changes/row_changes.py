"""How the rows of a list changed what is on record of an entity: licences, notices, names, a lender's partners."""

from collections.abc import Iterator

from checker.changes.answer_changes import read_in
from checker.changes.model import ChangeItem
from checker.entities.graph import Entity, Graph
from registries.model import LicenceRecord, NoticeRecord, PartnerRecord, ProductRecord, Record
from registries.row_identity import RowDiff, names_in

Item = tuple[str, ChangeItem]


def row_items(before: Graph, after: Graph, diff: RowDiff) -> Iterator[Item]:
    """Yield (entity id, what changed) for every row that came, went or says something else."""
    for row in diff.added:
        yield from _items(row, after, came=True)
    for row in diff.removed:
        yield from _items(row, before, came=False)
    for old, new in diff.changed:
        yield from _changed(old, new, before, after)


def _items(row: Record, graph: Graph, *, came: bool) -> Iterator[Item]:
    match row:
        case LicenceRecord():
            for firm in _firm(graph, row.legal_name):
                yield firm.id, _licence_item(row, came=came)
        case NoticeRecord():
            yield from _notice_items(row, graph, came=came)
        case PartnerRecord():
            if row.confirms:
                for lender in _firm(graph, row.lender):
                    kind = "partner_added" if came else "partner_removed"
                    yield lender.id, _item(kind, row, name=row.partner, type=row.role.value)
        case _:
            return


def _licence_item(row: LicenceRecord, *, came: bool) -> ChangeItem:
    kind, status = ("licence_added", "after") if came else ("licence_removed", "before")
    return _item(kind, row, type=row.licence_type.value, **{status: row.status.value})


def _notice_items(row: NoticeRecord, graph: Graph, *, came: bool) -> Iterator[Item]:
    subject = graph.named(row.subject)
    if subject is not None and any(own.record == row for own in subject.notices):
        kind = "notice_added" if came else "notice_removed"
        action = {"after" if came else "before": row.action.value, "type": row.stage}
        yield subject.id, _item(kind, row, **action)
        if came:
            for brand in graph.brands(subject):
                yield brand.id, _item("operator_notice_added", row, name=subject.name, **action)
    victim = graph.named(row.imitates) if row.imitates else None
    if victim is not None and any(own.record == row for own in victim.imitations):
        yield victim.id, _item("imitation_added" if came else "imitation_removed", row, name=row.subject)


def _changed(old: Record, new: Record, before: Graph, after: Graph) -> Iterator[Item]:
    if isinstance(old, LicenceRecord) and isinstance(new, LicenceRecord):
        terms = [(row.licence_type, row.status, row.expires) for row in (old, new)]
        if terms[0] != terms[1]:
            for firm in _firm(after, new.legal_name):
                gaps = {"before": old.status.value, "after": new.status.value}
                yield firm.id, _item("licence_changed", new, type=new.licence_type.value, **gaps)
    elif isinstance(old, NoticeRecord | PartnerRecord):
        # of one identity, but about something else: what it said went, what it says came
        yield from _items(old, before, came=False) if _bears_on(old) != _bears_on(new) else ()
        yield from _items(new, after, came=True) if _bears_on(old) != _bears_on(new) else ()
    yield from _names(old, new, after)


def _bears_on(row: Record) -> tuple[object, ...]:
    match row:
        case NoticeRecord():
            return row.action, row.stage, row.imitates
        case PartnerRecord():
            return (row.confirms,)
        case _:
            return ()


def _names(old: Record, new: Record, after: Graph) -> Iterator[Item]:
    """Yield the names that an entity is found by since, and those that it is not any more."""
    if isinstance(new, LicenceRecord):
        entities = list(_firm(after, new.legal_name))
    elif isinstance(new, ProductRecord):
        product = after.named(new.brand)
        entities = [product] if product else []
    else:
        return
    had, has = names_in(old), names_in(new)
    for entity in entities:
        yield from ((entity.id, _item("name_added", new, name=name)) for name in has if name not in had)
        yield from ((entity.id, _item("name_removed", new, name=name)) for name in had if name not in has)


def _firm(graph: Graph, name: str) -> Iterator[Entity]:
    firm = graph.firm(name)
    if firm is not None:
        yield firm


def _item(kind: str, row: Record, **gaps: str | None) -> ChangeItem:
    return ChangeItem.model_validate({"kind": kind, "record": read_in(row), **gaps})
