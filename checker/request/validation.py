"""From raw values to a CheckRequest, with errors in plain words that do not repeat the input."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from checker.cost.offer import Fee, Offer, Payment
from checker.errors import BadParameterError, QueryError
from checker.observations import observations_by_key
from checker.request.model import MAX_NAME, CheckRequest
from registries.model import Text

ACCEPTED = tuple(CheckRequest.model_fields)

_UNKNOWN = Text(
    zh=f"有不认识的参数。可以用的只有：{'、'.join(ACCEPTED)}。",
    en=f"There is an unknown parameter. Only these are known: {', '.join(ACCEPTED)}.",
)
_NOT_JSON = Text(zh="正文不是完整的 UTF-8 JSON 对象。", en="The body is not a whole JSON object in UTF-8.")
_NOT_UTF8 = Text(zh="文字不是 UTF-8 编码。", en="The text is not UTF-8.")
_DATE = Text(zh="日期请写成 2026-11-24 这样。", en="Write dates like 2026-11-24.")
_ANSWER = Text(
    zh="回答写成 {问题: yes、no 或 unknown}；有哪些问题，见 /api/v1/observations。",
    en="Answers are {question: yes, no or unknown}; /api/v1/observations lists the questions.",
)
_OFFER = Text(
    zh="借款写成 {received: 到手的钱, payments: [{amount: 还多少, due: 哪天，可以不写}]}；"
    "还可以写 principal、start、fees、lender_type、purpose、late_percent。钱是大于0的数，最多两位小数。",
    en="An offer is {received: what arrived, payments: [{amount, due: a date or left out}]}; principal, start, fees, "
    "lender_type, purpose and late_percent may be added. Amounts are above 0 with two decimals at most.",
)
_RULESET = Text(zh="规则版本写成 2026.12 这样。", en="Write a version of the rules like 2026.12.")
_REVISION = Text(zh="数据版本是 0 或更大的整数。", en="A dataset revision is a whole number, 0 or more.")
_MALFORMED = Text(zh="有的值不符合要求，见 errors。", en="Some values are not as they should be; see errors.")

#: The sentence for each type of validation error, by pydantic's name for it.
_BY_TYPE = {
    "missing": Text(zh="请写上要查的名字。", en="Please give the name to look up."),
    "string_too_long": Text(zh=f"名字最多 {MAX_NAME} 个字。", en=f"A name has at most {MAX_NAME} characters."),
    "string_unicode": _NOT_UTF8,
    "json_invalid": _NOT_JSON,
    "model_type": _NOT_JSON,
    "extra_forbidden": _UNKNOWN,
}
_BY_FIELD = {
    "on": _DATE,
    "contract_date": _DATE,
    "observed": _ANSWER,
    "as_of_rev": _REVISION,
    "offer": _OFFER,
    "ruleset": _RULESET,
}
#: The field names that an error may repeat: declared ones, never a key that somebody made up.
_DECLARED = frozenset(
    {*ACCEPTED, *Offer.model_fields, *Payment.model_fields, *Fee.model_fields, *observations_by_key()}
)


class InvalidRequestError(QueryError):
    """A value that is not as declared. `errors` lists each: `loc` (declared names only), `type`, `msg`."""

    def __init__(self, error: ValidationError) -> None:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        first = details[0]
        field = str(first["loc"][0]) if first["loc"] and first["loc"][0] in ACCEPTED else None
        of_field = _BY_FIELD.get(field or "", _MALFORMED)
        super().__init__(of_field if len(first["loc"]) > 1 else _BY_TYPE.get(first["type"], of_field), field)
        self.errors = [_public_detail(detail) for detail in details]
        if first["type"] in {"extra_forbidden", "json_invalid", "model_type", "string_unicode"}:
            self.status, self.slug, self.title = (
                BadParameterError.status,
                BadParameterError.slug,
                BadParameterError.title,
            )


def _public_detail(detail: Mapping[str, Any]) -> dict[str, object]:
    """Return one error without the input: an undeclared key is itself input."""
    loc = [part if isinstance(part, int) or part in _DECLARED else "…" for part in detail["loc"]]
    return {"loc": loc, "type": detail["type"], "msg": detail["msg"]}


def check_request(values: Mapping[str, object]) -> CheckRequest:
    """Return the request that these named values make. Raises InvalidRequestError."""
    try:
        return CheckRequest.model_validate(values)
    except ValidationError as error:
        raise InvalidRequestError(error) from None


def check_request_json(body: bytes) -> CheckRequest:
    """Return the request in a JSON body. Raises InvalidRequestError."""
    try:
        return CheckRequest.model_validate_json(body)
    except ValidationError as error:
        raise InvalidRequestError(error) from None
