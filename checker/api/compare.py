"""GET /api/v1/compare: two names side by side."""

from flask import Response, request

from checker.api.blueprint import blueprint
from checker.api.parameters import refuse_all_but
from checker.comparison.validation import FIELDS, comparison_request
from checker.service.comparing import compare_names
from checker.service.current import current_checker


@blueprint.get("/compare")
def compare_two() -> Response:
    """Answer with the comparison of ?a=…&b=…. No cache may keep it: the URL holds the names."""
    refuse_all_but(FIELDS)
    comparison = compare_names(current_checker(), comparison_request(request.args.to_dict()))
    response = Response(comparison.model_dump_json(), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
