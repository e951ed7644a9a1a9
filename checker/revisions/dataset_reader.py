"""A revision from the store: mapped from files where its tables are there, compiled once a machine where not, and in
memory where no file can be kept."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from checker.corrections.disputes import Key
from checker.cost.prime_rates import rates_of
from checker.dataset.compiled.compiled_dataset import CompiledDataset
from checker.dataset.dataset import Dataset, indexed_names
from checker.entities.build_graph import build
from checker.revisions.dispute_state import without_withdrawn
from checker.revisions.snapshot.dataset_lines import dataset_fingerprint, dataset_lines
from checker.revisions.snapshot.datasets import DatasetSnapshots, StoredDataset
from checker.revisions.snapshot.snapshots import Snapshots
from registries.model import Run

if TYPE_CHECKING:  # a command that answers one question has one made of less
    from registries.store.store import Store

Ids = Mapping[tuple[str, str], str]
Stored = StoredDataset[CompiledDataset]


class DatasetReader:
    """Reads the revisions of one store. Safe between threads. `max_ages`: by source, as in `SourcedRecord`.

    Raises what the store raises.
    """

    def __init__(self, store: "Store", snapshots: Snapshots, max_ages: Mapping[str, int | None]) -> None:
        self._store, self._snapshots, self._max_ages = store, snapshots, max_ages
        self._datasets = DatasetSnapshots(snapshots.root, lambda tables: CompiledDataset(tables, max_ages))

    def newest(self, revision: int, runs: Mapping[str, Run], withdrawn: frozenset[Key]) -> Dataset:
        """Return a revision that others will ask for too: its files are made if they are not there."""
        ids = self._store.entity_ids()
        stored = self._stored(revision, ids, withdrawn, build_it=True)
        if stored is None:
            return self._in_memory(revision, runs, ids, withdrawn)
        index = self._snapshots.index(revision, stored.names, stored.names_fingerprint)
        return stored.parts.dataset(revision, index, runs)

    def old(self, revision: int, withdrawn: frozenset[Key]) -> Dataset:
        """Return an old revision: from files if there still are any, else in memory, so that questions about the past
        never fill the disk."""
        ids, runs = self._store.entity_ids(), self._store.last_runs(revision)
        stored = self._stored(revision, ids, withdrawn, build_it=False)
        if stored is None:
            return self._in_memory(revision, runs, ids, withdrawn, old=True)
        index = self._snapshots.old_index(revision, stored.names, stored.names_fingerprint)
        return stored.parts.dataset(revision, index, runs)

    def _stored(self, revision: int, ids: Ids, withdrawn: frozenset[Key], *, build_it: bool) -> Stored | None:
        if self._snapshots.root is None:
            return None
        fingerprint = dataset_fingerprint(self._store.record_keys(revision), ids, withdrawn)
        stored = self._datasets.open(revision, fingerprint)
        if stored is not None or not build_it:
            return stored
        lines = partial(dataset_lines, ids=ids, withdrawn=withdrawn)
        return self._datasets.build(revision, fingerprint, lambda: lines(self._store.record_bodies(revision)))

    def _in_memory(
        self, revision: int, runs: Mapping[str, Run], ids: Ids, withdrawn: frozenset[Key], *, old: bool = False
    ) -> Dataset:
        rows = tuple(without_withdrawn(self._store.records(revision, self._max_ages), withdrawn))
        graph = build(rows, ids)
        index = self._snapshots.old_index if old else self._snapshots.index
        return Dataset(revision, graph, index(revision, lambda: indexed_names(graph)), runs, rates_of(rows))
