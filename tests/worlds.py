"""Small worlds for tests: records published to a real store, read back as a dataset."""

from datetime import date
from pathlib import Path

from checker.dataset import Dataset, load_dataset
from checker.entities import Entity, Graph, build
from registries.entity_names import named_entities
from registries.model import Record
from registries.store import Store
from tests.records import SOURCE_OF, held

TODAY = date(2026, 11, 24)


def graph_of(*records: Record) -> Graph:
    """The graph of these records, with ids minted as the store would."""
    ids: dict[tuple[str, str], str] = {}
    for record in records:
        for named in named_entities(record):
            ids.setdefault((named.type, named.key), named.declared_id or named.minted_id())
    return build(held(*records), ids)


def only(graph: Graph, name: str) -> Entity:
    """The entity of that name, which must be there."""
    entity = graph.named(name)
    assert entity is not None, name
    return entity


def dataset_of(path: Path, *records: Record) -> Dataset:
    """A dataset of these records, each kind published as the starter source of that kind."""
    store = Store(f"sqlite:///{path / 'world.db'}")
    for kind, source in SOURCE_OF.items():
        rows = [record for record in records if record.kind == kind]
        if rows:
            store.publish(source, rows, sha256="0" * 64, as_of=max(row.cite.as_of or "" for row in rows) or None)
    dataset = load_dataset(store, store.revision())
    store.close()
    return dataset
