"""The two forms: from their fields to a claim, with a plain message where that cannot be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from pydantic import ValidationError

from checker.corrections.claim import MAX_TEXT, Channel, Claim, Contact, Demand, Kind, RecordRef, Voice
from checker.request.personal_data import find_personal_number
from checker.web.i18n import Lang, Translator, text
from registries.characters import is_printable
from registries.model import Frozen, Text

LINES: Final = ("about", "cited", "contact", "link", "seen_on", "record")
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": tuple(kind for kind in get_args(Kind) if kind != "report"),
    "voice": get_args(Voice),
    "channel": get_args(Channel),
}
REQUESTED_THINGS: Final[tuple[str, ...]] = get_args(Demand)
TRAP: Final = "website"  # a field no person sees

_DIGITS: Final = re.compile(r"\+?\d[\d\s\-_.·]*[\dXx]")

#: (field, kind of error) → text key of the message; "" stands for any kind, or for any field.
_MESSAGES: Final[Mapping[tuple[str, str], str]] = {
    ("about", ""): "corrections.no_name",
    ("kind", ""): "corrections.no_kind",
    ("channel", ""): "report_platform.no_channel",
    ("email", ""): "corrections.no_mail",
    ("text", "no_words"): "corrections.no_text",
    ("voice", "not_the_firm"): "corrections.only_the_firm",
    ("", "string_too_long"): "corrections.too_long",
    ("", "control"): "corrections.odd_signs",
    ("", "id_number"): "corrections.person_number",
    ("", "bank_card"): "corrections.person_number",
    ("", "mobile"): "corrections.person_number",
}
#: Kinds of error of the whole form, and the field to mend them in.
_FIELD_OF_KIND: Final = {"no_words": "text", "not_the_firm": "voice"}
_FORM_FIELDS: Final = {"email": "contact"}


class FormInput(Frozen):
    """The input of a form, by field."""

    lines: Mapping[str, str] = {}
    text: str = ""
    asked: tuple[str, ...] = ()
    trapped: bool = False

    def __getitem__(self, field: str) -> str:
        return self.lines.get(field, "")

    def without_record(self) -> "FormInput":
        """Return the same input, about no record."""
        return self.model_copy(update={"lines": {key: line for key, line in self.lines.items() if key != "record"}})


@dataclass(frozen=True)
class Fault:
    """Why a form was not sent: the HTTP status, the message, the field at fault, if one is, and after how many seconds
    to try again, if that will help."""

    status: int
    detail: Text
    field: str = ""
    retry_after: int | None = None


class FormNotSentError(Exception):
    """A form that was not sent; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.detail.en)
        self.fault = fault


def not_sent(key: str, status: int = 422, field: str = "", retry_after: int | None = None) -> FormNotSentError:
    """Return the error that nothing was sent, with the message of that text key."""
    return FormNotSentError(Fault(status, text(key), field, retry_after))


def form_input(form: Mapping[str, Sequence[str]]) -> FormInput:
    """Return the input of a form; of a field that is there twice the first. Values no form of ours can hold are left
    out."""
    first = {key: values[0] for key, values in form.items() if values}
    chosen = {key: first[key] for key, choices in CHOICES.items() if first.get(key) in choices}
    return FormInput(
        lines={key: first[key].strip() for key in LINES if key in first} | chosen,
        text=first.get("text", ""),
        asked=tuple(dict.fromkeys(answer for answer in form.get("asked", ()) if answer in REQUESTED_THINGS)),
        trapped=bool(first.get(TRAP)),
    )


def claim_of(form_input: FormInput) -> Claim:
    """Return the claim of the corrections form. Raises FormNotSentError."""
    fields = {
        "kind": form_input["kind"],
        "about": form_input["about"],
        "text": form_input.text,
        "cited": form_input["cited"],
    }
    return _claim({**fields, "voice": form_input["voice"] or "other", "record": record_of(form_input)})


def report_of(form_input: FormInput) -> Claim:
    """Return the claim of the form for suspicious platforms. Raises FormNotSentError."""
    place = {key: form_input[key] for key in ("channel", "link")}
    sighting = {**place, "asked": form_input.asked, "seen_on": form_input["seen_on"] or None}
    return _claim({"kind": "report", "about": form_input["about"], "text": form_input.text, "sighting": sighting})


def contact_of(form_input: FormInput) -> Contact | None:
    """Return the mail address, if one was left. Raises FormNotSentError."""
    if not form_input["contact"]:
        return None
    try:
        return Contact(email=form_input["contact"])
    except ValidationError as error:
        raise FormNotSentError(_fault(error)) from None


def record_of(form_input: FormInput) -> RecordRef | None:
    """Return the record the form was opened for; None for none, or for what is no reference."""
    source, _, digest = form_input["record"].partition(":")
    try:
        return RecordRef(source=source, digest=digest)
    except ValidationError:
        return None


def redisplayed(form_input: FormInput, lang: Lang) -> FormInput:
    """Return the input as the form shows it again: without control characters, each person's number replaced by a note
    that it was taken out. A field that still holds one after that is emptied."""
    lines = {key: _redacted(value, lang) for key, value in form_input.lines.items()}
    return form_input.model_copy(update={"lines": lines, "text": _redacted(form_input.text, lang)[:MAX_TEXT]})


def _redacted(value: str, lang: Lang) -> str:
    visible = "".join(letter for letter in value if is_printable(letter) or letter == "\n")
    if find_personal_number(visible) is None:
        return visible
    replacement = Translator(lang)("corrections.number_out")
    redacted = _DIGITS.sub(lambda run: replacement if find_personal_number(run[0]) else run[0], visible)
    return "" if find_personal_number(redacted) else redacted


def _claim(fields: Mapping[str, object]) -> Claim:
    try:
        return Claim.model_validate(fields)
    except ValidationError as error:
        raise FormNotSentError(_fault(error)) from None


def _fault(error: ValidationError) -> Fault:
    """Return the first thing wrong. No message repeats the input."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    kind = first["type"]
    field = _FIELD_OF_KIND.get(kind) or next((str(part) for part in first["loc"] if part != "sighting"), "")
    pairs = ((field, kind), ("", kind), (field, ""))
    key = next((_MESSAGES[pair] for pair in pairs if pair in _MESSAGES), "corrections.not_understood")
    return Fault(422, text(key), _FORM_FIELDS.get(field, field))
