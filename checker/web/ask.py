"""From what a person typed into the page to a CheckRequest, with a plain message where that cannot be."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from checker.errors import BadParameter, QueryError
from checker.report import MAX_NAME, Answer, CheckRequest
from checker.web.text import text
from registries.model import Text

#: WeChat appends these two to every link that is shared in it; refusing them would break each shared link.
TOLERATED: Final = frozenset({"from", "isappinstalled"})
URL_FIELDS: Final = ("name", "on", "as_of_rev", "lang")
FORM_FIELDS: Final = ("name", "lender", "contract_date", "on", "as_of_rev")
OBSERVED: Final = "observed."

_GAPS: Final = re.compile(r"[\s\-_.·]+")
#: Numbers that belong to a person. An ID number holds a date of birth, which tells it from a 统一社会信用代码.
PERSONAL: Final = {
    "ask.id_number": re.compile(
        r"(?<!\d)[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
    ),
    "ask.bank_card": re.compile(r"(?<![\dA-Za-z])62\d{14,17}(?![\dA-Za-z])"),
    "ask.mobile": re.compile(r"(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)"),
}

Fields = Mapping[str, Sequence[str]]


def from_url(args: Fields) -> CheckRequest:
    """The request of a GET: the name only, never an answer. Raises QueryError, or BadParameter for a parameter
    this page does not know."""
    return _request(_single(args, URL_FIELDS))


def from_form(form: Fields) -> CheckRequest:
    """The request of a POST: the name and what the person answered. Raises QueryError or BadParameter."""
    observations = tuple(key for key in form if key.startswith(OBSERVED))
    return _request(_single(form, (*FORM_FIELDS, *observations)))


def personal_number(typed: str) -> str | None:
    """The key of the message that refuses this text because it holds a person's number, or None."""
    joined = _GAPS.sub("", unicodedata.normalize("NFKC", typed))
    return next((key for key, pattern in PERSONAL.items() if pattern.search(joined)), None)


def typed_again(value: str) -> str:
    """What was typed, fit to be put back into the form: nothing invisible, no person's number."""
    if personal_number(value):
        return ""
    return "".join(character for character in value if character.isprintable())[:MAX_NAME]


def _single(fields: Fields, known: Sequence[str]) -> dict[str, str]:
    accepted = TOLERATED.union(known)
    if not accepted.issuperset(fields):
        raise BadParameter(_filled("ask.unknown_parameter", known=", ".join(known)))
    for key, values in fields.items():
        if len(values) > 1:
            raise BadParameter(text("ask.twice"), key if key in known else None)
        if any("\ufffd" in value for value in values):
            raise BadParameter(text("ask.not_text"), key if key in known else None)
    return {key: values[0].strip() for key, values in fields.items() if values and key not in TOLERATED}


def _request(fields: Mapping[str, str]) -> CheckRequest:
    return CheckRequest(
        name=_name(fields, "name"),
        lender=_name(fields, "lender") if fields.get("lender") else None,
        observed={key.removeprefix(OBSERVED): _answer(fields[key]) for key in fields if key.startswith(OBSERVED)},
        contract_date=_date(fields, "contract_date"),
        on=_date(fields, "on"),
        as_of_rev=_revision(fields),
    )


def _name(fields: Mapping[str, str], field: str) -> str:
    typed = fields.get(field, "")
    if not typed:
        raise QueryError(text("ask.empty"), field)
    if refusal := personal_number(typed):
        raise QueryError(text(refusal), field)
    if len(typed) > MAX_NAME:
        raise QueryError(_filled("ask.too_long", most=MAX_NAME), field)
    return typed


def _date(fields: Mapping[str, str], field: str) -> date | None:
    if not (typed := fields.get(field)):
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise QueryError(text("ask.date"), field) from None


def _revision(fields: Mapping[str, str]) -> int | None:
    typed = fields.get("as_of_rev", "")
    if not typed:
        return None
    if not re.fullmatch(r"[0-9]{1,12}", typed):
        raise QueryError(text("ask.revision"), "as_of_rev")
    return int(typed)


def _answer(typed: str) -> Answer:
    answers: dict[str, Answer] = {"yes": "yes", "no": "no", "unknown": "unknown"}
    if typed not in answers:
        raise QueryError(text("ask.answer"))
    return answers[typed]


def _filled(key: str, **values: object) -> Text:
    words = text(key)
    return Text(zh=words.zh.format(**values), en=words.en.format(**values))
