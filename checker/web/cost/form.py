"""The form of /cost: from its fields to a CostRequest. It takes amounts, dates and choices only: no names, no person's
numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar, get_args

from checker.cost.input_parsing import (
    LENDER_TYPES,
    PAYEES,
    CostRequest,
    parse_day,
    parse_offer,
    parse_payments,
)
from checker.cost.offer import Fee, Payment
from checker.cost.payments_of_rate import Way, payments_of_rate
from checker.cost.written import read_amount, read_rate, read_term
from checker.errors import BadParameterError, QueryError
from checker.request.personal_data import find_personal_number
from checker.web.check.check_form import TOLERATED
from checker.web.i18n import text
from registries.characters import is_printable

#: As many as fit a form on a phone; for more there is the API.
DATED_PAYMENTS: Final = 6
FEES: Final = 3
MAX_LENGTH: Final = 20

WAYS: Final[tuple[Way, ...]] = get_args(Way)
RATE: Final = ("rate", "way")
SINGLE: Final = ("received", "each", "count", *RATE, "start", "principal", "lender_type", "contract_date")
DATED: Final = tuple(f"{name}{number}" for number in range(1, DATED_PAYMENTS + 1) for name in ("due", "amount"))
FEE: Final = tuple(f"{name}{number}" for number in range(1, FEES + 1) for name in ("payee", "fee", "fee_day"))
FIELDS: Final = (*SINGLE, *DATED, *FEE)

Value = TypeVar("Value")


def form_input(form: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return the input cleaned to be put back into the form: nothing invisible, no person's number."""
    first = {key: form[key][0] for key in FIELDS if form.get(key)}
    return {key: _redisplayed(value) for key, value in first.items()}


def cost_request(form: Mapping[str, Sequence[str]]) -> CostRequest:
    """Return the request. Raises QueryError or BadParameterError; its `field` is the field of the form at fault."""
    fields = _single(form)
    received = _required(fields, "received", read_amount, "cost.no_received")
    offer = parse_offer(
        {
            "received": received,
            "payments": tuple(_payments(fields)),
            "fees": tuple(_fees(fields)),
            "start": _optional(fields, "start", parse_day),
            "principal": _optional(fields, "principal", read_amount),
            "lender_type": _optional(fields, "lender_type", _lender_type),
        }
    )
    return CostRequest(offer=offer, contract_date=_optional(fields, "contract_date", parse_day))


def _single(form: Mapping[str, Sequence[str]]) -> dict[str, str]:
    if not TOLERATED.union(FIELDS, ("lang",)).issuperset(form):
        raise BadParameterError(text("cost.unknown"))
    for key, values in form.items():
        if len(values) > 1:
            raise BadParameterError(text("ask.twice"), key)
        if find_personal_number(values[0]):
            raise QueryError(text("cost.personal"), key)
        if len(values[0]) > MAX_LENGTH:
            raise QueryError(text("cost.too_long"), key)
    return {key: value for key in FIELDS if (value := "".join(form.get(key, ("",))[0].split()))}


def _payments(fields: Mapping[str, str]) -> Iterator[Payment]:
    if "each" not in fields and "rate" in fields:
        yield from _of_rate(fields)
    elif "each" in fields or "count" in fields:
        each = _required(fields, "each", read_amount, "cost.half_equal")
        yield from parse_payments([f"{_required(fields, 'count', read_term, 'cost.half_equal')}x{each}"])
    dated = [*_dated(fields)]
    yield from dated
    if not dated and not fields.keys() & {"each", "rate"}:
        raise QueryError(text("cost.no_payments"), "each")
    if dated and "start" not in fields:
        raise QueryError(text("cost.no_start"), "start")


def _of_rate(fields: Mapping[str, str]) -> Sequence[Payment]:
    """Return the payments that a rate means on what the contract says was lent, else on what arrived."""
    rate = _required(fields, "rate", read_rate, "cost.no_payments")
    months = _required(fields, "count", read_term, "cost.half_rate")
    way = _required(fields, "way", _way, "cost.no_way")
    base = "principal" if "principal" in fields else "received"
    return payments_of_rate(_required(fields, base, read_amount, "cost.no_received"), rate, months, way)


def _dated(fields: Mapping[str, str]) -> Iterator[Payment]:
    for number in range(1, DATED_PAYMENTS + 1):
        due, amount = f"due{number}", f"amount{number}"
        if due in fields or amount in fields:
            day = _required(fields, due, parse_day, "cost.half_dated")
            yield Payment(due=day, amount=_required(fields, amount, read_amount, "cost.half_dated"))


def _fees(fields: Mapping[str, str]) -> Iterator[Fee]:
    for number in range(1, FEES + 1):
        payee, fee, day = f"payee{number}", f"fee{number}", f"fee_day{number}"
        if fee not in fields and day not in fields:
            continue
        amount = _required(fields, fee, read_amount, "cost.half_fee")
        paid_on = _optional(fields, day, parse_day)
        if paid_on and "start" not in fields:
            raise QueryError(text("cost.no_start"), "start")
        taker = _required(fields, payee, _payee, "cost.half_fee")
        yield Fee.model_validate({"payee": taker, "amount": amount, "paid_on": paid_on})


def _required(fields: Mapping[str, str], field: str, parse: Callable[[str, str], Value], message_key: str) -> Value:
    if field not in fields:
        raise QueryError(text(message_key), field)
    return parse(fields[field], field)


def _optional(fields: Mapping[str, str], field: str, parse: Callable[[str, str], Value]) -> Value | None:
    return parse(fields[field], field) if field in fields else None


def _way(value: str, field: str) -> Way:
    chosen = next((way for way in WAYS if way == value), None)
    if chosen is None:
        raise QueryError(text("cost.choice_fault"), field)
    return chosen


def _lender_type(value: str, field: str) -> str:
    return _choice(value, field, LENDER_TYPES)


def _payee(value: str, field: str) -> str:
    return _choice(value, field, PAYEES)


def _choice(value: str, field: str, choices: Sequence[str]) -> str:
    if value not in choices:
        raise QueryError(text("cost.choice_fault"), field)
    return value


def _redisplayed(value: str) -> str:
    if find_personal_number(value):
        return ""
    return "".join(character for character in value if is_printable(character))[:MAX_LENGTH]
