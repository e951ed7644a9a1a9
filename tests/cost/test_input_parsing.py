"""What may be typed, and what is refused: in plain words, naming what is accepted, repeating nothing."""

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cost.input_parsing import (
    cost_request_json,
    parse_day,
    parse_fees,
    parse_offer,
    parse_payments,
)
from checker.cost.offer import Fee, Payment
from checker.cost.written import read_amount
from checker.errors import BadParameterError, QueryError
from tests.every_case import every_case

D = Decimal
SECRET = "某某秘密"


@every_case(
    ("item", "count", "amount"),
    [
        ("12x902", 12, "902"),
        ("12X902.50", 12, "902.50"),
        ("12×902", 12, "902"),
        ("12*902元", 12, "902"),
        ("１２ｘ９０２", 12, "902"),
        (" 12 x 1,902.5 ", 12, "1902.5"),
        ("1x￥1000000000", 1, "1000000000"),
        ("480x0.01", 480, "0.01"),
        ("012x902", 12, "902"),
    ],
)
def test_equal_months(item: str, count: int, amount: str) -> None:
    assert parse_payments([item]) == (Payment(amount=D(amount)),) * count


def test_days_and_months_together() -> None:
    assert parse_payments(["2026-12-24=4159.35", "2x10"]) == (
        Payment(amount=D("4159.35"), due=date(2026, 12, 24)),
        Payment(amount=D(10)),
        Payment(amount=D(10)),
    )


@every_case(
    "item",
    [
        "",
        "902",
        "x902",
        "12x",
        "0x902",
        "481x1",
        "-1x902",
        "12x-902",
        "12x0",
        "12x0.001",
        "12x1e3",
        "12xNaN",
        "12xInfinity",
        "12x1000000001",
        "12x1,00,0",
        "12x902x3",
        "1.5x902",
        "٣x902",
        "2026-12-24",
        "2026-12-24=",
        "2026-13-24=5",
        "2026-02-29=5",
        "2026-12-24=5=6",
        "26-12-24=5",
        "20261224=5",
        "0000-01-01=5",
        f"12x{SECRET}",
        "12x" + "9" * 100_000,
        "9" * 100_000 + "x1",
        "1" * 2000 + "-12-24=5",
    ],
)
def test_payments_that_cannot_be_read(item: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_payments([item])
    assert "12x902" in caught.value.detail.zh
    assert "2026-12-24=4159.35" in caught.value.detail.en
    assert caught.value.field == "payments"
    assert SECRET not in caught.value.detail.zh + str(caught.value)


@pytest.mark.parametrize("items", [[], ["0x5", "1x1"]])
def test_no_payment_at_all(items: list[str]) -> None:
    with pytest.raises(QueryError):
        parse_payments(items)


def test_fees() -> None:
    assert parse_fees(["platform=300", "guarantor=50.5@2026-12-24"]) == (
        Fee(amount=D(300), payee="platform"),
        Fee(amount=D("50.5"), payee="guarantor", paid_on=date(2026, 12, 24)),
    )
    assert parse_fees([]) == ()


@every_case("item", ["", "300", "bank=300", "platform=", "platform=x", "platform=0", "=300", f"{SECRET}=1"])
def test_fees_that_cannot_be_read(item: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_fees([item])
    assert "platform=300" in caught.value.detail.zh
    assert SECRET not in caught.value.detail.zh


@pytest.mark.parametrize("item", ["platform=300@", "platform=300@tomorrow", "platform=300@2026-02-30"])
def test_fees_on_days_that_do_not_exist(item: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_fees([item])
    assert caught.value.field == "fees"


@every_case("item", ["", "abc", "-5", "0", "0.00", "1.234", "1e9", "1000000000.01", "99999999999", "１e5", "1" * 10**6])
def test_amounts_that_cannot_be_read(item: str) -> None:
    with pytest.raises(QueryError) as caught:
        read_amount(item, "received")
    assert caught.value.field == "received"
    assert "10000" in caught.value.detail.zh


@pytest.mark.parametrize("item", ["2026-02-29", "2026-1-1", "20260101", "2026-W01-1", "yesterday", "", "１" * 999])
def test_days_that_do_not_exist(item: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_day(item, "start")
    assert "2026-11-24" in caught.value.detail.zh


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80) | st.from_regex(r"[\d,.x×=@\-a-z]{1,40}"))
def test_whatever_is_typed_is_read_or_refused(item: str) -> None:
    for read in (lambda: parse_payments([item]), lambda: parse_fees([item]), lambda: parse_day(item, "start")):
        with contextlib.suppress(QueryError):
            read()


OFFER = '{"received": "10000", "payments": [{"amount": "902"}]}'

BODIES = [
    ("", 400, "JSON"),
    ("[]", 400, "JSON"),
    ("null", 400, "JSON"),
    ("{", 400, "JSON"),
    ('{"offer": ' * 2000, 400, "JSON"),
    ('{"offer": {"received": "\ud800"}}', 400, "JSON"),
    ("{}", 422, "received"),
    ('{"offer": null}', 422, "received"),
    ('{"offer": {"payments": [{"amount": 1}]}}', 422, "received"),
    ('{"offer": {"received": 1}}', 422, "received"),
    ('{"offer": {"received": 1, "payments": []}}', 422, "12x902"),
    ('{"offer": {"received": 1, "payments": "12x902"}}', 422, "12x902"),
    ('{"offer": {"received": 1, "payments": [{"amount": 0}]}}', 422, "金额"),
    ('{"offer": {"received": 1e999999999, "payments": [{"amount": 1}]}}', 422, "金额"),
    ('{"offer": {"received": "1e999999999", "payments": [{"amount": 1}]}}', 422, "金额"),
    ('{"offer": {"received": "1e-999999999", "payments": [{"amount": 1}]}}', 422, "金额"),
    ('{"offer": {"received": NaN, "payments": [{"amount": 1}]}}', 422, "金额"),
    ('{"offer": {"received": "NaN", "payments": [{"amount": 1}]}}', 422, "金额"),
    ('{"offer": {"received": true, "payments": [{"amount": 1}]}}', 422, "金额"),
    ('{"offer": {"received": 1, "payments": [{"amount": 1, "due": 1700000000.5}]}}', 422, "2026-11-24"),
    (f'{{"offer": {OFFER}, "contract_date": "01/02/2026"}}', 422, "2026-11-24"),
    (f'{{"offer": {OFFER}, "on": 5.5}}', 422, "2026-11-24"),
    (f'{{"offer": {OFFER}, "{SECRET}": 1}}', 400, "offer"),
    (f'{{"offer": {{"received": 1, "payments": [{{"amount": 1}}], "{SECRET}": 1}}}}', 400, "received"),
    (f'{{"offer": {{"received": 1, "payments": [{{"amount": 1, "{SECRET}": 1}}]}}}}', 400, "due"),
    ('{"offer": {"received": 1, "payments": [{"amount": 1}], "lender_type": "loan_shark"}}', 422, "consumer_finance"),
    ('{"offer": {"received": 1, "payments": [{"amount": 1}], "purpose": "war"}}', 422, "vehicle"),
    ('{"offer": {"received": 1, "payments": [{"amount": 1}], "late_percent": -1}}', 422, "百分数"),
    ('{"offer": {"received": 1, "payments": [{"amount": 1}], "fees": [{"amount": 1}]}}', 422, "platform=300"),
    (
        '{"offer": {"received": 1, "payments": [{"amount": 1}], "fees": [{"amount": 1, "payee": "me"}]}}',
        422,
        "platform",
    ),
    (
        '{"offer": {"received": 1, "payments": [{"amount": 1}], "fees": [{"amount": 1, "payee": "other", "name": "'
        + "x" * 41
        + '"}]}}',
        422,
        "40个字",
    ),
    ('{"offer": {"received": 1, "payments": [' + ",".join(['{"amount": 1}'] * 481) + "]}}", 422, "480"),
]


@every_case(("body", "status", "named"), BODIES)
def test_bodies_that_ask_nothing_sensible(body: str, status: int, named: str) -> None:
    with pytest.raises(QueryError) as caught:
        cost_request_json(body.encode(errors="surrogatepass"))
    assert (caught.value.status, isinstance(caught.value, BadParameterError)) == (status, status == 400)
    assert named in caught.value.detail.zh
    assert SECRET not in caught.value.detail.zh + (caught.value.field or "")


def test_a_body_that_asks() -> None:
    asked = cost_request_json(f'{{"offer": {OFFER}, "contract_date": "2026-01-02", "on": "2026-11-24"}}'.encode())
    assert asked.offer.received == 10000
    assert (asked.contract_date, asked.on) == (date(2026, 1, 2), date(2026, 11, 24))


def test_decimals_in_json_numbers_are_taken_as_they_are_written() -> None:
    asked = cost_request_json(b'{"offer": {"received": 902.1, "payments": [{"amount": 0.3}]}}')
    assert (asked.offer.received, asked.offer.payments[0].amount) == (D("902.1"), D("0.3"))


def test_an_offer_from_values() -> None:
    assert parse_offer({"received": D(1), "payments": parse_payments(["1x1"]), "start": None}).start is None
    with pytest.raises(QueryError) as caught:
        parse_offer({"received": D(1), "payments": parse_payments(["1x1"]), "lender_type": "bank robber"})
    assert caught.value.field == "lender_type"
