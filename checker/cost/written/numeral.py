"""Numbers in digits, in words, or in both: 9,000 · 1.5万 · 一万二 · 壹万贰仟 · 1w.

A step that is left out is the one below the last that is written, as everybody says it: 一万二 is 12,000. Libraries
read that otherwise, or refuse the numerals of contracts.
"""

import re
import unicodedata
from decimal import Decimal
from typing import Final

#: Longer text is no number, and is not looked at.
MAX_LENGTH: Final = 64

_SIMPLE: Final = str.maketrans(
    "〇零壹贰貳叁參肆伍陆陸柒捌玖两兩拾佰仟萬億w k".replace(" ", ""),
    "零零一二二三三四五六六七八九二二十百千万亿万千",
)
_STEPS: Final = (("亿", 8), ("万", 4), ("千", 3), ("百", 2), ("十", 1))
_DIGITS: Final = "零一二三四五六七八九"
_PLAIN: Final = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,10})(?:\.\d{1,9})?", re.ASCII)
_BY_WORD: Final = re.compile(rf"([{_DIGITS}十百千万]{{1,8}})点([{_DIGITS}]{{1,6}})")


def half_width(text: str) -> str:
    """Return the text without spaces, full-width letters and signs made plain, in lower case. Nothing else is changed:
    ② and ½ are no digits."""
    plain = (unicodedata.normalize("NFKC", sign) if "\uff01" <= sign <= "\uffee" else sign for sign in text)
    return "".join("".join(plain).split()).casefold()


def read_number(text: str) -> Decimal | None:
    """Return the number that the text is, None where it is none or may be several. `text`: as `half_width` returns
    it."""
    if len(text) > MAX_LENGTH:
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return _in_words(text.translate(_SIMPLE))


def _in_words(text: str, *, whole: bool = False) -> Decimal | None:
    """Return the number. `whole`: no step may be left out in it, as none is in what a step counts: 1千2万 is none."""
    if spoken := _BY_WORD.fullmatch(text):
        number = _in_words(spoken[1])
        return None if number is None else number + Decimal("0." + "".join(str(_DIGITS.index(d)) for d in spoken[2]))
    for step, zeros in _STEPS:
        before, written, after = text.partition(step)
        if written:
            return _with_step(before, zeros, after, whole=whole)
    return _leaf(text)


def _with_step(before: str, zeros: int, after: str, *, whole: bool) -> Decimal | None:
    """Return `before` times the step and `after`; ten alone is one ten."""
    many = Decimal(1) if zeros == 1 and not before else _in_words(before, whole=True)
    rest = None if whole and zeros > 1 and len(after) == 1 else _after(after, zeros)
    if many is None or rest is None or many <= 0 or (many % 1 and after):
        return None
    number = many * Decimal(10**zeros) + rest
    return number.to_integral_value() if number % 1 == 0 else number.normalize()  # 1.05万 is 10500, not 10500.00


def _after(text: str, zeros: int) -> Decimal | None:
    """Return what stands after a step: less than the step. One digit alone is of the step below, 一万二; digits that
    fill all places are as they are, 1万2000; two digits may be either, and are refused."""
    if not text:
        return Decimal(0)
    if text.startswith("零"):
        rest = _in_words(text.lstrip("零"))
        return rest if rest is not None and 0 < rest < 10 ** (zeros - 1) and rest % 1 == 0 else None
    rest = _in_words(text)
    if rest is None or rest % 1 or not 0 < rest < 10**zeros:
        return None
    if len(text) == 1 and text != "十":
        return rest * Decimal(10 ** (zeros - 1))
    bare = text.isascii() and text.isdigit()
    return None if bare and (text.startswith("0") or len(text) < zeros - 1) else rest


def _leaf(text: str) -> Decimal | None:
    """Return the value of plain digits, or of one digit in words."""
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return Decimal(_DIGITS.index(text)) if len(text) == 1 and text in _DIGITS else None
