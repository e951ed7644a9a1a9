"""A graph → its tables."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from checker.entities.graph import Entity, Graph
from checker.entities.mapped.packed_mapping import pack_mapping
from checker.entities.mapped.packed_rows import RowNumbers
from registries.model import Record, SourcedRecord

#: The parts of an entity that are rows, in the order in which they are packed.
ROW_FIELDS: Final = ("licences", "products", "notices", "imitations", "payees", "identifiers")
#: The mappings of a graph from an id, or a key, to rows.
ROW_GROUPS: Final = (
    "partners_of_lender",
    "lenders_of_partner",
    "payees_for",
    "guarantee_rows_of_source",
    "partner_rows_in_role",
)


def compile_graph(graph: Graph, more_rows: Sequence[SourcedRecord[Record]] = ()) -> dict[str, bytes]:
    """Return the tables of a graph, and of rows that are about nobody (reference rates)."""
    rows = RowNumbers()
    tables = pack_mapping("entities", _entities(graph, rows))
    for name in ROW_GROUPS:
        tables |= pack_mapping(name, _groups(getattr(graph, name), rows))
    for name in ("firm_ids", "product_ids"):
        ids: Mapping[str, str] = getattr(graph, name)
        tables |= pack_mapping(name, ((key, entity_id.encode()) for key, entity_id in ids.items()))
    brands = ((operator, _json(own)) for operator, own in graph.brands_of_operator.items())
    tables |= pack_mapping("brands_of_operator", brands)
    tables["more_rows"] = _json(rows.of(more_rows))
    return tables | rows.tables()


def _entities(graph: Graph, rows: RowNumbers) -> Iterator[tuple[str, bytes]]:
    for entity_id, entity in graph.entities.items():
        yield entity_id, _json([entity.id, entity.type, entity.name, *_rows_of(entity, rows)])


def _rows_of(entity: Entity, rows: RowNumbers) -> Iterator[list[int]]:
    for field in ROW_FIELDS:
        yield rows.of(getattr(entity, field))


def _groups(groups: Mapping[str, tuple[SourcedRecord[Record], ...]], rows: RowNumbers) -> Iterator[tuple[str, bytes]]:
    for key, members in groups.items():
        yield key, _json(rows.of(members))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
