"""Every source there is. One more list = one more file in a publisher's folder and one more line in its `READERS`."""

from registries.model import Source
from registries.reader import Reader
from registries.sources.lenders import READERS as LENDERS
from registries.sources.link_only import LINK_ONLY
from registries.sources.miit import READERS as MIIT
from registries.sources.nfra import READERS as NFRA
from registries.sources.pboc import READERS as PBOC
from registries.sources.provinces import READERS as PROVINCES
from registries.sources.starter import STARTER

READERS: tuple[Reader, ...] = (*NFRA, *PBOC, *MIIT, *LENDERS, *PROVINCES)
SOURCES: tuple[Source, ...] = (*STARTER, *(reader.source for reader in READERS), *LINK_ONLY)
_BY_ID = {source.id: source for source in SOURCES}


def source_by_id(source_id: str) -> Source:
    """Return the source of that id. Raises KeyError for an id nobody declared."""
    return _BY_ID[source_id]
