"""How the answer on an entity changed: its standing, who runs it, who lends."""

from collections.abc import Iterator

from checker.changes.entity_answers import EntityAnswer
from checker.changes.model import ChangeItem, ReadIn
from checker.entities.graph import Entity, Graph
from checker.evidence.book import statement_date
from registries.model import Record, SourcedRecord


def answer_items(
    entity: Entity, states: tuple[EntityAnswer, EntityAnswer], before: Graph, after: Graph
) -> Iterator[ChangeItem]:
    """Yield what the answers of two graphs on one entity differ in."""
    old, new = states
    if old.standing != new.standing:
        yield ChangeItem(kind="standing", before=old.standing, after=new.standing)
    if old.operator != new.operator:
        row = _product_row(after if new.operator else before, entity.id)
        yield ChangeItem(
            kind="operator",
            before=_name(before, old.operator),
            after=_name(after, new.operator),
            record=read_in(row.record) if row else None,
        )
    for lender, confirmed in new.lenders.items():
        if lender not in old.lenders or (confirmed and not old.lenders[lender]):
            how = "own" if lender == new.operator else "confirmed"
            yield _lender_item("lender_added", after, entity.id, lender, how if confirmed else "claimed")
    for lender, confirmed in old.lenders.items():
        if lender not in new.lenders or (confirmed and not new.lenders[lender]):
            yield _lender_item("lender_removed", before, entity.id, lender, "confirmed" if confirmed else "claimed")


def read_in(record: Record) -> ReadIn:
    """Return where a record was read."""
    cite = record.cite
    return ReadIn(
        publisher=cite.publisher,
        title=cite.title,
        as_of=statement_date(record),
        url=cite.url,
        confidence=cite.confidence,
    )


def _lender_item(kind: str, graph: Graph, entity_id: str, lender_id: str, how: str) -> ChangeItem:
    row = _tie_row(graph, entity_id, lender_id)
    return ChangeItem.model_validate(
        {
            "kind": kind,
            "name": _name(graph, lender_id),
            "after": how,
            "record": read_in(row.record) if row else None,
        }
    )


def _tie_row(graph: Graph, entity_id: str, lender_id: str) -> SourcedRecord[Record] | None:
    """Return the row that ties a lender to an entity: of the lender's list, else of the page about the entity."""
    entity = graph.entities[entity_id]
    lists = ((row, graph.firm(row.record.lender)) for row in graph.partner_rows(entity))
    own = next((row for row, lender in lists if lender is not None and lender.id == lender_id), None)
    if own is not None:
        return SourcedRecord(own.source, own.record, own.max_age_days)
    return _product_row(graph, entity_id)


def _product_row(graph: Graph, entity_id: str) -> SourcedRecord[Record] | None:
    entity = graph.entities.get(entity_id)
    row = next(iter(entity.products), None) if entity else None
    return SourcedRecord(row.source, row.record, row.max_age_days) if row else None


def _name(graph: Graph, entity_id: str | None) -> str | None:
    entity = graph.entities.get(entity_id) if entity_id else None
    return entity.name if entity else None
