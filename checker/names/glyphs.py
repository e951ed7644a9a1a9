"""Characters that one takes for another at a glance (tables/glyphs.tsv)."""

from functools import cache

from checker.names.tables import rows


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    listed = {(a, b) for a, b, _, _ in rows("glyphs.tsv", 4)}
    return frozenset(listed | {(b, a) for a, b in listed})


@cache
def _classes() -> dict[int, str]:
    """Each character to one that stands for all it is joined to by pairs: a coarse key to find candidates with."""
    first: dict[str, str] = {}

    def root(char: str) -> str:
        while first.get(char, char) != char:
            char = first[char]
        return char

    for a, b in sorted(_pairs()):
        low, high = sorted((root(a), root(b)))
        first[high] = low
    return {ord(char): root(char) for pair in _pairs() for char in pair}


def look_alike(a: str, b: str) -> bool:
    """Whether the reviewed table holds this pair of characters."""
    return (a, b) in _pairs()


def skeleton(form: str) -> str:
    """A key that is equal for all forms whose characters are joined by look-alike pairs (and for some that are not)."""
    return form.translate(_classes())
