"""How long an answer is remembered, each copy of it taken together: no name stays longer than the settings say.

An answer is stored once, by whoever worked it out. From there it may be copied into the memory of another process, and
from either to where it lies ready to be sent; each copy lives for a while of its own.
"""

import zlib
from typing import Final

#: Copies of copies: shared cache, memory of a process, ready to be sent.
_COPIES: Final = 2
#: A name that is looked up all the time is copied again every five minutes, which is nothing.
_MOST_SECONDS: Final = 300


def copy_seconds(cache_seconds: int) -> int:
    """Return how long a copy of an answer is kept, where answers may be remembered for `cache_seconds` in all."""
    return min(_MOST_SECONDS, cache_seconds // 4)


def stored_seconds(key: str, cache_seconds: int) -> int:
    """Return how long the answer of `key` is stored, 1 at least. Up to a tenth shorter for one key than for another, so
    that what was worked out together after a publish does not end together."""
    longest = max(1, cache_seconds - _COPIES * copy_seconds(cache_seconds))
    return longest - zlib.crc32(key.encode()) % (longest // 10 + 1)
