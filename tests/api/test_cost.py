"""POST /api/v1/cost: strict in, exact decimals out, faults as problem+json that repeat nothing."""

import json
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.every_case import every_case

SECRET = "某某秘密"
OFFER: dict[str, Any] = {"received": "10000", "payments": [{"amount": "902"}] * 12}


def ask(client: FlaskClient, offer: object = OFFER, **more: object) -> TestResponse:
    return client.post("/api/v1/cost", json={"offer": offer, **more})


def test_the_answer_holds_all_figures_as_decimals_in_text(client: FlaskClient) -> None:
    response = ask(client, OFFER | {"lender_type": "private"}, contract_date="2026-01-15", on="2026-11-24")
    assert response.status_code == 200
    assert response.content_type == "application/json"
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    body = response.get_json()
    figures = {key: body[key] for key in ("apr_nominal", "apr_effective", "simple", "four_lpr", "charge", "compared")}
    assert figures == {
        "apr_nominal": "14.88",
        "apr_effective": "15.93",
        "simple": None,
        "four_lpr": "12.00",
        "charge": "824.00",
        "compared": "14.88",
    }
    assert (body["method"], body["over_cap"], body["judged_on"]) == ("monthly", True, "2026-11-24")
    assert body["cap"]["percent"] == "12.00"
    assert body["cap"]["nature"] == "judicial"
    assert "法释〔2020〕17号" in body["cap"]["legal_basis"]
    assert len(body["instalments"]) == 12
    assert body["shares"] == [{"payee": "borrower", "amount": "10000.00"}, {"payee": "lender", "amount": "824.00"}]
    assert all(note["zh"] and note["en"] for note in body["notes"])
    assert not _floats(body)


def _floats(value: object) -> list[float]:
    if isinstance(value, dict):
        return [found for item in value.values() for found in _floats(item)]
    if isinstance(value, list):
        return [found for item in value for found in _floats(item)]
    return [value] if isinstance(value, float) else []


def test_the_day_it_is_judged_on_decides_where_no_contract_date_is_given(client: FlaskClient) -> None:
    offer = OFFER | {"lender_type": "microloan"}
    assert ask(client, offer, on="2025-12-23").get_json()["cap"] is None
    assert ask(client, offer, on="2025-12-24").get_json()["cap"]["percent"] == "24"
    assert ask(client, offer, on="2025-12-23", contract_date="2025-12-24").get_json()["over_cap"] is False


def test_fees_to_platform_and_guarantor_are_counted_and_shown(client: FlaskClient) -> None:
    fees = [{"amount": "300", "payee": "platform", "name": "会员费"}, {"amount": 200, "payee": "guarantor"}]
    body = ask(client, OFFER | {"fees": fees}).get_json()
    assert body["received"] == "9500.00"
    assert {share["payee"]: share["amount"] for share in body["shares"]}["guarantor"] == "200.00"


def test_what_the_price_rules_find_comes_with_its_evidence(client: FlaskClient) -> None:
    offer = {
        "received": "7000",
        "principal": "10000",
        "start": "2026-03-01",
        "payments": [{"amount": "10000", "due": "2026-03-08"}],
    }
    body = ask(client, offer).get_json()
    assert {"head_deduction", "ultra_short_high_cost"} <= {finding["rule"] for finding in body["findings"]}
    cited = {evidence for finding in body["findings"] for evidence in finding["evidence"]}
    assert cited <= {evidence["id"] for evidence in body["evidence"]}
    assert body["ruleset_version"]
    assert ask(client, OFFER | {"lender_type": "bank"}).get_json()["findings"] == []


@every_case(
    ("body", "status", "slug"),
    [
        (b"", 400, "bad-parameter"),
        (b"[1]", 400, "bad-parameter"),
        (b"\xff\xfe", 400, "bad-parameter"),
        (b"{}", 422, "invalid-query"),
        (json.dumps({"offer": OFFER | {SECRET: 1}}).encode(), 400, "bad-parameter"),
        (json.dumps({"offer": OFFER | {"received": "1e99999999"}}).encode(), 422, "invalid-query"),
        (json.dumps({"offer": OFFER | {"received": SECRET}}).encode(), 422, "invalid-query"),
        (json.dumps({"offer": OFFER | {"fees": [{"amount": 10000, "payee": "other"}]}}).encode(), 422, "invalid-query"),
        (
            json.dumps({"offer": {"received": 1, "payments": [{"amount": 1, "due": "2026-12-24"}]}}).encode(),
            422,
            "invalid-query",
        ),
        (b'{"offer": ' * 5000, 400, "bad-parameter"),
        (b"x" * 70_000, 413, "too-large"),
    ],
)
def test_faults(client: FlaskClient, body: bytes, status: int, slug: str) -> None:
    response = client.post("/api/v1/cost", data=body, content_type="application/json")
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    problem = response.get_json()
    assert problem["type"] == f"/problems/{slug}"
    assert problem["detail"]
    assert SECRET not in response.text


def test_it_takes_json_by_post_alone(client: FlaskClient) -> None:
    assert client.post("/api/v1/cost", data={"received": "1"}).status_code == 415
    assert client.get("/api/v1/cost").status_code == 405
    assert client.post("/api/v1/cost?received=1", json={"offer": OFFER}).status_code == 400
