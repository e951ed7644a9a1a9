"""Where numbers that identify a person stand in a text, to be masked there."""

import re
from collections.abc import Iterator
from typing import Final

from checker.request.personal_data import PATTERNS, PersonalNumber

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
    r"(?P<number>[A-Za-z]?(?:\d{8,24}[Xx]?|\d(?:[ -]?[\dXx]){7,24}))"
)


def personal_number_spans(text: str) -> Iterator[tuple[int, int, PersonalNumber]]:
    """Yield start, end and kind of each personal number in a text whose letters and digits are ASCII ones, however it
    is grouped; spans may overlap. Linear in the text."""
    for kind, pattern in (*PATTERNS.items(), *_SPANS.items()):
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
