"""Numbers by the hash of a key, in tables that all workers read where they lie.

The hash is a CRC-32, which unlike `hash` is the same in every process. Entries stand in its order: the hashes in one
table, the numbers in another, and in a third where those of each bucket begin, the upper bits of the hash being its
number. A bucket holds one entry or two, so that a look-up touches few places however many keys there are.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from zlib import crc32

from checker.names.compiled.packing import Tables, numbers, view

_BITS, _LOW = 32, 0xFFFFFFFF
_FEW = 8  # entries that are sooner read than searched


def pack(name: str, keys: Iterable[tuple[bytes, int]]) -> dict[str, bytes]:
    """Return the tables of keys in any order, each with its number, which is below 2**32."""
    ordered = sorted([crc32(key) << _BITS | number for key, number in keys])
    halves = memoryview(numbers("Q", ordered)).cast("I")
    low = 0 if sys.byteorder == "little" else 1
    hashes = halves[1 - low :: 2]
    bits = max(0, len(ordered).bit_length() - 1)
    sizes = [0] * ((1 << bits) + 1)
    for hashed in hashes:
        sizes[(hashed >> _BITS - bits) + 1] += 1
    return {
        f"{name}.hash": hashes.tobytes(),
        f"{name}.number": halves[low::2].tobytes(),
        f"{name}.bucket": numbers("I", accumulate(sizes)),
    }


class HashTable:
    """A read-only multimap from the hash of a key to numbers. Two keys may have one hash: who asks must make sure.

    `hashes` and `numbers` by entry; entries `buckets[b]` to `buckets[b + 1]` have b for `hash >> shift`.
    """

    def __init__(self, tables: Tables, name: str) -> None:
        self.hashes, self.numbers = view(tables, f"{name}.hash", "I"), view(tables, f"{name}.number", "I")
        self.buckets = view(tables, f"{name}.bucket", "I")
        count = len(self.buckets) - 1
        fits = count > 0 and count.bit_count() == 1 and self.buckets[-1] == len(self.hashes) == len(self.numbers)
        if not fits:
            raise ValueError(f"tables of {name} do not fit together")
        self.shift = _BITS + 1 - count.bit_length()

    def __len__(self) -> int:
        return len(self.hashes)

    def find(self, key: bytes, most: int = _LOW) -> Sequence[int]:
        """Return the numbers, ascending, of the hash of this key; none where there are more than `most`."""
        hashes, hashed = self.hashes, crc32(key)
        bucket = hashed >> self.shift
        start, end = self.buckets[bucket], self.buckets[bucket + 1]
        if end - start > _FEW:
            start = bisect_left(hashes, hashed, start, end)
            # the search ends one entry behind the limit: enough to know that there are too many
            end = bisect_right(hashes, hashed, start, min(start + most + 1, end))
        else:
            while start < end and hashes[start] < hashed:
                start += 1
            while start < end and hashes[end - 1] > hashed:
                end -= 1
        return self.numbers[start:end] if start < end <= start + most else ()
