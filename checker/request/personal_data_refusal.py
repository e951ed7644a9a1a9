"""Refusing a text with a number that identifies a person, in words that do not repeat it."""

from typing import Final

from checker.errors import QueryError
from checker.request.personal_data import PersonalNumber, find_personal_number
from registries.model import Text

_ACCEPTED: Final = Text(
    zh="只写App、平台或公司的名字。我们没有保存它。",
    en="Please give only the name of an app, a platform or a firm. We have not kept it.",
)
_KINDS: Final[dict[PersonalNumber, Text]] = {
    "id_number": Text(zh="这像身份证号。请不要写身份证号", en="That looks like an ID number."),
    "bank_card": Text(zh="这像银行卡号。请不要写卡号", en="That looks like a bank card number."),
    "mobile": Text(zh="这像手机号。请不要写手机号", en="That looks like a mobile number."),
}


def refuse_personal_number(text: str, field: str) -> None:
    """Raise QueryError for a text that contains a personal number; the error says which kind and what is accepted.
    Every face checks a name here before it is looked up."""
    if kind := find_personal_number(text):
        words = _KINDS[kind]
        raise QueryError(Text(zh=f"{words.zh}，{_ACCEPTED.zh}", en=f"{words.en} {_ACCEPTED.en}"), field)
