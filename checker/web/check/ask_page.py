"""The form again, with what was filled in and why nothing was looked up."""

from flask import Response, request

from checker.errors import QueryError
from checker.guidance.help_intents import help_intents
from checker.web.check import check_form
from checker.web.check.follow_up import FollowUpForm
from checker.web.rendering import language, page


def ask_again(fault: QueryError) -> Response:
    """Return the page that says why nothing was looked up, with its form as it was filled in."""
    return page("ask", language(), fault.status, typing=True, fault=fault, **_form_values())


def _form_values() -> dict[str, object]:
    """Return the values of the form to be shown again: its input, the help intents in the name, and of a POST the
    answers."""
    posted = request.method == "POST"
    fields = request.form if posted else request.args
    form_input = check_form.form_input(fields.to_dict(flat=False))
    return {
        "form_input": form_input,
        "step": FollowUpForm(form_input) if posted else None,
        "doors": help_intents(fields.get("name", "")),
    }
