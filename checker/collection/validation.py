"""From raw values to a CollectorRequest, with errors in plain words that do not repeat the input."""

from collections.abc import Mapping

from pydantic import ValidationError

from checker.collection.model import CollectorRequest
from checker.request.validation import InvalidRequestError
from registries.model import Text

_ACCEPTED = tuple(CollectorRequest.model_fields)
_UNKNOWN = Text(
    zh=f"有不认识的参数。可以用的只有：{'、'.join(_ACCEPTED)}。",
    en=f"There is an unknown parameter. Only these are known: {', '.join(_ACCEPTED)}.",
)


class InvalidCollectorRequestError(InvalidRequestError):
    """A value that is not as declared; `errors` lists each."""

    def __init__(self, error: ValidationError) -> None:
        super().__init__(error)
        if error.errors(include_url=False, include_context=False, include_input=False)[0]["type"] == "extra_forbidden":
            self.detail = _UNKNOWN


def collector_request(values: Mapping[str, object]) -> CollectorRequest:
    """Return the request that these named values make. Raises InvalidCollectorRequestError."""
    try:
        return CollectorRequest.model_validate(values)
    except ValidationError as error:
        raise InvalidCollectorRequestError(error) from None


def collector_request_json(body: bytes) -> CollectorRequest:
    """Return the request in a JSON body. Raises InvalidCollectorRequestError."""
    try:
        return CollectorRequest.model_validate_json(body)
    except ValidationError as error:
        raise InvalidCollectorRequestError(error) from None
