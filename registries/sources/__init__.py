"""Every source there is, in one tuple. One more list = one more file in this folder and one more line here."""

from registries.model import Source
from registries.sources.link_only import LINK_ONLY
from registries.sources.starter import STARTER

SOURCES: tuple[Source, ...] = (*STARTER, *LINK_ONLY)


def source_by_id(source_id: str) -> Source:
    """The source of that id. Raises KeyError for an id nobody declared."""
    return {source.id: source for source in SOURCES}[source_id]
