"""From what a person typed to an Offer; what cannot be is refused in plain words that name what is accepted."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, get_args

from pydantic import Field, ValidationError

from checker.cost.offer import MOST_PAYMENTS, Fee, LenderType, Offer, Payee, Payment
from checker.cost.texts import refuse, words
from checker.errors import BadParameterError, QueryError
from registries.model import Frozen

#: Ten digits hold the largest amount; whatever is longer is no amount and is not even read.
_AMOUNT: Final = re.compile(r"[¥￥]?(\d{1,3}(?:,\d{3}){1,3}|\d{1,10})(\.\d{1,2})?元?", re.ASCII)
_EQUAL: Final = re.compile(r"(\d{1,3})[x×*](.{1,20})", re.ASCII)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MOST: Final = Decimal(1_000_000_000)
LONGEST_ITEM: Final = 64
LENDER_TYPES: Final[tuple[str, ...]] = get_args(LenderType)
PAYEES: Final[tuple[str, ...]] = get_args(Payee)

#: Which sentence belongs to a fault, by the declared name of the value at fault; the last one on the path counts.
_BY_NAME: Final = {
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
    """A question about cost: the offer, the day of the contract, and the day to judge on (default: today)."""

    offer: Offer
    contract_date: date | None = Field(default=None)
    on: date | None = Field(default=None)


def parse_payments(items: Iterable[str]) -> tuple[Payment, ...]:
    """["12x902", "2026-12-24=4159.35"] → payments. Raises QueryError naming what is accepted."""
    found: list[Payment] = []
    for item in items:
        found += _payments(_plain(item, "payments"))
        if len(found) > MOST_PAYMENTS:
            raise refuse("payments", "payments")
    if not found:
        raise refuse("payments", "payments")
    return tuple(found)


def parse_fees(items: Iterable[str]) -> tuple[Fee, ...]:
    """["platform=300", "guarantor=50@2026-12-24"] → fees. Raises QueryError naming what is accepted."""
    return tuple(_fee(_plain(item, "fees")) for item in items)


def parse_amount(item: str, field: str) -> Decimal:
    """ "10000", "1,000.50", "￥902元" → yuan. Raises QueryError."""
    found = _AMOUNT.fullmatch(_plain(item, field, "amount"))
    amount = Decimal(found[1].replace(",", "") + (found[2] or "")) if found else Decimal(0)
    if not 0 < amount <= MOST:
        raise refuse("amount", field)
    return amount


def parse_day(item: str, field: str) -> date:
    """ "2026-11-24" → a date. Raises QueryError."""
    try:
        return date.fromisoformat(item) if _DAY.fullmatch(item := _plain(item, field, "day")) else _no_day(field)
    except ValueError:
        return _no_day(field)


def offer_of(values: Mapping[str, object]) -> Offer:
    """The offer that these values make. Raises QueryError in plain words."""
    try:
        return Offer.model_validate({key: value for key, value in values.items() if value is not None})
    except ValidationError as error:
        raise _refused(error) from None


def cost_request_json(body: bytes) -> CostRequest:
    """The question in a JSON body. Raises QueryError, or BadParameterError where it is no JSON or names unknown
    items."""
    try:
        return CostRequest.model_validate_json(body)
    except ValidationError as error:
        raise _refused(error) from None


def _plain(item: str, field: str, kind: str | None = None) -> str:
    """Without spaces and in ASCII; refused where it is too long to be anything."""
    if len(item) > LONGEST_ITEM:
        raise refuse(kind or field, field)
    return "".join(unicodedata.normalize("NFKC", item).split()).casefold()


def _payments(item: str) -> list[Payment]:
    day, equals, amount = item.partition("=")
    if equals:
        return [Payment(due=_in_payments(day), amount=_money(amount, "payments"))]
    found = _EQUAL.fullmatch(item)
    if not found or not 1 <= int(found[1]) <= MOST_PAYMENTS:
        raise refuse("payments", "payments")
    return [Payment(amount=_money(found[2], "payments"))] * int(found[1])


def _in_payments(day: str) -> date:
    try:
        return parse_day(day, "payments")
    except QueryError:
        raise refuse("payments", "payments") from None


def _money(amount: str, field: str) -> Decimal:
    """An amount inside a longer item, whose own sentence names what is accepted."""
    try:
        return parse_amount(amount, field)
    except QueryError:
        raise refuse(field, field) from None


def _fee(item: str) -> Fee:
    payee, _, rest = item.partition("=")
    amount, at, day = rest.partition("@")
    if payee not in PAYEES:
        raise refuse("fees", "fees")
    values = {"payee": payee, "amount": _money(amount, "fees"), "paid_on": parse_day(day, "fees") if at else None}
    return Fee.model_validate(values)


def _no_day(field: str) -> date:
    raise refuse("day", field)


def _refused(error: ValidationError) -> QueryError:
    """The first fault in plain words. A key nobody declared is input, and is never repeated."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    path = [str(part) for part in first["loc"]]
    known = {*CostRequest.model_fields, *Offer.model_fields, *_BY_NAME}
    field = ".".join(part for part in path if part in known) or None
    if first["type"] in {"json_invalid", "model_type", "string_unicode"} and not path:
        return BadParameterError(words("refused.not_json"))
    if first["type"] == "extra_forbidden":
        names = ", ".join((Fee if "fees" in path else Payment if "payments" in path else Offer).model_fields)
        return BadParameterError(words("refused.unknown", known=f"offer, contract_date, on; {names}"), field)
    if first["type"] == "missing" and len(path) < 3:
        return QueryError(words("refused.missing"), field)
    if path[-1] == "lender_type":
        return QueryError(words("refused.lender_type", known=", ".join(LENDER_TYPES)), field)
    kind = next((_BY_NAME[part] for part in reversed(path) if part in _BY_NAME), "missing")
    return QueryError(words(f"refused.{kind}"), field)
