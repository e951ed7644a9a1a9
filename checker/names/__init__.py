"""From a typed name to the entity it names, or to the names it resembles.

In: `compile_names(names)` once a revision, `NameIndex(tables)` over the tables wherever they lie, `normalise(raw)`.
Out: `index.resolve(name)`, `index.suggest(query)`. No I/O but the package's own tables; nothing here knows what a
licence is. `FORMAT` changes with everything that could change the tables.
"""

from checker.names.characters.ignorable import has_control_characters
from checker.names.compile import compile_names
from checker.names.fingerprint import FORMAT
from checker.names.index import NameIndex
from checker.names.indexed_name import IndexedName
from checker.names.lookup.prefix_search import Completion
from checker.names.normalise import NormalisedName, normalise
from checker.names.resolution import Resolution, SimilarName

__all__ = [
    "FORMAT",
    "Completion",
    "IndexedName",
    "NameIndex",
    "NormalisedName",
    "Resolution",
    "SimilarName",
    "compile_names",
    "has_control_characters",
    "normalise",
]
