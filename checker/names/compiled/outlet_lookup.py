"""Bank outlets by their whole name.

They are the mass of all names, so only a hash and a row are stored of each, and the name itself is read to be sure.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from zlib import crc32

from checker.names.compiled.packing import Tables, numbers, view

# The low half of a 64-bit entry: the row; the high half is a CRC-32 (see form_lookup).
_LOW = 0xFFFFFFFF


def pack(forms: Iterable[tuple[int, str]]) -> dict[str, bytes]:
    """Return the table of (row, folded name): 32 bits of hash, 32 of row, sorted."""
    return {"outlets": numbers("Q", sorted([_hash(form) | row for row, form in forms]))}


class OutletLookup:
    """A read-only multimap from the hash of an outlet's name to the rows that may bear the name."""

    def __init__(self, tables: Tables) -> None:
        self._hashed = view(tables, "outlets", "Q")

    def rows(self, form: str) -> Iterator[int]:
        """Yield the rows whose name has the hash of `form`: all that bear it, and rarely another, to be ruled out."""
        hashed = _hash(form)
        for at in range(bisect_left(self._hashed, hashed), len(self._hashed)):
            packed = self._hashed[at]
            if packed ^ hashed > _LOW:
                return
            yield packed & _LOW


def _hash(form: str) -> int:
    return crc32(form.encode("utf-8", "surrogatepass")) << 32
