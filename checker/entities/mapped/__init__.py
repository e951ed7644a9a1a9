"""A graph as tables of bytes, which lie in files that all processes share: records become objects when they are asked
for, and only the last ones asked for are kept.

`compile_graph(graph)` makes the tables; `mapped_graph(tables, rows)` reads them wherever they lie.
"""

from checker.entities.mapped.compile_graph import compile_graph
from checker.entities.mapped.mapped_graph import mapped_graph, more_rows
from checker.entities.mapped.packed_mapping import PackedMapping, pack_mapping
from checker.entities.mapped.packed_rows import PackedRows

__all__ = ["PackedMapping", "PackedRows", "compile_graph", "mapped_graph", "more_rows", "pack_mapping"]
