"""How characters are read, from the compiled table tables/pinyin.tsv (toneless, ü written v)."""

from functools import cache
from itertools import islice, product

from checker.names.tables import rows

_MOST_SPELLINGS = 16  # a name of four characters with two readings each
_MOST_CHARACTERS = 8  # longer names are not typed in pinyin


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {char: tuple(found.split(" ")) for char, found in rows("pinyin.tsv", 2)}


def readings(char: str) -> tuple[str, ...]:
    """The readings of one character, most usual first; a Latin letter or digit reads as itself, others not at all."""
    return _table().get(char) or ((char,) if char.isascii() and char.isalnum() else ())


def sound_alike(a: str, b: str) -> bool:
    """Whether two different Chinese characters share a reading, tones aside."""
    table = _table()
    return a != b and bool(set(table.get(a, ())) & set(table.get(b, ())))


def spellings(form: str, between: str = "") -> tuple[str, ...]:
    """The ways to write `form` in pinyin, at most 16, the most usual first.

    Empty for forms without a Chinese character, with one whose reading is not known, or of more than 8 characters.
    """
    if len(form) > _MOST_CHARACTERS or form.isascii():
        return ()
    each = [readings(char) for char in form]
    return tuple(dict.fromkeys(between.join(ways) for ways in islice(product(*each), _MOST_SPELLINGS)))
