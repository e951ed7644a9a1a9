"""Every source there is. One more list = one more file in a publisher's folder and one more line in its `READERS`, or
a description in the data folder of whoever wants it."""

from pathlib import Path

from registries.model import Source
from registries.reader import Reader
from registries.source_list import Sources
from registries.sources.declarative.spec_folder import described_in
from registries.sources.lenders import READERS as LENDERS
from registries.sources.link_only import LINK_ONLY
from registries.sources.miit import READERS as MIIT
from registries.sources.nfra import READERS as NFRA
from registries.sources.pboc import READERS as PBOC
from registries.sources.provinces import READERS as PROVINCES
from registries.sources.starter import STARTER


def _together(readers: tuple[Reader, ...], faults: tuple[str, ...] = ()) -> Sources:
    return Sources((*STARTER, *(reader.source for reader in readers), *LINK_ONLY), readers, faults)


READERS: tuple[Reader, ...] = (*NFRA, *PBOC, *MIIT, *LENDERS, *PROVINCES)
BUILT_IN = _together(READERS)
SOURCES: tuple[Source, ...] = BUILT_IN.all
_BY_ID = {source.id: source for source in SOURCES}


def load_sources(folder: Path) -> Sources:
    """The built-in sources, and those that the YAML files of an operator's folder describe (`registries/description`).
    A file that describes none is among the faults, and the others go on."""
    own, faults = described_in(folder, _BY_ID)
    return _together((*READERS, *own), faults)


def source_by_id(source_id: str) -> Source:
    """Return the source of that id. Raises KeyError for an id nobody declared."""
    return _BY_ID[source_id]
