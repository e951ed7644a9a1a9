"""Characters of other scripts that are drawn like a Latin letter, a digit or a Chinese character.

tables/confusables.tsv is compiled from Unicode's TS 39; phonetic letters that TS 39 leaves out stand in the reviewed
tables/glyphs.tsv.
"""

from collections import defaultdict
from functools import cache

from checker.names.tables import rows


@cache
def confusable_prototypes() -> dict[str, frozenset[str]]:
    """Return, by character of another script, the usual characters it is drawn like (its prototypes, Unicode TS 39)."""
    classes: defaultdict[str, set[str]] = defaultdict(set)
    for stranger, usual in rows("confusables.tsv", 2):
        classes[stranger].add(usual)
    return {stranger: frozenset(usual) for stranger, usual in classes.items()}


@cache
def latin_prototypes() -> dict[int, str]:
    """Return, by code point of a character drawn like a Latin letter or digit, that letter or digit."""
    # Latin letters and digits sort before all else, so the smallest prototype is Latin if any is
    return {ord(char): min(like) for char, like in confusable_prototypes().items() if min(like).isascii()}


def prototypes(char: str) -> frozenset[str]:
    """Return what a character is taken for: itself when it is of no other script."""
    return confusable_prototypes().get(char) or frozenset(char)
