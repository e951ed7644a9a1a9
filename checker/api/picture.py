"""POST /api/v1/read/picture: the lines recognised in a picture. Never a verdict: a person first compares them with the
picture."""

import json

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge

from checker.api.blueprint import blueprint
from checker.api.body import JSON
from checker.api.parameters import refuse_all_but
from checker.limits.body_sizes import MAX_PICTURE_FORM
from checker.reading.picture_lines import PictureReading
from checker.screenshots.errors import NotInstalledError
from checker.screenshots.reader import pictures_are_read
from checker.service.current import current_checker


@blueprint.url_value_preprocessor
def _allow_a_picture(endpoint: str | None, values: dict[str, object] | None) -> None:  # noqa: ARG001 - Flask's signature
    if endpoint == "api.read_picture":
        request.max_content_length = MAX_PICTURE_FORM


@blueprint.post("/read/picture")
def read_picture() -> Response:
    """Answer with what was recognised in the picture that is the body: PNG, JPEG or WebP, by its content."""
    refuse_all_but(())
    if not pictures_are_read():
        raise NotInstalledError
    content = request.get_data(cache=False)
    if len(content) >= MAX_PICTURE_FORM:
        raise RequestEntityTooLarge
    answer = json.dumps(_answer(current_checker().read_picture(content)), ensure_ascii=False)
    return Response(answer, content_type=JSON, headers={"Cache-Control": "no-store"})


def _answer(reading: PictureReading) -> dict[str, object]:
    recognition = reading.recognition
    return {
        "confirmed": False,
        "lines": [
            {
                "text": line.text,
                "kind": line.recognised.kind,
                "confidence": line.recognised.confidence,
                "box": line.recognised.box,
                "names_to_compare": [name.model_dump() for name in line.names],
            }
            for line in reading.lines
        ],
        "width": recognition.width,
        "height": recognition.height,
        "read_height": recognition.read_height,
        "left_out": recognition.left_out,
    }
