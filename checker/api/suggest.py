"""GET /api/v1/suggest: names that complete a query. A blueprint of its own, for type-ahead has its own rate limit."""

import re

from flask import Blueprint, Response, request

from checker.api.parameters import refuse_all_but
from checker.dataset.autocomplete import DEFAULT_COMPLETIONS, Suggestions
from checker.errors import QueryError
from checker.service.current import current_checker
from registries.model import Text

blueprint = Blueprint("suggest", __name__, url_prefix="/api/v1")

_ACCEPTED = ("q", "most")
_NO_TEXT = Text(
    zh="请写上 q：已经打出来的字，可以是空的。", en="Please give q: the text typed so far, which may be empty."
)


@blueprint.get("/suggest")
def suggest_names() -> Response:
    """Answer with names on record that begin with ?q=…[&most=N] or hold it; of whom they name it says only whom a fake
    imitates by a notice."""
    refuse_all_but(_ACCEPTED)
    if "q" not in request.args:
        raise QueryError(_NO_TEXT, "q")
    return _answer(current_checker().suggest(request.args["q"], _most()))


def _most() -> int:
    """Return how many names are requested; 0, which is refused, where that is no plain number."""
    number = request.args.get("most", str(DEFAULT_COMPLETIONS))
    return int(number) if re.fullmatch(r"[0-9]{1,3}", number) else 0


def _answer(suggestions: Suggestions) -> Response:
    """Answer with the names; 304 if the client has them already. No shared cache may keep them: the URL holds the
    query."""
    response = Response(suggestions.model_dump_json(), content_type="application/json")
    response.headers["Cache-Control"] = "private, no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
