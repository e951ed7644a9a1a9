"""What a character is, whatever version of Unicode the running Python knows.

Python 3.11 knows Unicode 14, later ones know more: to the one U+31350 is no letter, to the other it is, and a name with
it would be another name. So here the planes that Unicode sets aside for ideographs hold ideographs, assigned already
or not, and every other character that came after Unicode 14 stays what it was: a sign that nobody knows.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final

#: For a class of a regular expression: ideographs, those of compatibility, and the two planes of ideographs.
HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fffd\U00030000-\U0003fffd"

_UNASSIGNED = Path(__file__).with_name("unassigned.tsv")
#: Blocks of which Unicode 14 knew every character, and which hold no radical and no circle: most texts are of these.
_USUAL = re.compile("[\x00-\u02ff\u2010-\u205e\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})


def is_usual(text: str) -> bool:
    """Return whether every Python reads `text` the same, and no character of it stands for another's radical."""
    return _USUAL.fullmatch(text) is not None


def is_han(char: str) -> bool:
    """Return whether `char` is a Chinese character: an ideograph of any block, or 〇."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\U00020000" <= char <= "\U0002fffd"
        or "\U00030000" <= char <= "\U0003fffd"
        or "\uf900" <= char <= "\ufaff"
        or char == "〇"
    )


def category(char: str) -> str:
    """Return the general category of `char`: that of Unicode 14, or of an ideograph."""
    if is_known(char):
        return unicodedata.category(char)
    return "Lo" if is_han(char) else "Cn"


def is_letter(char: str) -> bool:
    """Return whether `char` is a letter, a digit or a Chinese character."""
    return "\u4e00" <= char <= "\u9fff" or category(char)[0] in "LN"


def is_printable(char: str) -> bool:
    """Return whether `char` shows as something, or is the blank of the keyboard."""
    return char == " " or category(char) not in _HIDDEN


def is_wide(char: str) -> bool:
    """Return whether fonts draw `char` as wide as a Chinese character; also what Unicode 14 does not know."""
    return not is_known(char) or unicodedata.east_asian_width(char) in "WFA"


def compatible(text: str) -> str:
    """Return `text` in NFKC and without case; what Unicode 14 does not know stays as it is."""
    if is_usual(text):
        return unicodedata.normalize("NFKC", text).casefold()
    parts = ((known, "".join(part)) for known, part in groupby(text, is_known))
    return "".join(unicodedata.normalize("NFKC", part).casefold() if known else part for known, part in parts)


def in_known_characters(text: str) -> str:
    r"""Return `text` for a pattern with \w or \W, one for one: ideographs beyond the first plane stand as 字, what
    Unicode 14 does not know as U+FFFD."""
    if is_usual(text):
        return text
    return "".join("字" if char > "\uffff" and is_han(char) else char if is_known(char) else "\ufffd" for char in text)


def is_known(char: str) -> bool:
    """Return whether Unicode 14 assigns a meaning to `char`; ideographs that came later it does not know."""
    return not bisect_right(_unassigned(), ord(char)) & 1


@cache
def _unassigned() -> tuple[int, ...]:
    """Return where each run of characters without a meaning begins and where it has ended."""
    lines = _UNASSIGNED.read_text(encoding="utf-8").splitlines()
    runs = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(int(place, 16) + at for run in runs for at, place in enumerate(run))
