"""Ways to do what a report supposes, and to take an input away again: for tests of what a report promises."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.report import Effect, Supposition

#: Guarantee companies that a contract may name as lender: on record, known by name alone, and on no record.
GUARANTORS: Final = ("福州奇富融资担保有限公司", "海南信飞融资担保有限公司", "某某融资担保有限公司")
#: Banks on a current list.
BANKS: Final = ("三井住友银行（中国）有限公司", "重庆富民银行股份有限公司")

Fields = dict[str, Any]


def monthly(amount: str, **fields: Any) -> Fields:
    """An offer of 10,000 yuan over twelve equal months; no day, which would be an input of its own."""
    return {"received": "10000", "payments": [{"amount": amount}] * 12, **fields}


CHEAP: Final = (monthly("850"), monthly("885"), monthly("902"))
DEAR: Final = (monthly("1020"), monthly("1100"))
_OFFERS: Final = {"within_cap": CHEAP, "over_cap": DEAR}
_LENDERS: Final = {"guarantor": GUARANTORS, "listed": BANKS}


def doing(supposition: Supposition) -> Iterator[Fields]:
    """Yield the requests' fields that do what is supposed: every way of it that we know."""
    key, answer = supposition.observe, supposition.answer
    if key == "contract_lender":
        yield from ({"lender": lender} for lender in _LENDERS.get(answer, (answer,)))
    elif key == "offer":
        yield from ({"offer": offer} for offer in _OFFERS[answer])
    elif key == "contract_date":
        yield {"contract_date": answer}
    else:
        yield {"observed": {key: answer}}


def together(fields: Mapping[str, Any], more: Mapping[str, Any]) -> Fields:
    """Return one request's fields with more added; answers are joined."""
    observed = {**fields.get("observed", {}), **more.get("observed", {})}
    return {**fields, **more, "observed": observed}


def taken_away(fields: Mapping[str, Any], effect: Effect) -> Fields:
    """Return one request's fields without the input whose effect that is."""
    field = {"contract_lender": "lender"}.get(effect.observe, effect.observe)
    if field in ("lender", "contract_date", "offer"):
        return {key: value for key, value in fields.items() if key != field}
    return {**fields, "observed": {key: value for key, value in fields["observed"].items() if key != field}}
