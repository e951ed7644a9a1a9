"""The first letters of a name's pinyin: what people type who know it only by its short form (zlxj, 360jt)."""

from functools import lru_cache
from itertools import islice, product

from checker.names.characters.pinyin import readings

_SHORTEST, _LONGEST = 3, 8  # characters; two letters are too many names at once
_MOST_SPELLINGS = 4


def pinyin_initials(form: str) -> tuple[str, ...]:
    """The ways to write `form` in initials, the most usual reading first: 微粒贷 → wld; digits and letters stay.

    Empty for forms without a Chinese character, with one whose reading is not known, of fewer than three characters or
    of more than eight.
    """
    if not _SHORTEST <= len(form) <= _LONGEST or form.isascii():
        return ()
    return tuple("".join(ways) for ways in islice(product(*map(_letters, form)), _MOST_SPELLINGS))


@lru_cache(maxsize=8192)
def _letters(char: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reading[0] for reading in readings(char)))
