"""The tables of a graph → a graph whose entities are made when they are asked for."""

import json
from collections.abc import Sized
from functools import partial
from typing import Any, Final

from checker.entities.graph import Entity, Graph
from checker.entities.mapped.compile_graph import ROW_FIELDS, ROW_GROUPS
from checker.entities.mapped.packed_mapping import PackedMapping
from checker.entities.mapped.packed_rows import PackedRows
from checker.entities.mapped.packed_strings import Tables
from registries.model import SourcedRecord

#: How many rows a process keeps as objects, of entities and of each kind of group: three kilobytes each. The firms and
#: brands that people ask for again and again have fewer.
ROWS_OF_ENTITIES: Final = 768
ROWS_OF_GROUPS: Final = 512
#: Names whose entity's id is kept, a hundred bytes each.
NAMES: Final = 4096


def mapped_graph(tables: Tables, rows: PackedRows) -> Graph:
    """Return the graph of these tables; `rows` are its records, in the same tables. Raises KeyError, TypeError or
    ValueError for tables that do not fit together."""
    groups: dict[str, Any] = {
        name: PackedMapping(tables, name, partial(_group, rows), remember=ROWS_OF_GROUPS, weigh=_size)
        for name in ROW_GROUPS
    }
    return Graph(
        entities=PackedMapping(tables, "entities", partial(_entity, rows), remember=ROWS_OF_ENTITIES, weigh=_rows_in),
        firm_ids=PackedMapping(tables, "firm_ids", bytes.decode, remember=NAMES),
        product_ids=PackedMapping(tables, "product_ids", bytes.decode, remember=NAMES),
        brands_of_operator=PackedMapping(tables, "brands_of_operator", _ids, remember=NAMES),
        **groups,
    )


def more_rows(tables: Tables, rows: PackedRows) -> tuple[SourcedRecord[Any], ...]:
    """Return the rows that are about nobody. Raises as `mapped_graph` does."""
    return rows.of(json.loads(bytes(tables["more_rows"])))


def _entity(rows: PackedRows, body: bytes) -> Entity:
    entity_id, entity_type, name, *numbers = json.loads(body)
    own = {field: rows.of(some) for field, some in zip(ROW_FIELDS, numbers, strict=True)}
    return Entity(id=entity_id, type=entity_type, name=name, **own)


def _group(rows: PackedRows, body: bytes) -> tuple[SourcedRecord[Any], ...]:
    return rows.of(json.loads(body))


def _ids(body: bytes) -> tuple[str, ...]:
    return tuple(json.loads(body))


def _size(group: Sized) -> int:
    return 1 + len(group)


def _rows_in(entity: Entity) -> int:
    return 1 + sum(len(getattr(entity, field)) for field in ROW_FIELDS)
