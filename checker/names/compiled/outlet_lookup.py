"""Bank outlets by their whole name.

They are the mass of all names, so only a hash and a row are stored of each, and the name itself is read to be sure.
"""

from collections.abc import Iterable, Sequence

from checker.names.compiled import hash_table
from checker.names.compiled.hash_table import HashTable
from checker.names.compiled.packing import Tables


def pack(forms: Iterable[tuple[int, str]]) -> dict[str, bytes]:
    """Return the tables of (row, folded name)."""
    return hash_table.pack("outlets", ((_key(form), row) for row, form in forms))


class OutletLookup:
    """A read-only multimap from the hash of an outlet's name to the rows that may bear the name."""

    def __init__(self, tables: Tables) -> None:
        self._hashed = HashTable(tables, "outlets")

    def rows(self, form: str) -> Sequence[int]:
        """Return the rows whose name has the hash of `form`: all that bear it, and rarely another, to be ruled out."""
        return self._hashed.find(_key(form))


def _key(form: str) -> bytes:
    return form.encode("utf-8", "surrogatepass")
