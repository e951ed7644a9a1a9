"""The body of a request that carries JSON."""

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge, UnsupportedMediaType

JSON = "application/json"


def json_body() -> bytes:
    """Return the body. Raises UnsupportedMediaType (415) where it is not declared as JSON, and RequestEntityTooLarge
    (413) where one without a declared length reaches the limit, at which Werkzeug silently cuts it."""
    if request.mimetype != JSON:
        raise UnsupportedMediaType
    body = request.get_data(cache=False)
    if len(body) >= (request.max_content_length or 0):
        raise RequestEntityTooLarge
    return body
