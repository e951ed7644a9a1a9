"""Small worlds for tests: records published to a real store, read back as a dataset."""

from dataclasses import replace
from datetime import date
from typing import Any

from checker.dataset.dataset import Dataset, dataset_of
from checker.entities.build_graph import build
from checker.entities.graph import Entity, Graph
from checker.report import Report
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from registries.firm_names.entity_names import named_entities
from registries.model import Record
from registries.sources import BUILT_IN
from registries.store.store import Store
from tests.factories.records import held

TODAY = date(2026, 11, 24)


def load_dataset(store: Store, revision: int) -> Dataset:
    """One revision of a store, ready for questions, all of it in memory."""
    return dataset_of(
        revision, store.records(revision, BUILT_IN.max_ages), store.entity_ids(), store.last_runs(revision)
    )


def answer_of_its_day(checker: Checker, name: str, **fields: Any) -> Report:
    """The report alone. Asked about another day than today a checker adds what it would say today, by a second report:
    half the work of a test that asks a thousand names."""
    request = CheckRequest.model_validate({"name": name, **fields})
    return Report.model_validate_json(checker.answer(replace(checker.prepare(request), now=None)))


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
