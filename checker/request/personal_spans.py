"""Where numbers that identify a person stand in a text, to be masked there."""

import re
from collections.abc import Iterator
from typing import Final

from checker.request.personal_data import PATTERNS, PersonalNumber
from checker.request.personal_digits import grouped_numbers, is_identity, luhn, views

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
#: 护照E12345678, passport no. G 1234 5678, 港澳通行证…, and the other way round.
_DOCUMENT: Final = (
    r"(?:护照|通行证|回乡证|台胞证|居留证|居住证|军官证"
    r"|passport|travel permit|residence permit|id card|id no|id number)"
)
_OF_DOCUMENT: Final = re.compile(
    rf"(?i){_DOCUMENT}(?:[^\d\n,;。]{{0,14}}?)"
    r"(?<![a-z])(?P<number>[a-z]{0,2}[ -]?\d(?:[ -]?\d){6,9}x?)(?![\da-z])"
)
_DOCUMENT_BEHIND: Final = re.compile(rf"(?i)(?<![\da-z])(?P<number>[a-z]{{1,2}}\d{{7,9}})(?=[ ,]{{0,2}}\(?{_DOCUMENT})")
#: A card's number with letters beside it: QQ6217…, 合同号AB6217….
_GLUED_CARD: Final = re.compile(r"(?<!\d)(?:62\d{13,17}|[3-6]\d{15,18})(?!\d)")
_GLUED_ID: Final = re.compile(r"(?<!\d)[1-8]\d{16}[\dXx](?!\d)")
_PREFIXED_MOBILE: Final = re.compile(r"(?<!\d)(?:0|0{0,2}86|0086)1[3-9]\d{9}(?!\d)")


def personal_number_spans(text: str) -> Iterator[tuple[int, int, PersonalNumber]]:
    """Yield start, end and kind of each personal number in a text whose letters and digits are ASCII ones, however it
    is grouped or written; spans may overlap. Linear in the text."""
    for kind, pattern in _SPANS.items():
        yield from ((*found.span(), kind) for found in pattern.finditer(text))
    for found in _OTHER_CARD.finditer(text):
        if luhn(found[0]):
            yield (*found.span(), "bank_card")
    for found in _LABELLED.finditer(text):
        identity = found["label"] in {"身份证", "证件号", "护照"}
        yield (*found.span("number"), "id_number" if identity else "bank_card")
    for pattern in (_OF_DOCUMENT, _DOCUMENT_BEHIND):
        yield from ((*found.span("number"), "id_number") for found in pattern.finditer(text))
    for view in views(text):
        for kind, pattern in PATTERNS.items():
            yield from ((*found.span(), kind) for found in pattern.finditer(view))
        yield from _glued(view)
        yield from grouped_numbers(view)


def _glued(text: str) -> Iterator[tuple[int, int, PersonalNumber]]:
    for found in _GLUED_CARD.finditer(text):
        if found[0].startswith("62") or luhn(found[0]):
            yield (*found.span(), "bank_card")
    for found in _GLUED_ID.finditer(text):
        if is_identity(found[0]):
            yield (*found.span(), "id_number")
    yield from ((*found.span(), "mobile") for found in _PREFIXED_MOBILE.finditer(text))
