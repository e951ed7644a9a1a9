"""Two graphs, and the rows that one list swapped between them → what changed for each entity."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, get_args

from checker.changes.answer_changes import answer_items
from checker.changes.entity_answers import AnsweredGraph, answer_in
from checker.changes.model import ChangeItem, ChangeKind, EntityChange
from checker.changes.row_changes import row_items
from checker.entities.graph import Entity, Graph
from registries.model import Record
from registries.row_identity import RowDiff, compare

#: What weighs most comes first.
_ORDER: Final = get_args(ChangeKind)


@dataclass(frozen=True)
class Swap:
    """The rows that a list lost and gained in one revision."""

    removed: tuple[Record, ...]
    added: tuple[Record, ...]

    @property
    def row_diff(self) -> RowDiff:
        """Return the rows added, removed and changed; a row that only has a new date is none of them."""
        return compare(self.removed, self.added)


def changes_between(was: AnsweredGraph, now: AnsweredGraph, swap: Swap, day: date) -> tuple[EntityChange, ...]:
    """Return what changed for each entity, by name. Both graphs are judged on one day and by the same code, so that
    neither the day nor a rule makes a difference."""
    before, after, old, new = was.graph, now.graph, was.answers(day), now.answers(day)
    rows: dict[str, list[ChangeItem]] = defaultdict(list)
    for entity_id, item in row_items(before, after, swap.row_diff):
        rows[entity_id].append(item)
    touched = {key for key in old.keys() | new.keys() if old.get(key) != new.get(key)} | rows.keys()
    changes = []
    for entity_id in touched:
        entity = after.entities.get(entity_id) or before.entities[entity_id]
        states = answer_in(old, entity_id), answer_in(new, entity_id)
        items = (*_presence(entity_id, before, after), *answer_items(entity, states, before, after), *rows[entity_id])
        if items:
            changes.append(_change(entity, states[1].standing, items))
    return tuple(sorted(changes, key=lambda change: (change.name, change.id)))


def _presence(entity_id: str, before: Graph, after: Graph) -> Iterator[ChangeItem]:
    was, stays = (_on_record(graph, entity_id) for graph in (before, after))
    if stays and not was:
        yield ChangeItem(kind="known")
    if was and not stays:
        yield ChangeItem(kind="gone")


def _on_record(graph: Graph, entity_id: str) -> bool:
    """Return whether any row is about the entity; to be named as somebody's operator is no record of its own."""
    entity = graph.entities.get(entity_id)
    return entity is not None and next(graph.rows_about(entity), None) is not None


def _change(entity: Entity, standing: str, items: Iterable[ChangeItem]) -> EntityChange:
    unique = sorted(dict.fromkeys(items), key=lambda item: _ORDER.index(item.kind))
    return EntityChange.model_validate(
        {"id": entity.id, "type": entity.type, "name": entity.name, "standing": standing, "items": tuple(unique)}
    )
