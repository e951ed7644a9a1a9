"""Other writings of one name that follow from it by rule, with no judgement: digits, pinyin.

A variant must be certain, because it leads to an entity. Whatever only resembles belongs into `similarity`.
"""

import re

from checker.names.characters.pinyin import spellings

_HAN_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_SHORTEST_PINYIN = 5  # letters; shorter strings are words of other languages

# A single Han digit is a word (一, 万一); two in a row, or one beside a digit, are a number.
_HAN_NUMBER = re.compile(
    r"[零〇一二三四五六七八九]{2,}|(?<=[0-9])[零〇一二三四五六七八九]|[零〇一二三四五六七八九](?=[0-9])"
)
_DIGIT = re.compile(r"[0-9零〇一二三四五六七八九]")
_LETTER_O = re.compile(r"(?<=[0-9])o(?![a-z])|(?<![a-z])o(?=[0-9])")
_LETTER_L = re.compile(r"(?<=[0-9])[li](?![a-z])|(?<![a-z])[li](?=[0-9])")
_LETTER = re.compile("[a-z]")
_SPELLED = re.compile(r"[a-z0-9]+")


def with_digits(form: str) -> str:
    """Return `form` with 三六零 as 360, and the letters o, l and i as digits where they stand beside a digit."""
    if _DIGIT.search(form) is None:
        return form
    previous = None
    # a letter made a digit may put a Han digit beside a digit, so the rules run until nothing changes
    while form != previous:
        previous = form
        form = _HAN_NUMBER.sub(lambda number: number[0].translate(_HAN_DIGITS), form)
        form = _LETTER_L.sub("1", _LETTER_O.sub("0", form))
    return form


def pinyin_forms(form: str) -> tuple[str, ...]:
    """Return the pinyin by which `form` is looked up, without tones and spaces.

    Five letters or more, or four and digits (rong360); shorter ones are left out.
    """
    if _LETTER.search(form):  # paipaid is on the way to paipaidai, not 拍拍D
        return ()
    return tuple(spelled for spelled in spellings(form) if _long_enough(spelled))


def may_be_pinyin(form: str) -> bool:
    """Return whether a form of the query is long enough, and in letters and digits only, to be a name's pinyin."""
    return _SPELLED.fullmatch(form) is not None and _long_enough(form)


def _long_enough(spelled: str) -> bool:
    letters = sum(map(str.isalpha, spelled))
    return letters >= _SHORTEST_PINYIN or (letters == _SHORTEST_PINYIN - 1 and len(spelled) > _SHORTEST_PINYIN)
