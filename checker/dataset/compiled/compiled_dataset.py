"""The tables of a dataset → its parts, which read them as they are asked."""

import json
from collections.abc import Mapping
from typing import Any, Final

from checker.cost.prime_rates import PrimeRates, rates_of
from checker.dataset.dataset import Dataset, WorkedOut
from checker.dataset.identified.known_identifiers import IdentifierPlaces, Place
from checker.dataset.tallies import HoldingKind, Tally
from checker.entities.graph import Graph
from checker.entities.mapped import PackedMapping, PackedRows, mapped_graph, more_rows
from checker.entities.mapped.packed_strings import Tables
from checker.names import NameIndex
from registries.model import Run, SourcedRecord

#: Identifiers whose places are kept, some hundred bytes each.
_REMEMBERED: Final = 1024


class CompiledDataset:
    """The parts of a dataset in its tables. `max_ages`: by source, as in `SourcedRecord`. Raises ValueError for tables
    that do not fit together."""

    def __init__(self, tables: Tables, max_ages: Mapping[str, int | None]) -> None:
        try:
            rows = PackedRows(tables, max_ages)
            self.graph: Graph = mapped_graph(tables, rows)
            places = IdentifierPlaces(
                PackedMapping(tables, "identifiers", _places, remember=_REMEMBERED),
                PackedMapping(tables, "domains", _place, remember=_REMEMBERED),
            )
            others = more_rows(tables, rows)
            self.worked_out = WorkedOut(places, _tallies(tables, others))
        except (KeyError, TypeError) as error:
            raise ValueError(f"no tables of a dataset: {type(error).__name__}") from error
        self.rates: PrimeRates = rates_of(others)

    def dataset(self, revision: int, index: NameIndex, runs: Mapping[str, Run]) -> Dataset:
        """Return the dataset of these parts, an index of its names, and the last good runs."""
        return Dataset(revision, self.graph, index, runs, self.rates, self.worked_out)


def _tallies(tables: Tables, rows: tuple[SourcedRecord[Any], ...]) -> dict[HoldingKind, Tally]:
    counted = json.loads(bytes(tables["tallies"]))
    newest = iter(rows[len(rows) - sum(dated for _, _, dated in counted) :])
    return {kind: Tally(count, next(newest) if dated else None) for kind, count, dated in counted}


def _places(body: bytes) -> tuple[Place, ...]:
    return tuple((entity_id, field, number) for entity_id, field, number in json.loads(body))


def _place(body: bytes) -> Place:
    entity_id, field, number = json.loads(body)
    return entity_id, field, number
