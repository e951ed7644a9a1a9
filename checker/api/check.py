"""GET and POST /api/v1/check, GET /api/v1/sources. Parameters are strict: what nobody declared is refused."""

from collections.abc import Sequence

from flask import Blueprint, Response, current_app, request
from pydantic import BaseModel, SerializeAsAny, TypeAdapter

from checker.api.body import json_body
from checker.api.parameters import refuse_all_but
from checker.observations import Observation, observations
from checker.request.model import CheckRequest
from checker.request.validation import check_request, check_request_json
from checker.service.checker import Checker

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

#: What a URL may carry: never observations, which say what happened to a person and would stay in histories.
IN_URL = ("name", "lender", "on", "as_of_rev", "ruleset")

#: Of an answer that is not today's: it is nowhere to be found again but by asking.
REPLAY_HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}

_JSON = "application/json"
_QUESTIONS = TypeAdapter(tuple[Observation, ...])
_STATES = TypeAdapter(Sequence[SerializeAsAny[BaseModel]])


def _checker() -> Checker:
    checker: Checker = current_app.extensions["checker"]
    return checker


@blueprint.get("/check")
def check_by_name() -> Response:
    """The report on ?name=…[&lender=…][&on=…][&as_of_rev=N]."""
    refuse_all_but(IN_URL)
    return _answer(check_request(request.args.to_dict()))


@blueprint.post("/check")
def check() -> Response:
    """The report on a JSON CheckRequest."""
    refuse_all_but(())
    return _answer(check_request_json(json_body()))


@blueprint.get("/observations")
def questions() -> Response:
    """The closed list of questions whose answers `observed` takes, in the order in which they are put."""
    refuse_all_but(())
    body = _QUESTIONS.dump_json(observations(), exclude_none=True)
    response = Response(body, content_type=_JSON, headers={"Cache-Control": "no-cache"})
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/sources")
def sources() -> Response:
    """Every list we know of, and how fresh our copy is."""
    refuse_all_but(())
    body = _STATES.dump_json(_checker().sources())
    return Response(body, content_type=_JSON, headers={"Cache-Control": "no-cache"})


def _answer(asked: CheckRequest) -> Response:
    """The report; 304 if the caller holds it already. A shared cache may keep neither: the URL tells the question. A
    replay nobody keeps, and no search engine lists."""
    checker = _checker()
    prepared = checker.prepare(asked)
    if request.if_none_match.contains(prepared.etag):
        response = Response(status=304)
    else:
        response = Response(checker.answer(prepared), content_type=_JSON)
    response.set_etag(prepared.etag)
    response.headers["Cache-Control"] = "private, no-cache"
    if prepared.now is not None:
        response.headers.update(REPLAY_HEADERS)
    return response
