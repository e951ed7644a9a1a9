"""From a JSON body to the text that is to be read, with errors in plain words that do not repeat the input."""

from typing import Final

from pydantic import ValidationError

from checker.errors import BadParameterError, QueryError
from checker.reading.model import MAX_TEXT, ReadRequest
from registries.model import Text

_NOT_JSON: Final = Text(zh="正文不是完整的 UTF-8 JSON 对象。", en="The body is not a whole JSON object in UTF-8.")
_UNKNOWN: Final = Text(zh="只收一个参数：text。", en="Only one parameter is known: text.")
_TEXT: Final = Text(
    zh=f"请写 text：要读的文字，最多 {MAX_TEXT} 个字。",
    en=f"Please give text: the text to read, {MAX_TEXT:,} characters at most.",
)


def read_request_json(body: bytes) -> ReadRequest:
    """Return the request in a JSON body. Raises QueryError where `text` is missing or no text, and BadParameterError
    where the body is no JSON object in UTF-8 or has other keys."""
    try:
        return ReadRequest.model_validate_json(body)
    except ValidationError as error:
        kinds = [
            detail["type"] for detail in error.errors(include_url=False, include_context=False, include_input=False)
        ]
    if kinds[0] in {"json_invalid", "model_type"}:
        raise BadParameterError(_NOT_JSON)
    if "extra_forbidden" in kinds:
        raise BadParameterError(_UNKNOWN)
    raise QueryError(_TEXT, "text")
