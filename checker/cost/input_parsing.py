"""From form and command-line text to an Offer; malformed input is refused in plain words that name what is accepted."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, get_args

from pydantic import Field, ValidationError

from checker.cost.offer import MAX_PAYMENTS, Fee, LenderType, Offer, Payee, Payment
from checker.cost.texts import offer_error, sentence
from checker.cost.written import read_amount, read_term
from checker.cost.written.numeral import half_width
from checker.errors import BadParameterError, QueryError
from registries.model import Frozen

_EQUAL: Final = re.compile(r"(.{1,8}?)[x×*](.{1,20})")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MAX_ITEM_LENGTH: Final = 64
LENDER_TYPES: Final[tuple[str, ...]] = get_args(LenderType)
PAYEES: Final[tuple[str, ...]] = get_args(Payee)

#: The sentence about an invalid value, by the declared name of that value; the last name on the path decides.
_SENTENCE_BY_FIELD: Final = {
    "received": "amount",
    "principal": "amount",
    "amount": "amount",
    "payments": "payments",
    "fees": "fees",
    "payee": "fees",
    "name": "name",
    "start": "day",
    "due": "day",
    "paid_on": "day",
    "contract_date": "day",
    "on": "day",
    "purpose": "purpose",
    "late_percent": "percent",
}


class CostRequest(Frozen):
    """A request for a cost: the offer, the day of the contract, and the day to judge on (default: today)."""

    offer: Offer
    contract_date: date | None = Field(default=None)
    on: date | None = Field(default=None)


def parse_payments(items: Iterable[str]) -> tuple[Payment, ...]:
    """Parse payments: `["12x902", "2026-12-24=4159.35"]`. Raises QueryError naming what is accepted."""
    payments: list[Payment] = []
    for item in items:
        payments += _parse_payment_item(_normalised(item, "payments"))
        if len(payments) > MAX_PAYMENTS:
            raise offer_error("payments", "payments")
    if not payments:
        raise offer_error("payments", "payments")
    return tuple(payments)


def parse_fees(items: Iterable[str]) -> tuple[Fee, ...]:
    """Parse fees: `["platform=300", "guarantor=50@2026-12-24"]`. Raises QueryError naming what is accepted."""
    return tuple(_parse_fee(_normalised(item, "fees")) for item in items)


def parse_day(item: str, field: str) -> date:
    """Parse a date: "2026-11-24". Raises QueryError."""
    text = _normalised(item, field, "day")
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else _refuse_day(field)
    except ValueError:
        return _refuse_day(field)


def parse_offer(values: Mapping[str, object]) -> Offer:
    """Return the offer that these named values make. Raises QueryError in plain words."""
    try:
        return Offer.model_validate({key: value for key, value in values.items() if value is not None})
    except ValidationError as error:
        raise _query_error(error) from None


def cost_request_json(body: bytes) -> CostRequest:
    """Return the request in a JSON body. Raises QueryError, or BadParameterError where it is no JSON or has unknown
    fields."""
    try:
        return CostRequest.model_validate_json(body)
    except ValidationError as error:
        raise _query_error(error) from None


def _normalised(item: str, field: str, kind: str | None = None) -> str:
    """Return the item without spaces and full-width characters; refuse one too long for anything that is accepted."""
    if len(item) > MAX_ITEM_LENGTH:
        raise offer_error(kind or field, field)
    return half_width(item)


def _parse_payment_item(item: str) -> list[Payment]:
    day, equals, amount = item.partition("=")
    if equals:
        return [Payment(due=_payment_day(day), amount=_item_amount(amount, "payments"))]
    equal = _EQUAL.fullmatch(item)
    if not equal:
        raise offer_error("payments", "payments")
    return [Payment(amount=_item_amount(equal[2], "payments"))] * _item_term(equal[1])


def _payment_day(day: str) -> date:
    try:
        return parse_day(day, "payments")
    except QueryError:
        raise offer_error("payments", "payments") from None


def _item_amount(amount: str, field: str) -> Decimal:
    """Parse an amount inside a longer item; the error's sentence is that of the item."""
    try:
        return read_amount(amount, field)
    except QueryError:
        raise offer_error(field, field) from None


def _item_term(term: str) -> int:
    try:
        return read_term(term, "payments")
    except QueryError:
        raise offer_error("payments", "payments") from None


def _parse_fee(item: str) -> Fee:
    payee, _, rest = item.partition("=")
    amount, at, day = rest.partition("@")
    if payee not in PAYEES:
        raise offer_error("fees", "fees")
    values = {"payee": payee, "amount": _item_amount(amount, "fees"), "paid_on": parse_day(day, "fees") if at else None}
    return Fee.model_validate(values)


def _refuse_day(field: str) -> date:
    raise offer_error("day", field)


def _query_error(error: ValidationError) -> QueryError:
    """Return the first error in plain words. An undeclared key is itself input, and is never repeated."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    path = [str(part) for part in first["loc"]]
    declared = {*CostRequest.model_fields, *Offer.model_fields, *_SENTENCE_BY_FIELD}
    field = ".".join(part for part in path if part in declared) or None
    if first["type"] in {"json_invalid", "model_type", "string_unicode"} and not path:
        return BadParameterError(sentence("refused.not_json"))
    if first["type"] == "extra_forbidden":
        names = ", ".join((Fee if "fees" in path else Payment if "payments" in path else Offer).model_fields)
        return BadParameterError(sentence("refused.unknown", known=f"offer, contract_date, on; {names}"), field)
    if first["type"] == "missing" and len(path) < 3:
        return QueryError(sentence("refused.missing"), field)
    if path[-1] == "lender_type":
        return QueryError(sentence("refused.lender_type", known=", ".join(LENDER_TYPES)), field)
    kind = next((_SENTENCE_BY_FIELD[part] for part in reversed(path) if part in _SENTENCE_BY_FIELD), "missing")
    return QueryError(sentence(f"refused.{kind}"), field)
