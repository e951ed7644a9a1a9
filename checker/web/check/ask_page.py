"""The form for a name: again, with what was filled in and why nothing was looked up; or anew, after what was typed did
not come along."""

from collections.abc import Mapping, Sequence

from flask import Response, request

from checker.errors import QueryError
from checker.guidance.help_intents import help_intents
from checker.request.model import MAX_NAME
from checker.web.check import check_form
from checker.web.check.follow_up import FollowUpForm
from checker.web.read.box import is_text
from checker.web.rendering import language, page

Fields = Mapping[str, Sequence[str]]


def ask_again(fault: QueryError, posted: Fields | None = None) -> Response:
    """Return the page that says why nothing was looked up, with its form as it was filled in. `posted`: the fields of a
    form with answers; None for those of the address."""
    fields = request.args.to_dict(flat=False) if posted is None else posted
    return _form(fault.status, fields, fault, with_answers=posted is not None)


def ask_for_name(fault: QueryError, name: str) -> Response:
    """Return the form for a name as it stood in a box, and what is wrong with it."""
    return _form(fault.status, {"name": [name]}, fault, with_answers=False)


def ask_anew(name: str = "", *, direct: bool = False) -> Response:
    """Return the form for a name, and why it is empty. `direct`: with the questions, for a browser that keeps no
    cookie."""
    response = _form(200, {"name": [name]}, None, with_answers=direct, direct=direct)
    response.headers["Cache-Control"] = "no-store"
    return response


def _is_long(name: str) -> bool:
    return len(name) > MAX_NAME or is_text(name)


def _form(
    status: int, fields: Fields, fault: QueryError | None, *, with_answers: bool, direct: bool = False
) -> Response:
    form_input, name = check_form.form_input(fields), "".join(fields.get("name", ("",))[:1])
    values: dict[str, object] = {
        "form_input": form_input,
        "step": FollowUpForm(form_input) if with_answers else None,
        "doors": help_intents(name),
        "whole_text": name if _is_long(name) and not check_form.personal_number_key(name) else "",
    }
    return page("ask", language(), status, typing=True, fault=fault, lost=fault is None, direct=direct, **values)
