"""Numbers that belong to a person, told from the names and codes of firms. Nobody may keep or repeat one."""

import re
import unicodedata
from typing import Final, Literal

from checker.errors import QueryError
from registries.model import Text

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


#: One to three marks, or what nobody sees, between two digits: 138/1234(5678).
_BETWEEN: Final = re.compile(r"(?<=\d)[\W_]{1,3}(?=[\dXx])")

_ACCEPTED: Final = Text(
    zh="只写App、平台或公司的名字。我们没有保存它。",
    en="Please give only the name of an app, a platform or a firm. We have not kept it.",
)
_KINDS: Final[dict[PersonalNumber, Text]] = {
    "id_number": Text(zh="这像身份证号。请不要写身份证号", en="That looks like an ID number."),
    "bank_card": Text(zh="这像银行卡号。请不要写卡号", en="That looks like a bank card number."),
    "mobile": Text(zh="这像手机号。请不要写手机号", en="That looks like a mobile number."),
}


def personal_number(typed: str) -> PersonalNumber | None:
    """The kind of person's number that this text holds, in whatever grouping or width it is written, or None."""
    plain = unicodedata.normalize("NFKC", typed)
    readings = (_GAPS.sub("", plain), _BETWEEN.sub("", plain))
    fitting = (kind for kind, pattern in _PATTERNS.items() if any(map(pattern.search, readings)))
    return next(fitting, None)


def refuse_personal_number(typed: str, field: str) -> None:
    """Raises QueryError for a text that holds a person's number: which kind, and what is accepted. Every face
    looks names up behind this."""
    if kind := personal_number(typed):
        words = _KINDS[kind]
        raise QueryError(Text(zh=f"{words.zh}，{_ACCEPTED.zh}", en=f"{words.en} {_ACCEPTED.en}"), field)
