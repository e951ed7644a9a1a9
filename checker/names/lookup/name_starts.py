"""Where in a text a name on record may begin at all: most pairs of characters begin none, and one look says so."""

from collections.abc import Iterable
from typing import Final

from checker.names.compiled.packing import Tables, view

PREFIX_LENGTH: Final = 4  # characters of a longer name under which it is looked for inside others
#: The letters of the keys (`exact_lookup`) of names that are looked for in a text.
NAME_LETTERS: Final = ("=", "~")
#: A name longer than `PREFIX_LENGTH` begins here, which has a key of its own.
LONGER: Final = 1 << PREFIX_LENGTH + 1
_SHORTEST: Final = 2
_PREFIX_LETTER: Final = "h"
_SPREAD: Final = 40503  # odd, so that pairs with one character in common lie apart
_SLOTS_EACH: Final = 8  # one pair in so many is taken for another that shares its slot, which costs a look-up
_FEWEST_SLOTS: Final = 256


def pack(keys: Iterable[str]) -> dict[str, bytes]:
    """Return the table of all keys of one index: by the first two characters of names, their lengths as bits."""
    lengths: dict[str, int] = {}
    for key in keys:
        size = len(key) - 1
        if key[0] == _PREFIX_LETTER:
            lengths[key[1:3]] = lengths.get(key[1:3], 0) | LONGER
        elif key[0] in NAME_LETTERS and _SHORTEST <= size <= PREFIX_LENGTH:
            lengths[key[1:3]] = lengths.get(key[1:3], 0) | 1 << size
    slots = bytearray(max(_FEWEST_SLOTS, 1 << (len(lengths) * _SLOTS_EACH).bit_length()))
    for pair, bits in lengths.items():
        slots[_slot(pair[0], pair[1]) & len(slots) - 1] |= bits
    return {"starts": bytes(slots)}


def _slot(first: str, second: str) -> int:
    return ord(first) * _SPREAD + ord(second)


class NameStarts:
    """The lengths of the names that may begin with a pair of characters, read in place."""

    def __init__(self, tables: Tables) -> None:
        self._slots = view(tables, "starts", "B")
        self._mask = len(self._slots) - 1
        if len(self._slots).bit_count() != 1:
            raise ValueError("table of starts has a broken length")

    def lengths(self, first: str, second: str) -> int:
        """Return the bit `1 << n` for each length n to look up of names that begin with these two characters, and
        `LONGER`; 0 where none begins so. A bit too many is possible, one too few is not."""
        return self._slots[(ord(first) * _SPREAD + ord(second)) & self._mask]
