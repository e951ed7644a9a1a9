"""How characters are read, from the compiled table tables/pinyin.tsv (toneless, ü written v), and their initials."""

import re
from functools import cache, lru_cache
from itertools import islice, product

from checker.names.characters.confusables import latin_prototypes
from checker.names.tables import rows

_MOST_SPELLINGS = 16  # a name of four characters with two readings each
_MOST_CHARACTERS = 8  # longer names are not typed in pinyin
_SHORTEST_ABBREVIATED = 3  # characters; two initials are too many names at once
_MOST_INITIALS = 4

# What speakers of many dialects do not tell apart; after it, liang and niang, zhen and zeng read the same.
# Order matters: f becomes hu but before u, and hui and hun are spelt out (huei, huen) to meet fei and fen.
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
    return {char: tuple(pinyin.split(" ")) for char, pinyin in rows("pinyin.tsv", 2)}


@cache
def _first_readings() -> dict[int, str]:
    return latin_prototypes() | {ord(char): pinyin[0] for char, pinyin in _table().items()}


def readings(char: str) -> tuple[str, ...]:
    """Return the readings of one character, most usual first; a Latin letter or digit reads as itself, others not at
    all."""
    return _table().get(char) or ((char,) if char.isascii() and char.isalnum() else ())


def sound_alike(a: str, b: str) -> bool:
    """Return whether two different Chinese characters share a reading, tones aside."""
    table = _table()
    return a != b and bool(set(table.get(a, ())) & set(table.get(b, ())))


def sound_nearly_alike(a: str, b: str) -> bool:
    """Return whether two Chinese characters sound the same to many ears.

    Their readings differ by no more than n/l, zh/z, ch/c, sh/s, f/h, ang/an, eng/en or ing/in.
    """
    table = _table()
    near = {blurred(reading) for reading in table.get(a, ())}
    return a != b and any(blurred(reading) in near for reading in table.get(b, ()))


@cache
def blurred(reading: str) -> str:
    """Return a reading without the distinctions many people do not hear: nan and lang are both lan."""
    for pattern, plain in _BLURRED:
        reading = pattern.sub(plain, reading)
    return reading


def to_pinyin(form: str) -> str:
    """Return `form` in pinyin without spaces, each character in its most usual reading.

    A letter of another script stands as the Latin one it is drawn like; what has no reading stays as it is.
    """
    return form.translate(_first_readings())


def spellings(form: str, between: str = "") -> tuple[str, ...]:
    """Return the ways to write `form` in pinyin, at most 16, the most usual first.

    Empty for forms without a Chinese character, with one whose reading is not in the table, or of more than 8
    characters.
    """
    if len(form) > _MOST_CHARACTERS or form.isascii():
        return ()
    each = [readings(char) for char in form]
    return tuple(dict.fromkeys(between.join(ways) for ways in islice(product(*each), _MOST_SPELLINGS)))


def pinyin_initials(form: str) -> tuple[str, ...]:
    """Return the ways to write `form` in initials, at most 4, the most usual reading first: 微粒贷 → wld.

    Digits and letters stay: people who know a name only by its short form type zlxj, 360jt. Empty for forms without a
    Chinese character, with one whose reading is not in the table, of fewer than 3 characters or of more than 8.
    """
    if not _SHORTEST_ABBREVIATED <= len(form) <= _MOST_CHARACTERS or form.isascii():
        return ()
    return tuple("".join(ways) for ways in islice(product(*map(_letters, form)), _MOST_INITIALS))


@lru_cache(maxsize=8192)
def _letters(char: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading[0] for reading in readings(char)))
