"""How characters are read, from the compiled table tables/pinyin.tsv (toneless, ü written v)."""

import re
from functools import cache
from itertools import islice, product

from checker.names.characters.confusables import latin
from checker.names.tables import rows

_MOST_SPELLINGS = 16  # a name of four characters with two readings each
_MOST_CHARACTERS = 8  # longer names are not typed in pinyin

# What speakers of many dialects do not tell apart; after it, liang and niang, zhen and zeng read the same.
_BLURRED = (
    (re.compile("^([zcs])h"), r"\1"),
    (re.compile("^n"), "l"),
    (re.compile("^f(?!u)"), "hu"),
    (re.compile("^f"), "h"),
    (re.compile("^hui$"), "huei"),
    (re.compile("^hun$"), "huen"),
    (re.compile("([aei]n)g$"), r"\1"),
)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {char: tuple(found.split(" ")) for char, found in rows("pinyin.tsv", 2)}


@cache
def _first_readings() -> dict[int, str]:
    return latin() | {ord(char): found[0] for char, found in _table().items()}


def readings(char: str) -> tuple[str, ...]:
    """The readings of one character, most usual first; a Latin letter or digit reads as itself, others not at all."""
    return _table().get(char) or ((char,) if char.isascii() and char.isalnum() else ())


def sound_alike(a: str, b: str) -> bool:
    """Whether two different Chinese characters share a reading, tones aside."""
    table = _table()
    return a != b and bool(set(table.get(a, ())) & set(table.get(b, ())))


def sound_nearly_alike(a: str, b: str) -> bool:
    """Whether readings of two Chinese characters differ by no more than n/l, zh/z, ch/c, sh/s, f/h, ang/an, eng/en or
    ing/in."""
    table = _table()
    near = {blurred(reading) for reading in table.get(a, ())}
    return a != b and any(blurred(reading) in near for reading in table.get(b, ()))


@cache
def blurred(reading: str) -> str:
    """A reading without the distinctions many people do not hear: nan and lang are both lan."""
    for pattern, plain in _BLURRED:
        reading = pattern.sub(plain, reading)
    return reading


def read(form: str) -> str:
    """`form` in pinyin without spaces, each character in its most usual reading.

    A letter of another script stands as the Latin one it is drawn like; what has no reading stays as it is.
    """
    return form.translate(_first_readings())


def spellings(form: str, between: str = "") -> tuple[str, ...]:
    """The ways to write `form` in pinyin, at most 16, the most usual first.

    Empty for forms without a Chinese character, with one whose reading is not known, or of more than 8 characters.
    """
    if len(form) > _MOST_CHARACTERS or form.isascii():
        return ()
    each = [readings(char) for char in form]
    return tuple(dict.fromkeys(between.join(ways) for ways in islice(product(*each), _MOST_SPELLINGS)))
