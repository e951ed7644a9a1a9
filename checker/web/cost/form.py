"""From the form of /cost to a question about cost. Only amounts, dates and choices are taken: no names, no numbers of
a person."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

from checker.cost import Fee, Payment, parse_payments
from checker.cost.input_parsing import LENDER_TYPES, PAYEES, CostRequest, parse_amount, parse_day, parse_offer
from checker.errors import BadParameterError, QueryError
from checker.request.personal_data import personal_number
from checker.web.check.check_form import TOLERATED
from checker.web.i18n import text

#: As many as a phone's form bears; whoever has more uses the interface for programs.
DATED_PAYMENTS: Final = 6
FEES: Final = 3
MOST_TYPED: Final = 20

SINGLE: Final = ("received", "each", "count", "start", "principal", "lender_type", "contract_date")
DATED: Final = tuple(f"{name}{number}" for number in range(1, DATED_PAYMENTS + 1) for name in ("due", "amount"))
FEE: Final = tuple(f"{name}{number}" for number in range(1, FEES + 1) for name in ("payee", "fee", "fee_day"))
FIELDS: Final = (*SINGLE, *DATED, *FEE)

Read = TypeVar("Read")


def form_input(form: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What was typed, fit to be put back into the form: nothing invisible, no person's number."""
    first = {key: form[key][0] for key in FIELDS if form.get(key)}
    return {key: _shown(value) for key, value in first.items()}


def cost_request(form: Mapping[str, Sequence[str]]) -> CostRequest:
    """The question. Raises QueryError or BadParameterError; `field` is then the field of the form at fault."""
    given = _single(form)
    received = _required(given, "received", parse_amount, "cost.no_received")
    offer = parse_offer(
        {
            "received": received,
            "payments": tuple(_payments(given)),
            "fees": tuple(_fees(given)),
            "start": _optional(given, "start", parse_day),
            "principal": _optional(given, "principal", parse_amount),
            "lender_type": _optional(given, "lender_type", _lender_type),
        }
    )
    return CostRequest(offer=offer, contract_date=_optional(given, "contract_date", parse_day))


def _single(form: Mapping[str, Sequence[str]]) -> dict[str, str]:
    if not TOLERATED.union(FIELDS, ("lang",)).issuperset(form):
        raise BadParameterError(text("cost.unknown"))
    for key, values in form.items():
        if len(values) > 1:
            raise BadParameterError(text("ask.twice"), key)
        if personal_number(values[0]):
            raise QueryError(text("cost.personal"), key)
        if len(values[0]) > MOST_TYPED:
            raise QueryError(text("cost.too_long"), key)
    return {key: value for key in FIELDS if (value := "".join(form.get(key, ("",))[0].split()))}


def _payments(given: Mapping[str, str]) -> Iterator[Payment]:
    if "each" in given or "count" in given:
        each = _required(given, "each", parse_amount, "cost.half_equal")
        yield from parse_payments([f"{_required(given, 'count', _count, 'cost.half_equal')}x{each}"])
    dated = [*_dated(given)]
    yield from dated
    if not dated and "each" not in given:
        raise QueryError(text("cost.no_payments"), "each")
    if dated and "start" not in given:
        raise QueryError(text("cost.no_start"), "start")


def _dated(given: Mapping[str, str]) -> Iterator[Payment]:
    for number in range(1, DATED_PAYMENTS + 1):
        due, amount = f"due{number}", f"amount{number}"
        if due in given or amount in given:
            day = _required(given, due, parse_day, "cost.half_dated")
            yield Payment(due=day, amount=_required(given, amount, parse_amount, "cost.half_dated"))


def _fees(given: Mapping[str, str]) -> Iterator[Fee]:
    for number in range(1, FEES + 1):
        payee, fee, day = f"payee{number}", f"fee{number}", f"fee_day{number}"
        if fee not in given and day not in given:
            continue
        amount = _required(given, fee, parse_amount, "cost.half_fee")
        paid_on = _optional(given, day, parse_day)
        if paid_on and "start" not in given:
            raise QueryError(text("cost.no_start"), "start")
        taker = _required(given, payee, _payee, "cost.half_fee")
        yield Fee.model_validate({"payee": taker, "amount": amount, "paid_on": paid_on})


def _required(given: Mapping[str, str], field: str, read: Callable[[str, str], Read], missing: str) -> Read:
    if field not in given:
        raise QueryError(text(missing), field)
    return read(given[field], field)


def _optional(given: Mapping[str, str], field: str, read: Callable[[str, str], Read]) -> Read | None:
    return read(given[field], field) if field in given else None


def _count(value: str, field: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) <= 3 and 1 <= int(value) <= 480):
        raise QueryError(text("cost.count_fault"), field)
    return int(value)


def _lender_type(value: str, field: str) -> str:
    return _choice(value, field, LENDER_TYPES)


def _payee(value: str, field: str) -> str:
    return _choice(value, field, PAYEES)


def _choice(value: str, field: str, known: Sequence[str]) -> str:
    if value not in known:
        raise QueryError(text("cost.choice_fault"), field)
    return value


def _shown(value: str) -> str:
    if personal_number(value):
        return ""
    return "".join(character for character in value if character.isprintable())[:MOST_TYPED]
