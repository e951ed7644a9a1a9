"""GET and POST /api/v1/collector on the starter facts: strict in, a whole report out, nothing told kept or repeated."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.collection.model import CollectorReport
from checker.settings import Settings
from tests.api.test_check import SECRET, problem
from tests.every_case import every_case

HUADAO, ZHAOLIAN = "华道数据处理(苏州)有限公司", "招联消费金融股份有限公司"
ADDRESS = "/api/v1/collector"


def post(client: FlaskClient, **body: object) -> Any:
    return client.post(ADDRESS, json=body)


def test_get_tells_on_whose_lists_a_real_collector_stands(client: FlaskClient) -> None:
    response = client.get(ADDRESS, query_string={"name": HUADAO, "lender": "招联金融"})
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    report = CollectorReport.model_validate_json(response.data)
    assert {row.lender.name for row in report.listings} == {ZHAOLIAN, "承德银行股份有限公司"}
    assert [(one.entity.name, one.on_list, one.held) for one in report.for_whom.lenders] == [
        (ZHAOLIAN, "listed", "part")
    ]
    assert all(one.publisher and one.title and one.as_of and one.retrieved_at for one in report.evidence)


@pytest.mark.parametrize(
    ("name", "lender", "lists"),
    [
        ("重庆信盟科技发展有限公司", "马上消费金融股份有限公司", "listed"),
        ("勤为科技有限公司", "马上消费金融股份有限公司", "not_listed"),
        (HUADAO, "承德银行", "listed"),
        ("和君纵达", "重庆蚂蚁消费金融有限公司", "as_printed"),
        (HUADAO, "兴业消费金融股份公司", "no_list"),
    ],
)
def test_the_starter_facts_answer_lender_by_lender(client: FlaskClient, name: str, lender: str, lists: str) -> None:
    report = client.get(ADDRESS, query_string={"name": name, "lender": lender}).get_json()
    assert [one["on_list"] for one in report["for_whom"]["lenders"]] == [lists]
    assert not any(one["held"] == "whole" for one in report["for_whom"]["lenders"])


def test_an_app_leads_to_the_lenders_that_are_known(client: FlaskClient) -> None:
    report = client.get(ADDRESS, query_string={"name": "某某", "lender": "360借条"}).get_json()
    assert report["for_whom"]["asked"] == "brand"
    assert "兴业消费金融股份公司" in {one["entity"]["name"] for one in report["for_whom"]["lenders"]}
    assert report["who"]["kind"] == "not_found"


def test_post_takes_answers_and_get_refuses_them(client: FlaskClient) -> None:
    report = post(client, name=HUADAO, observed={"violence": "yes"}).get_json()
    assert (report["emergency"], report["conduct"]["alert"], report["conduct"]["score"]) == (True, "stop", 100)
    problem(client.get(f"{ADDRESS}?name=a&observed=violence"), 400, "bad-parameter")


def test_the_same_question_on_the_same_day_has_the_same_answer(client: FlaskClient) -> None:
    asked = {"name": HUADAO, "lender": "360借条", "on": "2026-11-24", "observed": {"visit_threatened": "yes"}}
    first, second = (post(client, **asked).get_json() for _ in range(2))
    del first["generated_at"], second["generated_at"]
    assert json.dumps(first) == json.dumps(second)
    assert first["judged_on"] == "2026-11-24"
    assert post(client, **{**asked, "ruleset": "2026.11"}).status_code == 422  # it knew no questions
    older = post(client, **{**asked, "ruleset": "2026.11", "observed": {}}).get_json()
    assert (older["ruleset_version"], older["conduct"]["findings"]) == ("2026.11", [])


@every_case(
    ("body", "status", "slug"),
    [
        ({}, 422, "invalid-query"),
        ({"name": "", "observed": {}}, 422, "invalid-query"),
        ({"name": f"{SECRET}13912345678"}, 422, "invalid-query"),
        ({"name": SECRET * 30}, 422, "invalid-query"),
        ({"name": SECRET, "observed": {"student": "yes"}}, 422, "invalid-query"),
        ({"name": SECRET, "observed": {"violence": SECRET}}, 422, "invalid-query"),
        ({"name": SECRET, "observed": {SECRET: "yes"}}, 422, "invalid-query"),
        ({"name": SECRET, "amount": 3}, 400, "bad-parameter"),
        ({"name": f"{SECRET}\x1b[2J"}, 422, "invalid-query"),
        ({"name": SECRET, "as_of_rev": 999999}, 422, "unknown-revision"),
    ],
)
def test_faults_are_told_and_nothing_is_repeated(
    client: FlaskClient, body: dict[str, object], status: int, slug: str
) -> None:
    problem(post(client, **body), status, slug)


def test_other_shapes_and_sizes_are_refused(client: FlaskClient) -> None:
    problem(client.post(ADDRESS, data="name=a"), 415, "unsupported-media-type")
    problem(client.post(ADDRESS, data=b"[", content_type="application/json"), 400, "bad-parameter")
    large = client.post(ADDRESS, data=b" " * 200_000, content_type="application/json")
    assert large.status_code == 413
    assert client.put(ADDRESS).status_code == 405


def test_too_many_questions_are_told_so(settings: Settings) -> None:
    limited = create_app(settings.model_copy(update={"rate_limit": "2/minute"})).test_client()
    answers = [limited.get(ADDRESS, query_string={"name": HUADAO}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    problem(answers[-1], 429, "rate-limited")


def test_markup_and_templates_are_only_text(client: FlaskClient) -> None:
    for typed in ("<script>alert(1)</script>", "{{7*7}}", "{name}", "'; drop table runs; --"):
        report = post(client, name=typed, lender=typed).get_json()
        assert report["query"]["name"] == typed
        assert "49" not in report["who"]["text"]["zh"]
