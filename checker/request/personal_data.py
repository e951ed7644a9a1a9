"""Finding numbers that identify a person (ID card, bank card, mobile) in text, apart from the codes of firms. They are
never stored and never repeated."""

import re
import unicodedata
from typing import Final, Literal

from registries.characters import in_known_characters

PersonalNumber = Literal["id_number", "bank_card", "mobile"]

_SEPARATORS: Final = re.compile(r"[\s\-_.·]+")
#: An ID number contains a date of birth, which tells it from a 统一社会信用代码; a UnionPay card starts with 62.
PATTERNS: Final[dict[PersonalNumber, re.Pattern[str]]] = {
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
    kinds = (kind for kind, pattern in PATTERNS.items() if any(map(pattern.search, readings)))
    return next(kinds, None)
