"""Records → the tables of a dataset."""

import json
from collections.abc import Iterable, Iterator, Mapping

from checker.dataset.dataset import indexed_names
from checker.dataset.identified.known_identifiers import IdentifierPlaces, identifier_places
from checker.dataset.tallies import HoldingKind, Tally, tallies_of
from checker.entities.build_graph import build
from checker.entities.mapped import compile_graph, pack_mapping
from checker.names import IndexedName
from registries.model import RateRecord, Record, SourcedRecord


def compile_dataset(
    records: Iterable[SourcedRecord[Record]], ids: Mapping[tuple[str, str], str]
) -> tuple[dict[str, bytes], Iterable[IndexedName]]:
    """Return the tables of a dataset, and the names to be indexed; `ids` are what `Store.entity_ids` returns."""
    rows = tuple(records)
    graph = build(rows, ids)
    tallies = tallies_of(graph)
    newest = [tally.newest for tally in tallies.values() if tally.newest is not None]
    rates = [row for row in rows if isinstance(row.record, RateRecord)]
    tables = compile_graph(graph, [*rates, *newest])
    tables |= _places(identifier_places(graph))
    tables["tallies"] = json.dumps(list(_numbered(tallies))).encode()
    return tables, indexed_names(graph)


def _numbered(tallies: Mapping[HoldingKind, Tally]) -> Iterator[tuple[str, int, bool]]:
    """Yield each kind, its count, and whether it has a newest record: these stand at the end of the rows that are about
    nobody, in the same order."""
    for kind, tally in tallies.items():
        yield kind, tally.count, tally.newest is not None


def _places(places: IdentifierPlaces) -> dict[str, bytes]:
    by_key = ((key, json.dumps(found).encode()) for key, found in places.by_key.items())
    domains = ((domain, json.dumps(place).encode()) for domain, place in places.domains.items())
    return pack_mapping("identifiers", by_key) | pack_mapping("domains", domains)
