"""Keys to the rows they name: sorted texts, found by a hash and checked byte by byte, or walked from a beginning."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from zlib import crc32

from checker.names.compiled.packing import Groups, Tables, Texts, encoded, groups, numbers, texts, view

# The low half of a 64-bit entry: the number. The high half is a CRC-32, which unlike `hash` is the same in every
# process, so that all workers can read one table.
_LOW = 0xFFFFFFFF


def pack(forms: Mapping[str, Sequence[int]]) -> dict[str, bytes]:
    """Return the tables of keys and, for each key, its numbers, which are below 2**32."""
    keys = sorted(forms)
    as_bytes = encoded(keys)
    return {
        **texts("forms", as_bytes),
        "forms.hash": numbers("Q", sorted([crc32(key) << 32 | number for number, key in enumerate(as_bytes)])),
        **groups("forms.hits", map(forms.__getitem__, keys)),
    }


class FormLookup:
    """A read-only multimap from a key to the numbers stored under it."""

    def __init__(self, tables: Tables) -> None:
        self._keys, self._hits = Texts(tables, "forms"), Groups(tables, "forms.hits")
        self._hashed = view(tables, "forms.hash", "Q")
        self._size = len(self._hashed)
        if not len(self._keys) == len(self._hits) == len(self._hashed):
            raise ValueError("tables of forms do not fit together")

    def get(self, key: str) -> Sequence[int]:
        """Return the numbers under exactly this key, or none."""
        number = self._number(key.encode("utf-8", "surrogatepass"))
        return () if number is None else self._hits[number]

    def __contains__(self, key: str) -> bool:
        return self._number(key.encode("utf-8", "surrogatepass")) is not None

    def _number(self, key: bytes) -> int | None:
        low, hashed = crc32(key) << 32, self._hashed
        at = bisect_left(hashed, low)
        # entries of one hash lie together, by number; `^` leaves only the low half when the hashes are the same
        while at < self._size and (packed := hashed[at]) ^ low <= _LOW:
            number: int = packed & _LOW
            if self._keys.raw(number) == key:
                return number
            at += 1
        return None

    def with_prefix(self, prefix: str, most: int) -> Iterator[tuple[str, Sequence[int]]]:
        """Yield the keys that begin with `prefix`, in order, each with its numbers; at most `most` keys."""
        start = bisect_left(self._keys, prefix)
        for number in range(start, min(start + most, len(self._keys))):
            key = self._keys[number]
            if not key.startswith(prefix):
                return
            yield key, self._hits[number]
