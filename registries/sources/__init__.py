"""Every source there is. One more list = one more file in a publisher's folder, one more line in its `READERS` and
`python -m registries.sources`, or a description in the data folder of whoever wants it.

Readers are imported once somebody asks for them: one answer needs to know the lists, and reads none.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from registries.model import Source
from registries.reader import Reader
from registries.source_list import Sources
from registries.sources.link_only import LINK_ONLY
from registries.sources.read_lists import read_lists
from registries.sources.starter import STARTER


def _built_in_readers() -> tuple[Reader, ...]:
    from registries.sources.readers import READERS  # noqa: PLC0415 - see above

    return READERS


def _with_own(own: tuple[Reader, ...]) -> tuple[Reader, ...]:
    return (*_built_in_readers(), *own)


def _together(own: tuple[Source, ...], readers: Callable[[], tuple[Reader, ...]], faults: tuple[str, ...]) -> Sources:
    return Sources((*STARTER, *_READ, *own, *LINK_ONLY), readers, faults)


_READ: tuple[Source, ...] = read_lists()
BUILT_IN = _together((), _built_in_readers, ())
SOURCES: tuple[Source, ...] = BUILT_IN.all
_BY_ID = {source.id: source for source in SOURCES}


def load_sources(folder: Path) -> Sources:
    """The built-in sources, and those that the YAML files of an operator's folder describe (`registries/description`).
    A file that describes none is among the faults, and the others go on."""
    if _is_absent(folder):
        return BUILT_IN
    from registries.sources.declarative.spec_folder import described_in  # noqa: PLC0415 - most have no list of their own

    own, faults = described_in(folder, _BY_ID)
    return _together(tuple(reader.source for reader in own), partial(_with_own, own), faults)


def _is_absent(folder: Path) -> bool:
    try:
        folder.lstat()
    except FileNotFoundError:
        return True
    except OSError:  # who reads the folder says why it cannot be read
        return False
    return False


def source_by_id(source_id: str) -> Source:
    """Return the source of that id. Raises KeyError for an id nobody declared."""
    return _BY_ID[source_id]
