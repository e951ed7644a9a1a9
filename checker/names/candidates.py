"""Finding the few known forms that might resemble a typed one, without looking at all of them.

The finder may return too many, never judge: `lookalike.compare` decides. Deletion neighbourhood after SymSpell
(Garbe 2012): two forms one edit or one swap apart share a form with one character taken out.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol
from zlib import crc32

from checker.names.glyphs import skeleton
from checker.names.likeness import core, without_trade_word
from checker.names.sound import spellings

_SHORTEST_EDITED = 3  # one character of two is half a name


class CandidateFinder(Protocol):
    """Anything that finds known forms near a typed one."""

    def find(self, form: str) -> list[int]:
        """The positions, ascending, of known forms that might resemble `form`."""
        ...


class NeighbourhoodFinder:
    """All keys of all forms in one sorted array of 64-bit numbers (32 bits of key, 32 of position)."""

    def __init__(self, forms: Sequence[str]) -> None:
        self._packed = array("Q", sorted(_hash(key) | at for at, form in enumerate(forms) for key in _keys(form)))

    def find(self, form: str) -> list[int]:
        """See CandidateFinder. Cost: one binary search for each character of `form` and a few more."""
        return sorted({at for key in _keys(form) for at in self._at(_hash(key))})

    def _at(self, hashed: int) -> Iterator[int]:
        start = bisect_left(self._packed, hashed)
        for index in range(start, len(self._packed)):
            packed = self._packed[index]
            if packed >> 32 != hashed >> 32:
                return
            yield packed & 0xFFFFFFFF


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) << 32


def _keys(form: str) -> set[str]:
    """Keys of which two resembling forms share at least one; the first letter tells the kinds apart."""
    keys = {"d" + form, "g" + skeleton(form), "c" + core(form)}
    keys.update("d" + shorter for shorter in without_trade_word(form))
    keys.update("s" + spelled for spelled in spellings(form, " "))
    if len(form) >= _SHORTEST_EDITED:
        keys.update("d" + form[:at] + form[at + 1 :] for at in range(len(form)))
    return keys
