"""POST /api/v1/read: what stands in a text. By POST alone: a message or a contract says what happened to a person."""

from flask import Response, request

from checker.api.blueprint import blueprint
from checker.api.body import JSON, json_body
from checker.api.parameters import refuse_all_but
from checker.limits.body_sizes import MAX_TEXT_FORM
from checker.reading.validation import read_request_json
from checker.service.current import current_checker


@blueprint.url_value_preprocessor
def _allow_a_text(endpoint: str | None, values: dict[str, object] | None) -> None:  # noqa: ARG001 - Flask's signature
    """Let a text be sent to its reading; every other body stays as short as the settings say."""
    if endpoint == "api.read":
        request.max_content_length = MAX_TEXT_FORM


@blueprint.post("/read")
def read() -> Response:
    """Answer with what was read in {"text": …}: names with roles, figures, identifiers, and what may be asked next. No
    cache may keep it."""
    refuse_all_but(())
    reading = current_checker().read(read_request_json(json_body()).text)
    return Response(reading.model_dump_json(), content_type=JSON, headers={"Cache-Control": "no-store"})
