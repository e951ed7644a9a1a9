"""From typed words to the entity they name, or to names they resemble.

In: `compile_names(names)` once a revision, `NameIndex(tables)` over the tables wherever they lie, `normalise(raw)`.
Out: `index.resolve(name)`, `index.suggest(typed)`. No I/O but the package's own tables; nothing here knows what a
licence is. `FORMAT` changes with everything that could change the tables.
"""

from checker.names.characters.ignorable import has_control_characters
from checker.names.compile import compile_names
from checker.names.fingerprint import FORMAT
from checker.names.index import NameIndex, Resolution
from checker.names.known_name import IndexedName
from checker.names.lookup.prefix_search import Suggested
from checker.names.lookup.similar_names import SimilarName
from checker.names.normalise import NormalisedName, normalise

__all__ = [
    "FORMAT",
    "IndexedName",
    "NameIndex",
    "NormalisedName",
    "Resolution",
    "SimilarName",
    "Suggested",
    "compile_names",
    "has_control_characters",
    "normalise",
]
