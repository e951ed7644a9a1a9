"""From what a person typed into the page to a CheckRequest, with a plain message where that cannot be."""

from collections.abc import Mapping, Sequence
from typing import Final

from checker import personal
from checker.errors import BadParameter, QueryError
from checker.personal import PersonalNumber
from checker.question import question
from checker.report import MAX_NAME, CheckRequest
from checker.web.text import text
from registries.model import Text

#: WeChat appends these two to every link that is shared in it; refusing them would break each shared link.
TOLERATED: Final = frozenset({"from", "isappinstalled"})
URL_FIELDS: Final = ("name", "on", "as_of_rev", "lang")
FORM_FIELDS: Final = ("name", "lender", "contract_date", "on", "as_of_rev")
OBSERVED: Final = "observed."

_REFUSALS: Final[dict[PersonalNumber, str]] = {
    "id_number": "ask.id_number",
    "bank_card": "ask.bank_card",
    "mobile": "ask.mobile",
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
    kind = personal.personal_number(typed)
    return _REFUSALS[kind] if kind else None


def typed_again(value: str) -> str:
    """What was typed, fit to be put back into the form: nothing invisible, no person's number."""
    if personal_number(value):
        return ""
    return "".join(character for character in value if character.isprintable())[:MAX_NAME]


def _single(fields: Fields, known: Sequence[str]) -> dict[str, str]:
    accepted = TOLERATED.union(known)
    if not accepted.issuperset(fields):
        raise BadParameter(_unknown(known))
    for key, values in fields.items():
        if len(values) > 1:
            raise BadParameter(text("ask.twice"), key if key in known else None)
        if any("\ufffd" in value for value in values):
            raise BadParameter(text("ask.not_text"), key if key in known else None)
    return {key: values[0].strip() for key, values in fields.items() if values and key not in TOLERATED}


def _request(fields: Mapping[str, str]) -> CheckRequest:
    for field in ("name", "lender"):
        if refusal := personal_number(fields.get(field, "")):
            raise QueryError(text(refusal), field)
    if not fields.get("name"):
        raise QueryError(text("ask.empty"), "name")
    observed = {key.removeprefix(OBSERVED): value for key, value in fields.items() if key.startswith(OBSERVED)}
    plain = {key: fields[key] for key in FORM_FIELDS if fields.get(key)}
    return question({**plain, "observed": observed})


def _unknown(known: Sequence[str]) -> Text:
    words, accepted = text("ask.unknown_parameter"), ", ".join(known)
    return Text(zh=words.zh.format(known=accepted), en=words.en.format(known=accepted))
