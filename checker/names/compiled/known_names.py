"""The names on record, by row number, read in place."""

from collections.abc import Sequence
from operator import itemgetter

from checker.names.compiled.packing import Tables, Texts, encoded, numbers, texts, view
from checker.names.known import KIND_ORDER, EntityKind, KnownKind, KnownName

_KINDS: tuple[KnownKind, ...] = tuple(KIND_ORDER)
_TYPES: tuple[EntityKind, ...] = ("organisation", "product")


def pack(names: Sequence[KnownName]) -> dict[str, bytes]:
    """The tables of these names; entities are kept once, however many names they have."""
    owners = list(map(itemgetter(*map(KnownName._fields.index, ("entity_id", "entity_name", "entity_type"))), names))
    entities = {owner: number for number, owner in enumerate(sorted(set(owners)))}
    return {
        **texts("names", encoded([name.text for name in names])),
        "names.kind": numbers("B", [KIND_ORDER[name.kind] for name in names]),
        "names.weight": numbers("I", [name.weight for name in names]),
        "names.entity": numbers("I", map(entities.__getitem__, owners)),
        **texts("entities.id", encoded(id_ for id_, _, _ in entities)),
        **texts("entities.name", encoded(name for _, name, _ in entities)),
        "entities.type": numbers("B", [_TYPES.index(type_) for _, _, type_ in entities]),
    }


class KnownNames:
    """Row number → the name."""

    def __init__(self, tables: Tables) -> None:
        self._texts = Texts(tables, "names")
        self._kind, self._weight = view(tables, "names.kind", "B"), view(tables, "names.weight", "I")
        self._entity = view(tables, "names.entity", "I")
        self._ids, self._entity_names = Texts(tables, "entities.id"), Texts(tables, "entities.name")
        self._types = view(tables, "entities.type", "B")
        if not len(self._ids) == len(self._entity_names) == len(self._types):
            raise ValueError("tables of entities do not fit together")
        if not len(self._texts) == len(self._kind) == len(self._weight) == len(self._entity):
            raise ValueError("tables of names do not fit together")

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, row: int) -> KnownName:
        entity = self._entity[row]
        return KnownName(
            text=self._texts[row],
            entity_id=self._ids[entity],
            kind=_KINDS[self._kind[row]],
            entity_name=self._entity_names[entity],
            entity_type=_TYPES[self._types[entity]],
            weight=self._weight[row],
        )

    def rank(self, row: int) -> tuple[int, int, int]:
        """An order, best first, that needs no name to be read: heavy before light, then short before long."""
        return (-self._weight[row], self._texts.size(row), row)
