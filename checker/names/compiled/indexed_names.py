"""The names on record, by row number, read in place."""

from collections.abc import Sequence
from operator import itemgetter

from checker.names.compiled.packing import Tables, Texts, encoded, numbers, texts, view
from checker.names.indexed_name import KIND_ORDER, EntityKind, IndexedKind, IndexedName

_KINDS: tuple[IndexedKind, ...] = tuple(KIND_ORDER)
_TYPES: tuple[EntityKind, ...] = ("organisation", "product")
_OWNER = itemgetter(*map(IndexedName._fields.index, ("entity_id", "entity_name", "entity_type")))
_BETWEEN = "\0"  # an entity's id and its name
# One number a name (entity · weight · prominence · kind and type), so that names are ranked without reading a text.
_PROMINENCE, _WEIGHT, _ENTITY = 8, 24, 32  # bits before each; the kind and the entity's type come first
_MOST_PROMINENT, _HEAVIEST = (1 << _WEIGHT - _PROMINENCE) - 1, (1 << _ENTITY - _WEIGHT) - 1


def pack(names: Sequence[IndexedName]) -> dict[str, bytes]:
    """Return the tables of these names; an entity is stored once, however many names it has.

    Raises ValueError for an id that holds a NUL, or a weight over 255; a prominence over 65,535 counts as that.
    """
    owners = list(map(_OWNER, names))
    entities = {owner: number for number, owner in enumerate(sorted(set(owners)))}
    if any(_BETWEEN in id_ for id_, _, _ in entities):
        raise ValueError("an entity's id holds a NUL")
    kinds = {(kind, type_): KIND_ORDER[kind] << 1 | at for kind in _KINDS for at, type_ in enumerate(_TYPES)}
    if any(name.weight > _HEAVIEST for name in names):
        raise ValueError(f"a name's weight is over {_HEAVIEST}")
    about = [
        entities[owner] << _ENTITY
        | name.weight << _WEIGHT
        | min(name.prominence, _MOST_PROMINENT) << _PROMINENCE
        | kinds[name.kind, name.entity_type]
        for name, owner in zip(names, owners, strict=True)
    ]
    return {
        **texts("names", encoded([name.text for name in names])),
        "names.about": numbers("Q", about),
        **texts("entities", encoded(f"{id_}{_BETWEEN}{name}" for id_, name, _ in entities)),
    }


class IndexedNames:
    """A read-only sequence of the names on record, by row number."""

    def __init__(self, tables: Tables) -> None:
        self._texts, self._entities = Texts(tables, "names"), Texts(tables, "entities")
        self._about = view(tables, "names.about", "Q")
        if len(self._texts) != len(self._about):
            raise ValueError("tables of names do not fit together")

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, row: int) -> IndexedName:
        about: int = self._about[row]
        entity_id, _, entity_name = self._entities[about >> _ENTITY].partition(_BETWEEN)
        kind, type_ = _KINDS[about >> 1 & 7], _TYPES[about & 1]
        weight, prominence = about >> _WEIGHT & _HEAVIEST, about >> _PROMINENCE & _MOST_PROMINENT
        return IndexedName(self._texts[row], entity_id, kind, entity_name, type_, weight, prominence)

    def rank(self, row: int) -> tuple[int, int, int, int]:
        """Return a sort key, best first, that needs no name to be read: by weight, by prominence, short before long."""
        about = self._about[row]
        return (
            -(about >> _WEIGHT & _HEAVIEST),
            -(about >> _PROMINENCE & _MOST_PROMINENT),
            self._texts.size(row),
            row,
        )
