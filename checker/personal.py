"""Numbers that belong to a person, told from the names and codes of firms. Nobody may keep or repeat one."""

import re
import unicodedata
from typing import Final, Literal

PersonalNumber = Literal["id_number", "bank_card", "mobile"]

_GAPS: Final = re.compile(r"[\s\-_.·]+")
#: An ID number holds a date of birth, which tells it from a 统一社会信用代码.
_PATTERNS: Final[dict[PersonalNumber, re.Pattern[str]]] = {
    "id_number": re.compile(
        r"(?<!\d)[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
    ),
    "bank_card": re.compile(r"(?<![\dA-Za-z])62\d{14,17}(?![\dA-Za-z])"),
    "mobile": re.compile(r"(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)"),
}


def personal_number(typed: str) -> PersonalNumber | None:
    """The kind of person's number that this text holds, in whatever grouping or width it is written, or None."""
    joined = _GAPS.sub("", unicodedata.normalize("NFKC", typed))
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.search(joined)), None)
