"""From typed words to the entity they name, or to names they resemble.

In: `normalise(raw)`; `NameIndex.build(names)` once a revision. Out: `index.resolve(name)`. No I/O but the package's
own tables; nothing here knows what a licence is.
"""

from checker.names.characters import has_control_characters
from checker.names.index import NameIndex, Resolution
from checker.names.known import KnownName
from checker.names.normalise import NormalisedName, normalise
from checker.names.resemblance import Suspicion

__all__ = [
    "KnownName",
    "NameIndex",
    "NormalisedName",
    "Resolution",
    "Suspicion",
    "has_control_characters",
    "normalise",
]
