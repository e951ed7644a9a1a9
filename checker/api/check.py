"""GET and POST /api/v1/check, GET /api/v1/observations and /api/v1/sources."""

from collections.abc import Sequence

from flask import Response, request
from pydantic import BaseModel, SerializeAsAny, TypeAdapter

from checker.api.blueprint import REPLAY_HEADERS, blueprint
from checker.api.body import json_body
from checker.api.parameters import refuse_all_but
from checker.observations import Observation, observations
from checker.request.model import CheckRequest
from checker.request.validation import check_request, check_request_json
from checker.service.current import current_checker

#: What a URL may carry: never observations, which say what happened to a person and would stay in histories.
IN_URL = ("name", "lender", "on", "as_of_rev", "ruleset")

_JSON = "application/json"
_QUESTIONS = TypeAdapter(tuple[Observation, ...])
_STATES = TypeAdapter(Sequence[SerializeAsAny[BaseModel]])


@blueprint.get("/check")
def check_by_name() -> Response:
    """Answer with the report on ?name=…[&lender=…][&on=…][&as_of_rev=N][&ruleset=V]."""
    refuse_all_but(IN_URL)
    return _answer(check_request(request.args.to_dict()))


@blueprint.post("/check")
def check() -> Response:
    """Answer with the report on a JSON CheckRequest."""
    refuse_all_but(())
    return _answer(check_request_json(json_body()))


@blueprint.get("/observations")
def questions() -> Response:
    """Answer with the closed list of questions whose answers `observed` takes, in the order in which they are put."""
    refuse_all_but(())
    body = _QUESTIONS.dump_json(observations(), exclude_none=True)
    response = Response(body, content_type=_JSON, headers={"Cache-Control": "no-cache"})
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/sources")
def sources() -> Response:
    """Answer with every source, and how fresh our copy of it is."""
    refuse_all_but(())
    body = _STATES.dump_json(current_checker().sources())
    return Response(body, content_type=_JSON, headers={"Cache-Control": "no-cache"})


def _answer(parsed: CheckRequest) -> Response:
    """Answer with the report; 304 if the client has it already. A shared cache may keep neither: the URL holds the
    name. A replay no cache keeps, and no search engine lists."""
    checker = current_checker()
    prepared = checker.prepare(parsed)
    if request.if_none_match.contains_weak(prepared.etag):
        response = Response(status=304)
    else:
        response = Response(checker.answer(prepared), content_type=_JSON)
    response.set_etag(prepared.etag)
    response.headers["Cache-Control"] = "private, no-cache"
    if prepared.now is not None:
        response.headers.update(REPLAY_HEADERS)
    return response
