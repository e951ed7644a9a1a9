"""GET /api/v1/suggest: names to complete what is being typed. A blueprint of its own, for typing has its own limit."""

import re

from flask import Blueprint, Response, current_app, request

from checker.api.parameters import refuse_all_but
from checker.dataset.autocomplete import DEFAULT_COMPLETIONS, Suggestions, suggest
from checker.errors import QueryError
from checker.service.checker import Checker
from registries.model import Text

blueprint = Blueprint("suggest", __name__, url_prefix="/api/v1")

_ACCEPTED = ("q", "most")
_NO_TEXT = Text(
    zh="请写上 q：已经打出来的字，可以是空的。", en="Please give q: the text typed so far, which may be empty."
)


@blueprint.get("/suggest")
def suggest_names() -> Response:
    """Names on record that begin with ?q=…[&most=N], without a word on who they are."""
    refuse_all_but(_ACCEPTED)
    if "q" not in request.args:
        raise QueryError(_NO_TEXT, "q")
    checker: Checker = current_app.extensions["checker"]
    return _answer(suggest(checker.newest(), request.args["q"], _most()))


def _most() -> int:
    """How many names are asked for; 0, which nobody may ask for, where that is no plain number."""
    typed = request.args.get("most", str(DEFAULT_COMPLETIONS))
    return int(typed) if re.fullmatch(r"[0-9]{1,3}", typed) else 0


def _answer(found: Suggestions) -> Response:
    """The names; 304 if the caller holds them already. No shared cache may keep them: the URL tells what was typed."""
    response = Response(found.model_dump_json(), content_type="application/json")
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
