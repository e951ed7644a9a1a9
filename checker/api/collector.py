"""GET and POST /api/v1/collector: on which lenders' lists a collector stands, and what to do now."""

from flask import Response, request

from checker.api.blueprint import REPLAY_HEADERS, blueprint
from checker.api.body import json_body
from checker.api.parameters import refuse_all_but
from checker.collection.model import CollectorRequest
from checker.collection.validation import collector_request, collector_request_json
from checker.service.current import current_checker

#: What a URL may carry: never observations, which say what happened to a person and would stay in histories.
IN_URL = ("name", "lender", "on", "as_of_rev", "ruleset")


@blueprint.get("/collector")
def collector_by_name() -> Response:
    """Answer with the report on ?name=…[&lender=…][&on=…][&as_of_rev=N][&ruleset=V]."""
    refuse_all_but(IN_URL)
    return _answer(collector_request(request.args.to_dict()))


@blueprint.post("/collector")
def collector() -> Response:
    """Answer with the report on a JSON CollectorRequest."""
    refuse_all_but(())
    return _answer(collector_request_json(json_body()))


def _answer(parsed: CollectorRequest) -> Response:
    """Answer with the report. No cache may keep it: it says that somebody is chased by a collector."""
    report = current_checker().collector(parsed)
    response = Response(report.model_dump_json(), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    if report.replay is not None:
        response.headers.update(REPLAY_HEADERS)
    return response
