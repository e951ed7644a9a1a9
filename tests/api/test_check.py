"""GET and POST /api/v1/check: strict in, a whole Report out, faults as problem+json that repeats nothing."""

import json
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.report import Report
from checker.request.model import MAX_NAME
from tests.every_case import every_case

SECRET = "某某秘密贷"


def problem(response: TestResponse, status: int, slug: str) -> dict[str, Any]:
    """The problem document, after checking all that each has in common."""
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    body: dict[str, Any] = json.loads(response.data)
    assert body["type"] == f"/problems/{slug}"
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]
    assert SECRET not in response.text
    return body


def post(client: FlaskClient, body: object) -> TestResponse:
    return client.post("/api/v1/check", json=body)


def test_get_answers_a_whole_report(client: FlaskClient) -> None:
    response = client.get("/api/v1/check", query_string={"name": "银享花"})
    assert response.status_code == 200
    assert response.content_type == "application/json"
    report = Report.model_validate_json(response.data)
    assert report.query.name == "银享花"


def test_post_equals_get_and_takes_more(client: FlaskClient) -> None:
    got = client.get("/api/v1/check", query_string={"name": "360借条", "on": "2026-11-24"}).get_json()
    posted = post(client, {"name": "360借条", "on": "2026-11-24"}).get_json()
    del got["generated_at"], posted["generated_at"]
    assert got == posted
    dated = post(client, {"name": "360借条", "contract_date": "2026-01-02", "lender": "招联消费金融股份有限公司"})
    assert dated.get_json()["query"]["contract_date"] == "2026-01-02"


QUERIES = [
    ("", 422, "invalid-query"),
    ("name=", 422, "invalid-query"),
    ("name=%20%E3%80%80", 422, "invalid-query"),
    (f"name={'a' * (MAX_NAME + 1)}", 422, "invalid-query"),
    ("name=%E6%98%AF%E6%AD%A3%E8%A7%84%E5%B9%B3%E5%8F%B0%E5%90%97", 422, "invalid-query"),
    ("name=a%00b", 422, "invalid-query"),
    ("name=a%1Bb", 422, "invalid-query"),
    ("name=a&on=yesterday", 422, "invalid-query"),
    ("name=a&as_of_rev=-1", 422, "invalid-query"),
    ("name=a&as_of_rev=x", 422, "invalid-query"),
    ("name=a&as_of_rev=999999", 422, "unknown-revision"),
    ("name=%FF%FE", 400, "bad-parameter"),
    ("name=%ED%A0%80", 400, "bad-parameter"),
    ("name=a&q=b", 400, "bad-parameter"),
    ("name=a&name=b", 400, "bad-parameter"),
    ("name=a&observed=upfront_fee", 400, "bad-parameter"),
    ("name=a&contract_date=2026-01-01", 400, "bad-parameter"),
    (f"name={'a' * 4096}", 414, "uri-too-long"),
]


@every_case(("query", "status", "slug"), QUERIES)
def test_bad_queries(query: str, status: int, slug: str, client: FlaskClient) -> None:
    problem(client.get(f"/api/v1/check?{query}"), status, slug)


BODIES = [
    ({"name": SECRET, SECRET: 1}, 400, "bad-parameter"),
    ({"name": "a", "observed": {SECRET: "yes"}}, 422, "invalid-query"),
    ({"name": "a", "observed": {"upfront_fee": SECRET}}, 422, "invalid-query"),
    ({"name": "a", "observed": {"upfront_fee": True}}, 422, "invalid-query"),
    ({"name": "a", "observed": SECRET}, 422, "invalid-query"),
    ({"name": SECRET * MAX_NAME}, 422, "invalid-query"),
    ({"name": [SECRET]}, 422, "invalid-query"),
    ({"name": None}, 422, "invalid-query"),
    ({"name": f"{SECRET}\u0000"}, 422, "invalid-query"),
    ({"name": "a", "lender": f"{SECRET}\u0007"}, 422, "invalid-query"),
    ({"name": "a", "on": SECRET}, 422, "invalid-query"),
    ({"name": "a", "contract_date": "2026-02-30"}, 422, "invalid-query"),
    ({"name": "a", "as_of_rev": 10**30}, 422, "unknown-revision"),
    ({"lender": SECRET}, 422, "invalid-query"),
    ([{"name": SECRET}], 400, "bad-parameter"),
    (SECRET, 400, "bad-parameter"),
]


@every_case(("body", "status", "slug"), BODIES)
def test_bad_bodies(body: object, status: int, slug: str, client: FlaskClient) -> None:
    problem(post(client, body), status, slug)


@every_case(
    "raw",
    [
        b"",
        b"{",
        b'{"name": "a"} x',
        b"\xff\xfe",
        b'{"name": "\xff"}',
        b'{"name": "\\ud800"}',
        b"[" * 5000,
        b"NaN",
        b"null",
    ],
)
def test_bodies_that_are_no_json(raw: bytes, client: FlaskClient) -> None:
    problem(client.post("/api/v1/check", data=raw, content_type="application/json"), 400, "bad-parameter")


@every_case("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None])
def test_only_json_is_taken(kind: str | None, client: FlaskClient) -> None:
    response = client.post("/api/v1/check", data=b'{"name": "a"}', content_type=kind)
    problem(response, 415, "unsupported-media-type")


def test_single_faults_are_listed_by_declared_names(client: FlaskClient) -> None:
    body = problem(post(client, {"name": "a", "on": SECRET, SECRET: 1}), 422, "invalid-query")
    assert [error["loc"] for error in body["errors"]] == [["on"], ["…"]]
    assert all(set(error) == {"loc", "type", "msg"} for error in body["errors"])


def test_a_large_body_is_refused_on_any_method(client: FlaskClient) -> None:
    large = b'{"name": "' + b"a" * 64 * 1024 + b'"}'
    problem(client.post("/api/v1/check", data=large, content_type="application/json"), 413, "too-large")
    problem(client.get("/api/v1/check?name=a", data=large), 413, "too-large")


@every_case("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_named(method: str, client: FlaskClient) -> None:
    response = client.open("/api/v1/check", method=method)
    problem(response, 405, "method-not-allowed")
    assert {"GET", "POST"} <= set(response.headers["Allow"].split(", "))


def test_unknown_addresses_are_problems_too(client: FlaskClient) -> None:
    problem(client.get(f"/api/v1/{SECRET}"), 404, "not-found")


def test_etag_saves_the_second_answer(client: FlaskClient) -> None:
    first = client.get("/api/v1/check?name=a")
    again = client.get("/api/v1/check?name=a", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get("/api/v1/check?name=b", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200
    assert other.headers["ETag"] != first.headers["ETag"]


def test_no_shared_cache_may_keep_it(client: FlaskClient) -> None:
    assert client.get("/api/v1/check?name=a").headers["Cache-Control"] == "private, no-cache"
    assert client.get("/api/v1/check?name=").headers["Cache-Control"] == "no-store"


def test_head_and_options(client: FlaskClient) -> None:
    assert client.head("/api/v1/check?name=a").status_code == 200
    assert client.options("/api/v1/check").status_code == 200


def test_sources(client: FlaskClient) -> None:
    listed = client.get("/api/v1/sources").get_json()
    assert listed
    assert all({"id", "title", "state", "as_of", "rows"} <= set(source) for source in listed)
    problem(client.get("/api/v1/sources?x=1"), 400, "bad-parameter")


def test_health(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.get_json()["store"] == "ok"
    assert ready.get_json()["cache"] == "ok"
