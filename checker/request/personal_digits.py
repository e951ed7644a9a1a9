"""Digits of a text however they are written, and the personal numbers among them: 1·3·8·0…, 幺三八…, 138OOOO1357.

Every sign of a view stands where it stood in the text. All loops are linear in the text.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from checker.request.personal_data import PersonalNumber

#: Letters among digits: O for 0, l for 1.
_LETTERS: Final = re.compile(r"(?<=\d)[oOlI]{1,8}(?=[\doOlI]|$|\W)|(?<![A-Za-z])[oOlI]{1,3}(?=\d)")
_DIGIT_OF: Final = str.maketrans("oOlI", "0011")
_OTHER_DIGIT: Final = re.compile(r"(?![0-9])\d")  # ٠١٢
_SPOKEN: Final = str.maketrans(
    "〇○零洞幺一壹弌二贰貳三叁參四肆五伍六陆陸七柒拐八捌九玖", "0000111122233344556667778899"
)
_RUN: Final = re.compile(r"\d{1,19}(?:[\s\-‐‑‒–—―_/·•・()、,'.|~+*=:;#&^]{1,3}\d{1,19})+[xX]?")
_GROUP: Final = re.compile(r"\d+[xX]?")
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_MOBILE_LENGTH: Final = 11
_ID_LENGTH: Final = 18
_CARD_LENGTHS: Final = range(15, 20)
_MOST_GROUPS: Final = 20
#: How people group a mobile number; amounts and dates are written in none of these ways.
_MOBILE_GROUPS: Final = frozenset(
    {(3, 4, 4), (4, 3, 4), (4, 4, 3), (3, 8), (7, 4), (3, 3, 5), (3, 5, 3), (3, 3, 3, 2), (2, 3, 3, 3)}
)
_AMOUNT_SIGNS: Final = frozenset(",.")
_PAIR: Final = 2
Span = tuple[int, int, PersonalNumber]


def views(text: str) -> tuple[str, ...]:
    """Return the text with letters O among digits as 0, and besides with Chinese digits as digits."""
    plain = _OTHER_DIGIT.sub(lambda found: str(int(found[0])), text)
    return tuple(dict.fromkeys(map(_without_letters, (plain, plain.translate(_SPOKEN)))))


def _without_letters(text: str) -> str:
    return _LETTERS.sub(lambda found: found[0].translate(_DIGIT_OF), text)


def grouped_numbers(text: str) -> Iterator[Span]:
    """Yield the personal numbers among digits that are parted by signs, whatever the signs are."""
    for run in _RUN.finditer(text):
        groups = [(run.start() + group.start(), run.start() + group.end()) for group in _GROUP.finditer(run[0])]
        for first in range(len(groups)):
            yield from _numbers_from(text, groups[first : first + _MOST_GROUPS])


def _numbers_from(text: str, groups: Sequence[tuple[int, int]]) -> Iterator[Span]:
    digits = ""
    for count, (start, end) in enumerate(groups, start=1):
        digits += text[start:end]
        if len(digits) > max(_CARD_LENGTHS):
            return
        if count > 1 and (kind := _kind(digits, text, groups[:count])):
            yield groups[0][0], end, kind


def _kind(digits: str, text: str, groups: Sequence[tuple[int, int]]) -> PersonalNumber | None:
    lengths = tuple(end - start for start, end in groups)
    signs = {text[end:start].strip().replace("'", ",") for (_, end), (start, _) in pairwise(groups)}
    apart = max(lengths) == 1  # each digit by itself
    if not apart and len(signs) > 1:
        return None
    if len(digits) in (_MOBILE_LENGTH, _MOBILE_LENGTH + 1):
        return "mobile" if _is_mobile(digits, lengths, signs) else None
    if len(digits) == _ID_LENGTH and is_identity(digits):
        return "id_number"
    return "bank_card" if len(digits) in _CARD_LENGTHS and is_card(digits) else None


def _is_mobile(digits: str, lengths: tuple[int, ...], signs: set[str]) -> bool:
    if len(digits) > _MOBILE_LENGTH:  # 0138 0000 1357
        if not digits.startswith("0"):
            return False
        digits, lengths = digits[1:], (lengths[0] - 1, *lengths[1:])
    if not _MOBILE.fullmatch(digits):
        return False
    if signs & _AMOUNT_SIGNS:  # 13,800,001,357 is an amount
        return max(lengths) == 1 or (lengths in _MOBILE_GROUPS and lengths[0] > _PAIR)
    return max(lengths) <= _PAIR or lengths in _MOBILE_GROUPS


def is_identity(digits: str) -> bool:
    """Return whether 18 signs are an ID number by the date of birth in them."""
    if not re.fullmatch(r"[1-8]\d{5}(?:19|20)\d{9}[\dxX]", digits):
        return False
    try:
        date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return True


def is_card(digits: str) -> bool:
    """Return whether digits may be a card's: a UnionPay card's, or any whose last digit checks (Luhn)."""
    return digits.isdigit() and (digits.startswith("62") or (digits[0] in "3456789" and luhn(digits)))


def luhn(number: str) -> bool:
    """Return whether the last digit of a card's number is the one that the others require (Luhn)."""
    written = [sign for sign in number if sign.isdigit()]
    if written[2::4] == written[3::4] == ["0"] * (len(written) // 4):
        return False  # 5000 4000 3000 2000 are amounts
    digits = [int(sign) for sign in reversed(written)]
    return sum(digits[::2]) % 10 == -sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2]) % 10
