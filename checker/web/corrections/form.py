"""From what a person typed into the two forms to a claim, with a plain message where that cannot be."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from pydantic import ValidationError

from checker.corrections.claim import MAX_TEXT, Channel, Claim, Contact, Demand, Kind, RecordRef, Voice
from checker.request.personal_data import personal_number
from checker.web.i18n import Lang, Translator, text
from registries.model import Frozen, Text

LINES: Final = ("about", "cited", "contact", "link", "seen_on", "record")
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": tuple(kind for kind in get_args(Kind) if kind != "report"),
    "voice": get_args(Voice),
    "channel": get_args(Channel),
}
ASKED: Final[tuple[str, ...]] = get_args(Demand)
TRAP: Final = "website"  # a field no person sees

_DIGITS: Final = re.compile(r"\+?\d[\d\s\-_.·]*[\dXx]")

#: (field, kind of error) → key of what to say; "" stands for any kind, then for any field.
_SAID: Final[Mapping[tuple[str, str], str]] = {
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
#: Faults of the whole form, and the field to mend them in.
_ABOUT: Final = {"no_words": "text", "not_the_firm": "voice"}
_NAMED: Final = {"email": "contact"}


class FormInput(Frozen):
    """What stands in a form, fit to be put back into it."""

    lines: Mapping[str, str] = {}
    text: str = ""
    asked: tuple[str, ...] = ()
    trapped: bool = False

    def __getitem__(self, field: str) -> str:
        return self.lines.get(field, "")

    def without_record(self) -> "FormInput":
        """The same, about no record."""
        return self.model_copy(update={"lines": {key: line for key, line in self.lines.items() if key != "record"}})


@dataclass(frozen=True)
class Fault:
    """Why nothing was sent: the HTTP status, what to say, the field at fault, if one is, and after how many seconds it
    may be tried again, if that will help."""

    status: int
    detail: Text
    field: str = ""
    retry_after: int | None = None


class FormNotSentError(Exception):
    """Nothing was sent; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.detail.en)
        self.fault = fault


def not_sent(key: str, status: int = 422, field: str = "", retry_after: int | None = None) -> FormNotSentError:
    """Nothing was sent, for the reason of that key."""
    return FormNotSentError(Fault(status, text(key), field, retry_after))


def form_input(form: Mapping[str, Sequence[str]]) -> FormInput:
    """What was typed, by field; of a field given twice the first. Values no form of ours can hold are left out."""
    first = {key: values[0] for key, values in form.items() if values}
    chosen = {key: first[key] for key, known in CHOICES.items() if first.get(key) in known}
    return FormInput(
        lines={key: first[key].strip() for key in LINES if key in first} | chosen,
        text=first.get("text", ""),
        asked=tuple(dict.fromkeys(answer for answer in form.get("asked", ()) if answer in ASKED)),
        trapped=bool(first.get(TRAP)),
    )


def claim_of(given: FormInput) -> Claim:
    """The claim of the corrections form. Raises FormNotSentError."""
    words = {"kind": given["kind"], "about": given["about"], "text": given.text, "cited": given["cited"]}
    return _claim({**words, "voice": given["voice"] or "other", "record": record_of(given)})


def report_of(given: FormInput) -> Claim:
    """The claim of the form for suspicious platforms. Raises FormNotSentError."""
    seen = {key: given[key] for key in ("channel", "link")}
    sighting = {**seen, "asked": given.asked, "seen_on": given["seen_on"] or None}
    return _claim({"kind": "report", "about": given["about"], "text": given.text, "sighting": sighting})


def contact_of(given: FormInput) -> Contact | None:
    """The mail address, if one was left. Raises FormNotSentError."""
    if not given["contact"]:
        return None
    try:
        return Contact(email=given["contact"])
    except ValidationError as error:
        raise FormNotSentError(_fault(error)) from None


def record_of(given: FormInput) -> RecordRef | None:
    """The record the form was opened for; None when there is none, or none that could be."""
    source, _, digest = given["record"].partition(":")
    try:
        return RecordRef(source=source, digest=digest)
    except ValidationError:
        return None


def form_input_again(given: FormInput, lang: Lang) -> FormInput:
    """The same, fit to be shown: no control character, and in place of a number of a person the word that it was
    taken out. A field that still holds one after that is emptied."""
    lines = {key: _again(value, lang) for key, value in given.lines.items()}
    return given.model_copy(update={"lines": lines, "text": _again(given.text, lang)[:MAX_TEXT]})


def _again(words: str, lang: Lang) -> str:
    shown = "".join(letter for letter in words if letter.isprintable() or letter == "\n")
    if personal_number(shown) is None:
        return shown
    out = Translator(lang)("corrections.number_out")
    without = _DIGITS.sub(lambda run: out if personal_number(run[0]) else run[0], shown)
    return "" if personal_number(without) else without


def _claim(fields: Mapping[str, object]) -> Claim:
    try:
        return Claim.model_validate(fields)
    except ValidationError as error:
        raise FormNotSentError(_fault(error)) from None


def _fault(error: ValidationError) -> Fault:
    """The first thing wrong. What was typed is in no message."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    kind = first["type"]
    field = _ABOUT.get(kind) or next((str(part) for part in first["loc"] if part != "sighting"), "")
    known = ((field, kind), ("", kind), (field, ""))
    key = next((_SAID[pair] for pair in known if pair in _SAID), "corrections.not_understood")
    return Fault(422, text(key), _NAMED.get(field, field))
