"""From typed words to the entity they name, or to names they resemble.

In: `compile_names(names)` once a revision, `NameIndex(tables)` over the tables wherever they lie, `normalise(raw)`.
Out: `index.resolve(name)`, `index.suggest(typed)`. No I/O but the package's own tables; nothing here knows what a
licence is. `FORMAT` changes with everything that could change the tables.
"""

from checker.names.characters.ignorable import has_control_characters
from checker.names.compile import compile_names
from checker.names.fingerprint import FORMAT
from checker.names.index import NameIndex, Resolution
from checker.names.known_name import KnownName
from checker.names.lookup.prefix_search import Suggested
from checker.names.lookup.similar_names import Suspicion
from checker.names.normalise import NormalisedName, normalise

__all__ = [
    "FORMAT",
    "KnownName",
    "NameIndex",
    "NormalisedName",
    "Resolution",
    "Suggested",
    "Suspicion",
    "compile_names",
    "has_control_characters",
    "normalise",
]
