"""Finding the few known names that might resemble a typed one, without looking at all of them.

A finder may return too many, never judge: `likeness.compare` decides. Two ways, both over byte tables that are read in
place: keys that resembling forms share (deletion neighbourhood after SymSpell, Garbe 2012; look-alike skeleton; sound),
kept for all names but bank outlets; and pairs of neighbouring characters, the rarest first, for the mass of outlets.
benchmarks/names compares this with full-text engines.
"""

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from checker.names.compiled.packing import Groups, Tables, groups, numbers, view
from checker.names.keys import resemblance_keys

_BUDGET = 1500  # outlets looked at for one typed name: bounds the time, not what can be found by a rare pair
_MOST = 12  # outlets compared in full
_LOW = 0xFFFFFFFF


def pack_keys(forms: Iterable[tuple[int, str]]) -> dict[str, bytes]:
    """The table of keys of (number, form): 32 bits of hash, 32 of number, sorted."""
    packed = [
        crc32(key.encode("utf-8", "surrogatepass")) << 32 | at for at, form in forms for key in resemblance_keys(form)
    ]
    packed.sort()
    return {"keys": numbers("Q", packed)}


def pack_pairs(forms: Iterable[tuple[int, str]]) -> dict[str, bytes]:
    """The tables of neighbouring characters of (number, form); numbers must ascend."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for at, form in forms:
        for pair in {form[i : i + 2] for i in range(len(form) - 1)}:
            found[pair].append(at)
    pairs = sorted(found)
    return {"pairs": numbers("Q", map(_code, pairs)), **groups("pairs.at", (found[pair] for pair in pairs))}


class KeyFinder:
    """Finds forms that share a key with the typed one."""

    def __init__(self, tables: Tables) -> None:
        self._keys = view(tables, "keys", "Q")

    def find(self, form: str) -> list[int]:
        """The numbers, ascending, of forms that might resemble `form`: one binary search a key."""
        return sorted({at for key in resemblance_keys(form) for at in self._at(key)})

    def _at(self, key: str) -> Iterator[int]:
        keys = self._keys
        hashed = crc32(key.encode("utf-8", "surrogatepass")) << 32
        for at in range(bisect_left(keys, hashed), len(keys)):
            packed = keys[at]
            if packed ^ hashed > _LOW:
                return
            yield packed & _LOW


class PairFinder:
    """Finds forms that share the most, and the rarest, pairs of characters with the typed one."""

    def __init__(self, tables: Tables) -> None:
        self._pairs, self._at = view(tables, "pairs", "Q"), Groups(tables, "pairs.at")
        if len(self._pairs) != len(self._at):
            raise ValueError("tables of pairs do not fit together")

    def find(self, form: str) -> list[int]:
        """The numbers of the forms most alike, at most twelve, best first."""
        shared: Counter[int] = Counter()
        for group in self._rarest(form):
            shared.update(group)
        if not shared:
            return []
        enough = max(max(shared.values()) - 1, 1)
        best = [(-count, at) for at, count in shared.items() if count >= enough]
        return [at for _, at in sorted(best)[:_MOST]]

    def _rarest(self, form: str) -> Iterator[Sequence[int]]:
        known = {number for i in range(len(form) - 1) if (number := self._number(form[i : i + 2])) is not None}
        left = _BUDGET
        for size, number in sorted((self._at.size(number), number) for number in known):
            left -= size
            if left < 0:
                return
            yield self._at[number]

    def _number(self, pair: str) -> int | None:
        code = _code(pair)
        at = bisect_left(self._pairs, code)
        return at if at < len(self._pairs) and self._pairs[at] == code else None


def _code(pair: str) -> int:
    return ord(pair[0]) << 21 | ord(pair[1])
