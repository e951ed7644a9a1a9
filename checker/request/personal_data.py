"""Finding numbers that identify a person (ID card, bank card, mobile) in text, apart from the codes of firms. They are
never stored and never repeated."""

import re
import unicodedata
from typing import Final, Literal

from checker.errors import QueryError
from registries.characters import in_known_characters
from registries.model import Text

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

_ACCEPTED: Final = Text(
    zh="只写App、平台或公司的名字。我们没有保存它。",
    en="Please give only the name of an app, a platform or a firm. We have not kept it.",
)
_KINDS: Final[dict[PersonalNumber, Text]] = {
    "id_number": Text(zh="这像身份证号。请不要写身份证号", en="That looks like an ID number."),
    "bank_card": Text(zh="这像银行卡号。请不要写卡号", en="That looks like a bank card number."),
    "mobile": Text(zh="这像手机号。请不要写手机号", en="That looks like a mobile number."),
}


def find_personal_number(text: str) -> PersonalNumber | None:
    """Return the kind of personal number that a text contains, however it is grouped and in any character width; None
    for none."""
    plain = unicodedata.normalize("NFKC", in_known_characters(text))
    ungrouped = (_SEPARATORS.sub("", plain), _BETWEEN_DIGITS.sub("", plain))
    kinds = (kind for kind, pattern in _PATTERNS.items() if any(map(pattern.search, ungrouped)))
    return next(kinds, None)


def refuse_personal_number(text: str, field: str) -> None:
    """Raise QueryError for a text that contains a personal number; the error says which kind and what is accepted.
    Every face checks a name here before it is looked up."""
    if kind := find_personal_number(text):
        words = _KINDS[kind]
        raise QueryError(Text(zh=f"{words.zh}，{_ACCEPTED.zh}", en=f"{words.en} {_ACCEPTED.en}"), field)
