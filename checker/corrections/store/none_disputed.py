"""Whether anything that people said bears on a record, by one look at the file."""

from typing import Final

from registries.store.direct_store import DirectStore

_TABLES: Final = "SELECT name FROM sqlite_master WHERE name = 'correction_audit'"
_BEARING: Final = "SELECT seq FROM correction_audit WHERE bears = 1 LIMIT 1"


def none_disputed(store: DirectStore) -> bool:
    """Return whether surely nothing does, as in nearly every data folder that is not a public server's."""
    tables = store.read((_TABLES, ()))
    return tables is not None and (tables == [[]] or store.read((_BEARING, ())) == [[]])
