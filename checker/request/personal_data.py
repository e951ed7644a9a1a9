"""Finding numbers that identify a person (ID card, bank card, mobile) in text, apart from the codes of firms. They are
never stored and never repeated."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal

from registries.characters import in_known_characters

PersonalNumber = Literal["id_number", "bank_card", "mobile"]

_SEPARATORS: Final = re.compile(r"[\s\-_.·]+")
#: An ID number contains a date of birth, which tells it from a 统一社会信用代码; a UnionPay card starts with 62.
_PATTERNS: Final[dict[PersonalNumber, re.Pattern[str]]] = {
    "id_number": re.compile(
        r"(?<!\d)[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
    ),
    "bank_card": re.compile(r"(?<![\dA-Za-z])62\d{14,17}(?![\dA-Za-z])"),
    "mobile": re.compile(r"(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)"),
}


#: One to three punctuation marks or invisible characters between two digits: 138/1234(5678).
_BETWEEN_DIGITS: Final = re.compile(r"(?<=\d)[\W_]{1,3}(?=[\dXx])")


def find_personal_number(text: str) -> PersonalNumber | None:
    """Return the kind of personal number that a text contains, however it is grouped and in any character width; None
    for none."""
    plain = unicodedata.normalize("NFKC", in_known_characters(text))
    # as it stands, too: beside a firm's number, 95588 13800138000, no grouping may be undone
    readings = (plain, _SEPARATORS.sub("", plain), _BETWEEN_DIGITS.sub("", plain))
    kinds = (kind for kind, pattern in _PATTERNS.items() if any(map(pattern.search, readings)))
    return next(kinds, None)


_GROUPED: Final = r"[\s\-_/·()]{0,3}"
#: The same numbers with signs between their digits, as they stand in a text beside dates and amounts. A point or a
#: comma separates no groups but the three of a mobile number: 1,500.00 500.00 is two amounts.
_SPANS: Final[dict[PersonalNumber, re.Pattern[str]]] = {
    "id_number": re.compile(
        rf"(?<!\d)[1-8](?:{_GROUPED}\d){{5}}{_GROUPED}(?:1{_GROUPED}9|2{_GROUPED}0)(?:{_GROUPED}\d){{9}}{_GROUPED}[\dXx](?![\dA-Za-z])"
    ),
    "bank_card": re.compile(rf"(?<![\dA-Za-z])6{_GROUPED}2(?:{_GROUPED}\d){{14,17}}(?![\dA-Za-z])"),
    "mobile": re.compile(
        rf"(?<!\d)(?:\+?86{_GROUPED})?1[3-9]\d(?:(?:{_GROUPED}\d){{8}}|\W{{1,3}}\d{{4}}\W{{1,3}}\d{{4}})(?!\d)"
    ),
}
_OTHER_CARD: Final = re.compile(r"(?<![\dA-Za-z])[3-9]\d{3}(?:[ -]?\d){12,15}(?![\dA-Za-z])")
#: What stands behind such a word is a person's, whatever its form.
_LABELLED: Final = re.compile(
    r"(?P<label>身份证|证件号|护照|卡号|账号|帐号|银行账户|账户号)[^\d\n:]{0,8}[:\s]{0,4}"
    r"(?P<number>[A-Za-z]?\d(?:[ -]?[\dXx]){7,24})"
)


def personal_number_spans(text: str) -> Iterator[tuple[int, int, PersonalNumber]]:
    """Yield start, end and kind of each personal number in a text whose letters and digits are ASCII ones, however it
    is grouped; spans may overlap. Linear in the text."""
    for kind, pattern in (*_PATTERNS.items(), *_SPANS.items()):
        yield from ((*found.span(), kind) for found in pattern.finditer(text))
    for found in _OTHER_CARD.finditer(text):
        if _checks(found[0]):
            yield (*found.span(), "bank_card")
    for found in _LABELLED.finditer(text):
        identity = found["label"] in {"身份证", "证件号", "护照"}
        yield (*found.span("number"), "id_number" if identity else "bank_card")


def _checks(number: str) -> bool:
    """Return whether the last digit of a card's number is the one that the others require (Luhn)."""
    digits = [int(sign) for sign in reversed(number) if sign.isdigit()]
    return sum(digits[::2]) % 10 == -sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2]) % 10
