"""The page /read: a field for a text; by POST what was read in it, for correction; then on to the ordinary forms.

The text is read and forgotten: it is in no page, no cookie and no address that follows. What was read is.
"""

from typing import Any, Final

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from checker.errors import QueryError
from checker.guidance.help_intents import help_intents
from checker.identifiers import without_link_details
from checker.limits.body_sizes import MAX_TEXT_FORM
from checker.report import HelpIntent
from checker.request.personal_data_refusal import refuse_personal_number
from checker.service.current import current_checker
from checker.service.identifying import identify_texts
from checker.web.check.ask_page import ask_for_name
from checker.web.cost.chart import PAYEE_WORDS
from checker.web.form_answers import answer_to, answers_form, unkept
from checker.web.i18n import text
from checker.web.read.box import is_text
from checker.web.read.fields import ROLES, fields_of
from checker.web.read.form import FROM_PICTURE, NO_NAME, ReadForm, form_of, unconfirmed
from checker.web.read.handing_over import check_fields, collector_fields, cost_fields
from checker.web.rendering import blueprint, language, page
from checker.web.sealed_answers import Fields, answer_at_address, keeps_no_cookie, sealed_answers, sent_fields

#: By the button: the fields of another form, and the page that answers it.
_WAYS: Final = {
    "check": (check_fields, "web.check_answered"),
    "cost": (cost_fields, "web.cost_answered"),
    "collector": (collector_fields, "web.collector_answered"),
}
#: Code points. What is longer is a document, not a cry for help: its clauses speak of violence and fraud anyway.
_MESSAGE: Final = 500


@blueprint.url_value_preprocessor
def _allow_a_text(endpoint: str | None, values: dict[str, object] | None) -> None:  # noqa: ARG001 - Flask's signature
    """Let a text be sent to its reading; every other body stays as short as the settings say."""
    if endpoint == "web.read_text":
        request.max_content_length = request.max_form_memory_size = MAX_TEXT_FORM


@blueprint.get("/read")
def read() -> Response:
    """Show the field for a text. It holds nothing, so that a browser may keep it, and what was typed, for the way
    back."""
    return field_page(200)


@blueprint.post("/read")
def read_text() -> AnyResponse:
    """Lead to what was read in a text. A box for a name sends what it holds as `name`: a name is looked up."""
    form = sent_fields()
    if not form:  # a reload or a way back that lost what was sent
        return unkept(field_page(200, lost=True))
    if "text" not in form and not is_text(_typed(form)):
        return unkept(_look_up(_typed(form).strip()))
    return unkept(answer_to_text(form))


@blueprint.get("/read/answer")
def read_found() -> AnyResponse:
    """Show what was read in the text that this browser sent just before; else the field, and why it is empty."""
    form = sealed_answers()
    if form is not None:
        return unkept(found_page(200, form_of(form)))
    return unkept(field_page(200, lost=True, direct=keeps_no_cookie()))


@blueprint.get("/read/check")
def read_corrected_lost() -> AnyResponse:
    """Show the field for a text: what stood in the form did not come along."""
    return unkept(field_page(200, lost=True))


@blueprint.post("/read/check")
def read_corrected() -> AnyResponse:
    """Lead to what the corrected form asks for; or show it with what is wrong with it."""
    sent = sent_fields()
    if not sent:
        return read_corrected_lost()
    form = form_of(sent)
    try:
        return unkept(_handed_over(form, "".join(sent.get("to", ())[:1])))
    except QueryError as fault:
        return unkept(found_page(fault.status, form, fault))


def _handed_over(form: ReadForm, to: str) -> AnyResponse:
    fields_for, endpoint = _WAYS.get(to, _WAYS["check"])
    fields = fields_for(form)
    name = fields["name"][0] if endpoint == "web.check_answered" else None
    return answer_at_address(answer_to(endpoint, fields), endpoint, fields, name=name, lang=language_in_address())


def found_page(status: int, form: ReadForm, fault: QueryError | None = None) -> Response:
    """Return the page that shows what was read, for correction. `fault`: what is wrong with it as it stands."""
    codes = {one.text: one for one in identify_texts(current_checker(), form.codes.values())}
    choices: dict[str, Any] = {"codes": codes, "roles": (*ROLES, NO_NAME), "payees": PAYEE_WORDS}
    return page("read_found", language(), status, form=form, fault=fault, **choices)


@answers_form("web.read_found")
def answer_to_text(form: Fields) -> AnyResponse:
    """Lead to what was read in the text of a form; or show the field, with the text in it, and what is wrong. With
    FROM_PICTURE the text was recognised, so that no name of it is chosen before the person does."""
    typed, from_picture = _typed(form), FROM_PICTURE in form
    try:
        reading = current_checker().read(_readable(typed))
    except QueryError as fault:
        return field_page(fault.status, typed=typed, fault=fault, from_picture=from_picture)
    fields = fields_of(reading, _urgent(typed))
    if from_picture:
        fields = unconfirmed(fields)
    found = {field: [value] for field, value in fields.items()}
    return answer_at_address(found_page(200, form_of(found)), "web.read_found", found, lang=language_in_address())


def _typed(form: Fields) -> str:
    """Return what stands in the field for a text, or in the box for a name."""
    return "".join([*form.get("text", ())[:1], *form.get("name", ())[:1]]).replace("\r\n", "\n")


def _readable(typed: str) -> str:
    """Return the text. Raises QueryError for one whose bytes were no UTF-8."""
    if "\ufffd" in typed:
        raise QueryError(text("read.not_text"), "text")
    return typed


def _urgent(typed: str) -> list[HelpIntent]:
    """Return the pages that help first, as a message is about; what a loan costs is no urgent matter."""
    return [door for door in help_intents(typed) if door.about != "price"] if len(typed) <= _MESSAGE else []


def _look_up(name: str) -> AnyResponse:
    """Lead to the answer on a name, whose address holds it; not where it is a person's number, or nothing."""
    try:
        return redirect(url_for("web.check", name=_name(name), lang=language_in_address()), 303)
    except QueryError as fault:
        return ask_for_name(fault, name)


def _name(typed: str) -> str:
    """Return the name; of a link no more than its host, since the rest may hold a person's token. Raises QueryError for
    none, for one whose bytes were no UTF-8, and for a person's number."""
    if not typed or "\ufffd" in typed:
        raise QueryError(text("ask.not_text" if typed else "ask.empty"), "name")
    refuse_personal_number(typed, "name")
    return without_link_details(typed)


def field_page(status: int, *, typed: str = "", fault: QueryError | None = None, **marks: bool) -> Response:
    """Return the page with the field for a text. `typed`: what it holds; `marks`: `lost`, what was sent did not come
    along; `direct`, this browser keeps no cookie; `from_picture`, the text was recognised in a picture."""
    return page("read", language(), status, typed=typed, fault=fault, marks=marks)


def language_in_address() -> str | None:
    """Return what the address says of the language: "en", or None for Chinese."""
    return "en" if language() == "en" else None
