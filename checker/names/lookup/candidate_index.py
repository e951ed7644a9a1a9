"""Finding the few names on record that might resemble a query, without looking at all of them.

The index may return too many, it never judges: `similarity.comparison.compare` decides. Similar forms share a blocking
key (deletion neighbourhood after SymSpell, Garbe 2012; look-alike skeleton; sound), and all keys lie in one table that
is read in place. benchmarks/names compares this with full-text engines.
"""

from bisect import bisect_left
from collections.abc import Iterable
from zlib import crc32

from checker.names.compiled.packing import Tables, numbers, view
from checker.names.lookup.blocking_keys import query_keys

# The low half of a 64-bit entry: the number. Two keys of one hash give a candidate too many, which `compare` rules out.
_LOW = 0xFFFFFFFF
_MOST_SHARING = 64  # a key that more names share than this (…村镇银行 in pinyin) tells nothing


def pack_keys(keys_of_forms: Iterable[Iterable[str]]) -> dict[str, bytes]:
    """Return the table of the keys of form 0, 1, 2 …: 32 bits of hash, 32 of number, sorted."""
    packed = [
        crc32(key.encode("utf-8", "surrogatepass")) << 32 | at for at, keys in enumerate(keys_of_forms) for key in keys
    ]
    packed.sort()
    return {"keys": numbers("Q", packed)}


class CandidateIndex:
    """A read-only index from blocking keys to the numbers of forms."""

    def __init__(self, tables: Tables) -> None:
        self._keys = view(tables, "keys", "Q")

    def find(self, form: str) -> list[int]:
        """Return the numbers, ascending, of forms that might resemble `form`: one binary search a key."""
        return sorted({at for key in query_keys(form) for at in self._at(key)})

    def _at(self, key: str) -> list[int]:
        keys = self._keys
        hashed = crc32(key.encode("utf-8", "surrogatepass")) << 32
        start = bisect_left(keys, hashed)
        # the search ends one entry behind the limit: enough to know that a key is too common
        end = bisect_left(keys, hashed | _LOW, start, min(start + _MOST_SHARING + 1, len(keys)))
        return [packed & _LOW for packed in keys[start:end]] if end - start <= _MOST_SHARING else []
