"""A dataset revision compiled to tables: its graph, the places of its identifiers, its tallies, its prime rates, and
the names that its index is compiled from.

`compile_dataset(records, ids)` once a revision; `CompiledDataset(tables, max_ages)` wherever they lie. `FORMAT` changes
with everything that could change the tables.
"""

from checker.dataset.compiled.compile_dataset import compile_dataset
from checker.dataset.compiled.compiled_dataset import CompiledDataset
from checker.dataset.compiled.fingerprint import FORMAT

__all__ = ["FORMAT", "CompiledDataset", "compile_dataset"]
