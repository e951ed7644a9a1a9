"""The help line is on every page the real application can show: each address it knows, each error, each answer.

The addresses come from the application itself, so that a page added tomorrow is tested tomorrow.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from checker.app.factory import create_app
from checker.app.request_guards import MAX_QUERY
from checker.guidance import guides
from checker.settings import Settings

LINES = {"tel:110", "tel:120", "tel:12356", "sms:12110"}
#: What a rule's variables may be; a rule with another variable fails until it is named here.
FILLED: dict[str, tuple[str, ...]] = {
    "slug": tuple(guides()),
    "number": ("AAAA-AAAA",),
    "entity_id": ("product-qifu-jietiao",),
}
#: Answers that are no pages: programs read them, or they lead on.
NO_PAGES = {"web.static", "web.robots", "web.sitemap", "web.favicon"} | {
    f"web.{of}_feed_page" for of in ("changes", "name", "entity")
}
ANSWERED = {"name": "360借条", "observed.upfront_fee": "yes", "observed.money_received": "no"}


@pytest.fixture
def real(real_app: Flask) -> FlaskClient:
    return real_app.test_client()


@pytest.fixture(params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def has_help_line(response: TestResponse, lang: str) -> None:
    page = BeautifulSoup(response.data, "html.parser")
    assert page.html is not None, response.request.path
    assert page.html["lang"] == ("en" if lang == "en" else "zh-CN")
    foot = page.footer
    assert foot is not None
    assert {str(link["href"]) for link in foot.select("a[href]")} >= LINES, response.request.path


def addresses(rule: Rule) -> Iterator[str]:
    """Each address that the rule can make with the values of `FILLED`."""
    path = rule.rule
    for name in rule.arguments:
        assert name in FILLED, f"{rule.rule}: tell FILLED what {name} may be"
    if not rule.arguments:
        yield path
        return
    (name,) = rule.arguments
    for value in FILLED[name]:
        yield path.replace(f"<{name}>", value)


def pages(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("web.")]


def test_every_page_there_is(real: FlaskClient, real_app: Flask, lang: str) -> None:
    seen = 0
    for rule in pages(real_app):
        if rule.endpoint in NO_PAGES or "GET" not in (rule.methods or ()):
            continue
        for path in addresses(rule):
            response = real.get(path, query_string={"lang": lang})
            if response.mimetype == "text/plain":
                assert "110" in response.get_data(as_text=True), path
                continue
            has_help_line(response, lang)
            seen += 1
    assert seen > 15


def test_every_form_sent_empty_or_with_nonsense(real: FlaskClient, real_app: Flask, lang: str) -> None:
    sent = [rule for rule in pages(real_app) if "POST" in (rule.methods or ())]
    assert {rule.rule for rule in sent} >= {"/check", "/collector", "/cost", "/corrections", "/report"}
    for rule in sent:
        for path in addresses(rule):
            for data in ({}, {"nonsense": "x"}):
                has_help_line(real.post(path, query_string={"lang": lang}, data=data), lang)


def test_the_answer_to_a_form(real: FlaskClient, lang: str) -> None:
    for path, data in (
        ("/check", ANSWERED),
        ("/check", {"name": "银享花", "observed.screen_share": "yes"}),
        ("/collector", {"name": "某某公司"}),
        ("/cost", {"received": "7000", "each": "2500", "count": "4"}),
    ):
        response = real.post(path, query_string={"lang": lang}, data=data)
        assert response.status_code == 200, (path, data)
        has_help_line(response, lang)


def test_every_error_a_person_can_meet(real: FlaskClient, lang: str) -> None:
    query: dict[str, Any] = {"query_string": {"lang": lang}}
    long = {"query_string": {"name": "长" * MAX_QUERY, "lang": lang}}
    met = {
        400: real.get("/check", query_string={"name": "甲", "unknown": "1", "lang": lang}),
        403: real.post("/report", headers={"Sec-Fetch-Site": "cross-site"}, **query),
        404: real.get("/no-such-page", **query),
        405: real.delete("/check", **query),
        413: real.post("/check", data={"name": "大" * 100_000}, **query),
        414: real.get("/check", **long),
        422: real.get("/check", query_string={"name": "", "lang": lang}),
    }
    assert {status: answer.status_code for status, answer in met.items()} == {status: status for status in met}
    for answer in met.values():
        has_help_line(answer, lang)


def test_whoever_asks_too_fast(data_dir: Path, lang: str) -> None:
    hasty = create_app(Settings(data_dir=data_dir, rate_limit="1/minute")).test_client()
    answers = [hasty.get("/", query_string={"lang": lang}) for _ in range(3)]
    assert answers[-1].status_code == 429
    has_help_line(answers[-1], lang)
    posted = hasty.post("/check", query_string={"lang": lang}, data=ANSWERED)
    assert posted.status_code == 429
    has_help_line(posted, lang)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_fault_of_ours(data_dir: Path, lang: str, method: str) -> None:
    app = create_app(Settings(data_dir=data_dir, rate_limit="1000000/minute"))
    app.extensions["checker"] = None  # whatever a bug may be: the check ends in an exception nobody foresaw
    app.config["PROPAGATE_EXCEPTIONS"] = False
    client = app.test_client()
    fields = {"query_string": {"lang": lang, "name": "甲"}} if method == "get" else {}
    send = client.get if method == "get" else client.post
    response = send("/check", **(fields or {"query_string": {"lang": lang}, "data": ANSWERED}))
    assert response.status_code == 500
    has_help_line(response, lang)


@pytest.mark.parametrize("host", ["evil.example", "no host", "a_b:x"])
def test_an_address_that_is_not_ours_still_gives_the_numbers(real: FlaskClient, host: str) -> None:
    response = real.get("/", headers={"Host": host})
    assert response.status_code == 400
    said = response.get_data(as_text=True)
    assert all(number in said for number in ("110", "12356"))
