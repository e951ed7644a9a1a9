"""GET /api/v1/compare and `lender-checker compare` on the starter facts."""

import json
import random

from flask import Flask
from flask.testing import FlaskClient

from checker.comparison.model import Comparison
from tests.api.test_check import problem
from tests.cli.test_main import Run, one_line, run

__all__ = ["run"]

ADDRESS = "/api/v1/compare"


def compared(client: FlaskClient, a: str, b: str) -> Comparison:
    response = client.get(ADDRESS, query_string={"a": a, "b": b})
    assert response.status_code == 200, response.data
    assert response.headers["Cache-Control"] == "no-store"
    return Comparison.model_validate_json(response.data)


def test_real_names(client: FlaskClient) -> None:
    for a, b, same_entity, same_operator in (
        ("360借条", "奇富借条", True, "yes"),
        ("银享花", "宜享花", False, "unknown"),
        ("360借条", "360借款", False, "unknown"),
        ("360借条", "上海淇毓信息科技有限公司", False, "yes"),
        ("借呗", "花呗", False, "no"),
        ("360JT", "360借条", False, "unknown"),
        ("招商银行", "平安银行", False, "no"),
    ):
        found = compared(client, a, b)
        assert (found.same_entity, found.same_operator) == (same_entity, same_operator), (a, b)
        assert all(line.documents for line in found.because), (a, b)
        assert found.same_operator == "unknown" or found.because, (a, b)
    assert "原名 360借条" in compared(client, "360借条", "奇富借条").because[0].text.zh


def test_of_any_two_names_on_record_nothing_crosses(app: Flask, client: FlaskClient) -> None:
    names = sorted({entity.name for entity in app.extensions["checker"].newest().graph.entities.values()})
    pick = random.Random(2026)
    for _ in range(25):
        a, b = pick.sample(names, 2)
        found = compared(client, a, b)
        if found.same_operator == "no":
            assert found.a.operator, (a, b)
            assert found.b.operator, (a, b)
            assert found.a.operator != found.b.operator
        for side, name in ((found.a, a), (found.b, b)):
            report = client.get("/api/v1/check", query_string={"name": name}).get_json()
            lenders = {link["entity"]["name"] for link in report["chain"] if link["role"] == "lender"}
            assert side.standing == report["verdict"]["standing"]
            assert {lender.name for lender in side.lenders} == lenders
            assert {record.rule for record in side.records} <= {finding["rule"] for finding in report["findings"]}
        assert "不是同一个平台" not in found.model_dump_json()


def test_bad_input_names_the_field_and_repeats_nothing(client: FlaskClient) -> None:
    secret = "13912345678"
    for query, status, slug, field in (
        ({}, 422, "invalid-query", "a"),
        ({"a": "360借条"}, 422, "invalid-query", "b"),
        ({"a": "  ", "b": "花呗"}, 422, "invalid-query", "a"),
        ({"a": "360借条", "b": "360借条"}, 422, "invalid-query", "b"),
        ({"a": "360借条 ", "b": "360借条"}, 422, "invalid-query", "b"),
        ({"a": "好" * 121, "b": "花呗"}, 422, "invalid-query", "a"),
        ({"a": "花呗", "b": secret}, 422, "invalid-query", "b"),
        ({"a": "花呗", "b": "贷款"}, 422, "invalid-query", "b"),
        ({"a": "花\x01呗", "b": "借呗"}, 422, "invalid-query", "a"),
    ):
        response = client.get(ADDRESS, query_string=query)
        body = problem(response, status, slug)
        assert body["errors"][0]["loc"] == [field], query
        assert secret not in response.get_data(as_text=True)
        assert ("第一个名字" if field == "a" else "第二个名字") in body["detail"] or "一模一样" in body["detail"]
    problem(client.get(ADDRESS, query_string={"a": "花呗", "b": "借呗", "c": "1"}), 400, "bad-parameter")
    problem(client.get(f"{ADDRESS}?a=1&a=2&b=3"), 400, "bad-parameter")


def test_the_command(run: Run) -> None:
    done = run("compare", "银享花", "宜享花")
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert lines[0] == "[银]享花 · [宜]享花"
    assert "是不是一家：不知道。" in lines[2]
    assert Comparison.model_validate(json.loads(run("compare", "360借条", "奇富借条", "--json").stdout)).same_entity
    assert "13912345678" not in one_line(run("compare", "花呗", "13912345678"), 2)
    one_line(run("compare", "花呗", "花呗"), 2)
    one_line(run("compare", "花呗"), 2)
