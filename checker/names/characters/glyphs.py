"""Characters that one takes for another at a glance (tables/glyphs.tsv), and a key made of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from checker.names.characters.confusables import confusable_prototypes
from checker.names.characters.numerals import NUMERALS
from checker.names.tables import rows

_LARGEST_CLASS = 16  # characters; likeness is not handed on, and larger classes would make unlike names share a key


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    listed = {(a, b) for a, b, _, _ in rows("glyphs.tsv", 4)}
    return frozenset(listed | {(b, a) for a, b in listed})


def look_alike(a: str, b: str) -> bool:
    """Return whether the reviewed table holds this pair of characters."""
    return (a, b) in _pairs()


def skeleton(form: str) -> str:
    """Return `form` with each character replaced by the first of its class of look-alikes (a skeleton, as in Unicode TS
    39).

    A class holds at most sixteen characters of the reviewed pairs, the numerals of one number, and all letters drawn
    like one of them; so some look-alike pairs stand in two classes.
    """
    return form.translate(_classes())


@cache
def _classes() -> dict[int, str]:
    joined = _DisjointSets()
    for numerals in NUMERALS:
        joined.join((numerals[0], other) for other in numerals[1:])
    joined.join(_closest_first())
    classes = {char: joined.first(char) for pair in _pairs() for char in pair} | {
        char: joined.first(char) for numerals in NUMERALS for char in numerals
    }
    for stranger, usual in confusable_prototypes().items():
        classes.setdefault(stranger, joined.first(min(usual)))
    return {ord(char): first for char, first in classes.items() if char != first}


def _closest_first() -> list[tuple[str, str]]:
    """Return the pairs, those with most look-alikes in common first: they are the cores of classes."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in _pairs():
        near[a].add(b)

    def order(pair: tuple[str, str]) -> tuple[int, int, tuple[str, str]]:
        a, b = pair
        return (-len(near[a] & near[b]), len(near[a]) + len(near[b]), pair)

    return sorted((pair for pair in _pairs() if pair[0] < pair[1]), key=order)


class _DisjointSets:
    """Disjoint sets of characters, none larger than the largest class."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._sizes: Counter[str] = Counter()

    def first(self, char: str) -> str:
        while (above := self._above.get(char, char)) != char:
            char = above
        return char

    def join(self, pairs: Iterable[tuple[str, str]]) -> None:
        for pair in pairs:
            # the smaller character represents the class
            low, high = sorted(map(self.first, pair))
            size = (self._sizes[low] or 1) + (self._sizes[high] or 1)
            if low != high and size <= _LARGEST_CLASS:
                self._above[high] = low
                self._sizes[low] = size
