"""A graph in tables is the graph it was made of, holds few objects, and says when its tables are not its own."""

import gc
from dataclasses import fields
from pathlib import Path

import pytest

from checker.cost.prime_rates import rates_of
from checker.dataset.compiled import CompiledDataset, compile_dataset
from checker.dataset.identified.known_identifiers import identifier_places
from checker.dataset.tallies import tallies_of
from checker.entities.build_graph import build
from checker.entities.graph import Entity, Graph
from checker.entities.mapped import PackedMapping, pack_mapping
from checker.entities.mapped.mapped_graph import ROWS_OF_ENTITIES
from registries.model import LicenceRecord, Record, SourcedRecord
from registries.store.store import Store

AGES = {"nfra.legal_persons": 100}
Bundled = tuple[tuple[SourcedRecord[Record], ...], dict[tuple[str, str], str], dict[str, bytes]]


@pytest.fixture(scope="module")
def bundled(data_dir: Path) -> Bundled:
    """The bundled records, their entities' ids, and both as tables."""
    store = Store(f"sqlite:///{data_dir}/lender-checker.db")
    records, ids = store.records(store.revision(), AGES), store.entity_ids()
    return records, ids, compile_dataset(records, ids)[0]


def test_every_entity_and_every_tie_is_the_same_in_the_same_order(bundled: Bundled) -> None:
    records, ids, tables = bundled
    built, compiled = build(records, ids), CompiledDataset(tables, AGES)
    for field in fields(Graph):
        before, after = getattr(built, field.name), getattr(compiled.graph, field.name)
        assert before, field.name
        assert list(after) == list(before)
        assert list(after.items()) == list(before.items())
        assert len(after) == len(list(after.values())) == len(before)
        for key in list(before)[::7]:
            assert key in after
            assert after[key] == after.get(key) == before[key]
        for nobody in ("", "nobody", "\ud800", "\U0010ffff"):
            assert nobody not in after
            assert after.get(nobody, 7) == 7
            with pytest.raises(KeyError):
                after[nobody]


def test_what_is_worked_out_of_all_is_the_same(bundled: Bundled) -> None:
    records, ids, tables = bundled
    built, compiled = build(records, ids), CompiledDataset(tables, AGES)
    places = identifier_places(built)
    assert dict(compiled.worked_out.places.by_key) == places.by_key
    assert list(compiled.worked_out.places.domains.items()) == list(places.domains.items())
    assert list(compiled.worked_out.tallies.items()) == list(tallies_of(built).items())
    assert compiled.rates == rates_of(records)


def test_few_objects_are_kept_however_many_are_asked_for(bundled: Bundled) -> None:
    others = [one for one in gc.get_objects() if isinstance(one, Entity)]  # of other tests: kept, so that none is new
    graph = CompiledDataset(bundled[2], AGES).graph
    for entity_id in graph.entities:
        assert graph.entities[entity_id].id == entity_id
    for _ in graph.entities.values():
        pass
    gc.collect()
    before = set(map(id, others))
    mine = [one for one in gc.get_objects() if isinstance(one, Entity) and id(one) not in before]
    assert 0 < len(mine) <= ROWS_OF_ENTITIES


def test_an_entity_asked_for_again_is_the_same_object(bundled: Bundled) -> None:
    graph = CompiledDataset(bundled[2], AGES).graph
    entity_id = next(iter(graph.entities))
    assert graph.entities[entity_id] is graph.entities[entity_id]


def test_the_age_of_lists_is_that_of_the_process(bundled: Bundled) -> None:
    graph = CompiledDataset(bundled[2], {}).graph
    assert {row.max_age_days for one in graph.entities.values() for row in one.licences} == {-1}


def test_tables_that_do_not_fit_together_are_refused(bundled: Bundled) -> None:
    tables = bundled[2]
    for name, table in tables.items():
        less = {key: other for key, other in tables.items() if key != name}
        for wrong in (less, {**tables, name: table[:-1]} if table else less):
            with pytest.raises(ValueError):  # noqa: PT011 - each says which table
                CompiledDataset(wrong, AGES)


def test_a_mapping_keeps_what_it_may_and_no_more() -> None:
    made: list[bytes] = []

    def decode(body: bytes) -> str:
        made.append(body)
        return body.decode()

    tables = pack_mapping("m", [("b", b"1"), ("a", b"22"), ("", b"3"), ("借", b"4"), ("long", b"55555")])
    mapping = PackedMapping(tables, "m", decode, remember=4, weigh=len)
    assert list(mapping.items()) == [("b", "1"), ("a", "22"), ("", "3"), ("借", "4"), ("long", "55555")]
    made.clear()
    assert [mapping["借"], mapping["借"], mapping["long"], mapping["long"]] == ["4", "4", "55555", "55555"]
    assert made == [b"4", b"55555", b"55555"]
    empty = PackedMapping(pack_mapping("m", []), "m", decode, remember=4)
    assert list(empty) == []
    assert empty.get("b") is None


def test_records_come_back_whole(bundled: Bundled) -> None:
    graph = CompiledDataset(bundled[2], AGES).graph
    rows = [row for one in graph.entities.values() for row in one.licences]
    assert all(isinstance(row.record, LicenceRecord) for row in rows)
    by_body = {row.record.model_dump_json() for row in bundled[0]}
    assert all(row.record.model_dump_json() in by_body for row in rows)
