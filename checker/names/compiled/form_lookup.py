"""Keys to the rows they name: sorted texts, found by a hash and checked byte by byte, or walked from a beginning."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from zlib import crc32

from checker.names.compiled import hash_table
from checker.names.compiled.hash_table import HashTable
from checker.names.compiled.packing import Groups, Tables, Texts, encoded, groups, texts


def pack(forms: Mapping[str, Sequence[int]]) -> dict[str, bytes]:
    """Return the tables of keys and, for each key, its numbers, which are below 2**32."""
    keys = sorted(forms)
    as_bytes = encoded(keys)
    return {
        **texts("forms", as_bytes),
        **hash_table.pack("forms", zip(as_bytes, range(len(as_bytes)), strict=True)),
        **groups("forms.hits", map(forms.__getitem__, keys)),
    }


class FormLookup:
    """A read-only multimap from a key to the numbers stored under it."""

    def __init__(self, tables: Tables) -> None:
        self._keys, self._hits = Texts(tables, "forms"), Groups(tables, "forms.hits")
        self._hashed = HashTable(tables, "forms")
        if not len(self._keys) == len(self._hits) == len(self._hashed):
            raise ValueError("tables of forms do not fit together")

    def get(self, key: str) -> Sequence[int]:
        """Return the numbers under exactly this key, or none."""
        number = self._number(key.encode("utf-8", "surrogatepass"))
        return () if number is None else self._hits[number]

    def __contains__(self, key: str) -> bool:
        return self._number(key.encode("utf-8", "surrogatepass")) is not None

    def _number(self, key: bytes) -> int | None:
        # every question looks up dozens of keys, so the bucket is walked here, without a call for each
        table, hashed = self._hashed, crc32(key)
        hashes, bucket = table.hashes, hashed >> table.shift
        at, end = table.buckets[bucket], table.buckets[bucket + 1]
        while at < end:
            if hashes[at] == hashed and self._keys.raw(number := table.numbers[at]) == key:
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
