"""From raw values to two names that can be looked up, with errors that name the one at fault and repeat neither."""

from collections.abc import Mapping
from typing import Final

from pydantic import ValidationError

from checker.comparison.model import ComparisonRequest
from checker.errors import QueryError
from checker.names.characters.ignorable import visible
from checker.request.model import MAX_NAME, CheckRequest
from checker.request.parsing import parse_request
from checker.request.validation import InvalidRequestError
from registries.model import Text

FIELDS: Final = tuple(ComparisonRequest.model_fields)
_WHICH: Final = {"a": Text(zh="第一个名字", en="First name"), "b": Text(zh="第二个名字", en="Second name")}
_MISSING: Final = Text(
    zh="请写上这个名字：要两个名字才能比。", en="Please give this name: it takes two names to compare."
)
_SAME: Final = Text(
    zh="两个名字写得一模一样，没有什么可比。请写两个不同的名字。",
    en="Both names are exactly the same: there is nothing to compare. Please give two different names.",
)
_MALFORMED: Final = Text(
    zh=f"要两个名字：a 和 b，各是最多{MAX_NAME}个字的文字。",
    en=f"It takes two names, a and b, each a text of {MAX_NAME} characters at most.",
)
_TOO_LONG: Final = Text(zh=f"名字最多 {MAX_NAME} 个字。", en=f"A name has at most {MAX_NAME} characters.")


class InvalidComparisonError(InvalidRequestError):
    """A name that is missing or too long; `errors` lists each."""

    def __init__(self, error: ValidationError) -> None:
        super().__init__(error)
        details = error.errors(include_url=False, include_context=False, include_input=False)
        first = details[0]
        field = str(first["loc"][0]) if first["loc"] and first["loc"][0] in FIELDS else None
        by_type = {"missing": _MISSING, "string_too_long": _TOO_LONG}
        self.field = field
        self.detail = _named(by_type.get(first["type"], _MALFORMED), field)
        self.errors = [
            {
                "loc": [part if part in FIELDS else "…" for part in detail["loc"]],
                "type": detail["type"],
                "msg": detail["msg"],
            }
            for detail in details
        ]


def comparison_request(values: Mapping[str, object]) -> ComparisonRequest:
    """Return the request that these named values make, both names fit to be looked up. Raises QueryError, whose field
    is the name at fault."""
    try:
        request = ComparisonRequest.model_validate(values)
    except ValidationError as error:
        raise InvalidComparisonError(error) from None
    for field in FIELDS:
        _require_name(getattr(request, field), field)
    if request.a.strip() == request.b.strip():
        raise QueryError(_SAME, "b")
    return ComparisonRequest(a=request.a.strip(), b=request.b.strip())


def _require_name(name: str, field: str) -> None:
    if not visible(name):
        raise QueryError(_named(_MISSING, field), field)
    try:
        parse_request(CheckRequest(name=name))
    except QueryError as fault:
        raise QueryError(_named(fault.detail, field), field) from None


def _named(detail: Text, field: str | None) -> Text:
    """Return the message with the name it is about."""
    which = _WHICH.get(field or "")
    return Text(zh=f"{which.zh}：{detail.zh}", en=f"{which.en}: {detail.en}") if which else detail
