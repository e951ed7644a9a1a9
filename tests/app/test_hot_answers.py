"""What stands in front of the application answers as the application does, byte for byte, and is never behind it."""

import itertools
import json
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.test import Client, EnvironBuilder, run_wsgi_app

from checker.app.factory import create_app
from checker.app.hot_answers import HotAnswers
from checker.service import checker as service
from checker.settings import Settings
from tests.conftest import UNLIMITED

NAME = quote("360借条")
OF_THE_RATE = {"X-RateLimit-Remaining", "X-RateLimit-Reset"}

QUERIES = [
    *(
        f"name={NAME}",
        f"name={NAME}&",
        f"&name={NAME}",
        f"name={NAME}&lender={quote('招联消费金融')}",
        f"n%61me={NAME}",
    ),
    *(
        f"name={NAME}&name={NAME}",
        f"name={NAME}&x=1",
        f"name={NAME}#x",
        f"name=+{NAME}+",
        f"name={NAME}%20",
        f"name={NAME};",
    ),
    *(
        f"name={NAME.lower()}",
        "name=360%E5%80%9F",
        "name=%E5%80",
        "name=%zz",
        "name=%00",
        "name=a%0d%0ab",
        "name",
        "name=",
        "",
    ),
    *(f"name={NAME}&on=2026-01-01", f"name={NAME}&on=2099-01-01", f"name={NAME}&on=soon", f"name={NAME}&as_of_rev=1"),
    *(
        f"name={NAME}&as_of_rev=99",
        f"name={NAME}&ruleset=2026.11",
        f"name={NAME}&ruleset=1",
        "name=a%26b",
        "name=a&b=c",
    ),
    *("name=13800138000", "name=" + "x" * 121, "name=" + "%20" * 1400, "name=" + "x" * 5000, f"name={NAME}&observed=1"),
]
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "get", "TRACE"]
HEADERS: list[dict[str, str]] = [
    *({"Accept-Encoding": one} for one in ("gzip", "gzip;q=0", "*", "br", "GZIP, deflate", "identity", ";;q=x", "")),
    *(
        {"Host": one}
        for one in ("localhost:8000", "127.0.0.1", "[::1]", "example.org", "localhost.example.org", "a/b", "")
    ),
    *({"If-None-Match": one} for one in ("*", "", '"x"', "x", 'W/"x"', '"a", "b"')),
    *({"Origin": one} for one in ("https://example.org", "null", "")),
    *(
        {"Range": "bytes=0-9"},
        {"If-Range": '"x"'},
        {"If-Match": '"x"'},
        {"If-Modified-Since": "Mon, 30 Nov 2026 00:00:00 GMT"},
    ),
    *({"Cookie": "session=forged; a=b"}, {"Authorization": "Basic YTpi"}, {"X-HTTP-Method-Override": "POST"}),
    *({"Content-Length": "3"}, {"Content-Length": "0"}, {"Content-Length": "999999"}, {"Transfer-Encoding": "chunked"}),
    *(
        {"Accept": "text/html"},
        {"Accept-Language": "en"},
        {"Cache-Control": "no-transform"},
        {"Expect": "100-continue"},
    ),
    *({"X-Forwarded-For": "203.0.113.9"}, {"X-Forwarded-Host": "example.org"}, {"X-Forwarded-Proto": "https"}),
    *(
        {"Content-Type": "application/json"},
        {"Access-Control-Request-Method": "POST"},
        {"Access-Control-Request-Private-Network": "true"},
    ),
]

Answer = tuple[str, list[tuple[str, str]], bytes]


def hot_layer(app: Flask) -> HotAnswers:
    """The layer of an application that stands behind no proxy."""
    layer = app.wsgi_app
    assert isinstance(layer, HotAnswers)
    return layer


def ask(app: Any, query: str = f"name={NAME}", headers: dict[str, str] | None = None, **more: str) -> Answer:
    """One answer, its headers in their order, without what changes with every request that is counted."""
    builder = EnvironBuilder(path=more.get("path", "/api/v1/check"), method=more.get("method", "GET"), headers=headers)
    environ = builder.get_environ() | {"QUERY_STRING": query, "REMOTE_ADDR": more.get("address", "192.0.2.1")}
    environ |= {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in (headers or {}).items()}
    if length := environ.pop("HTTP_CONTENT_LENGTH", None):
        environ["CONTENT_LENGTH"] = length
    parts, status, given = run_wsgi_app(app, environ, buffered=True)
    return status, [pair for pair in given if pair[0] not in OF_THE_RATE], b"".join(parts)


def test_hundreds_of_odd_requests_are_answered_byte_for_byte_as_without_it(app: Flask) -> None:
    layer = hot_layer(app)
    etag = dict(ask(layer)[1])["ETag"]
    held = [{"If-None-Match": one} for one in (etag, f"W/{etag}", f'"x", W/{etag}', etag.strip('"'), etag[:-2] + '"')]
    pairs = [left | right for left, right in itertools.combinations([*HEADERS[:16], *held], 2)]
    asked = [
        *((query, {}, "GET", "/api/v1/check") for query in QUERIES),
        *((query, {"Accept-Encoding": "gzip"}, "GET", "/api/v1/check") for query in QUERIES),
        *((f"name={NAME}", {}, method, "/api/v1/check") for method in METHODS),
        *((f"name={NAME}", headers, "GET", "/api/v1/check") for headers in [*HEADERS, *held, *pairs]),
        *(
            (f"name={NAME}", {}, "GET", path)
            for path in ("/api/v1/check/", "/api/v1//check", "/API/v1/check", "/check")
        ),
    ]
    assert len(asked) > 300
    repeated = 0
    for query, headers, method, path in asked:
        more = {"method": method, "path": path}
        bare = ask(layer._app, query, headers, **more)
        first, again = (ask(layer, query, headers, **more) for _ in range(2))
        if path == "/check":  # a page holds a token that is new each time
            continue
        assert first == bare, (query, headers, method, path)
        assert again == bare, (query, headers, method, path)
        repeated += bare[0].startswith(("200", "304")) and method == "GET"
    assert repeated > 200


def counted_dispatches(app: Flask) -> list[None]:
    """A list that grows with every request that reaches the application."""
    reached: list[None] = []
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: reached.append(None))
    return reached


@pytest.fixture
def mine(settings: Settings) -> Flask:
    """An application of this test's own."""
    return create_app(settings.model_copy(update={"rate_limit": UNLIMITED}))


def test_what_is_asked_again_never_reaches_the_application(mine: Flask) -> None:
    reached = counted_dispatches(mine)
    first = ask(mine)
    held = {"If-None-Match": dict(first[1])["ETag"]}
    for headers in ({}, {"Accept-Encoding": "gzip"}, held):
        answers = [ask(mine, headers=headers) for _ in range(3)]
        assert answers == answers[:1] * 3
    assert len(reached) == 3
    assert ask(mine, headers=held)[0] == "304 NOT MODIFIED"


def test_a_request_that_is_repeated_counts_like_any_other_and_is_refused_like_any_other(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_limit": "4/hour"}))
    client = Client(app)
    left = [client.get(f"/api/v1/check?name={NAME}").headers["X-RateLimit-Remaining"] for _ in range(4)]
    assert left == ["3", "2", "1", "0"]
    refused = client.get(f"/api/v1/check?name={NAME}")
    assert (refused.status_code, refused.mimetype) == (429, "application/problem+json")
    assert int(refused.headers["Retry-After"]) > 0
    other = client.get(f"/api/v1/check?name={NAME}", environ_base={"REMOTE_ADDR": "192.0.2.2"})
    assert (other.status_code, other.headers["X-RateLimit-Remaining"]) == (200, "3")


def test_behind_a_proxy_the_client_is_counted_and_not_the_proxy(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_limit": "4/hour", "proxy_hops": 1}))
    assert isinstance(app.wsgi_app, ProxyFix)
    left = [
        Client(app).get(f"/api/v1/check?name={NAME}", headers={"X-Forwarded-For": f"203.0.113.{one}"}).headers
        for one in (1, 1, 2, 2)
    ]
    assert [headers["X-RateLimit-Remaining"] for headers in left] == ["3", "2", "3", "2"]


def report(app: Flask) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(ask(app)[2])
    return answer


def test_another_day_or_revision_is_seen_at_once(
    mine: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [report(mine) for _ in range(2)][1]
    monkeypatch.setattr(service, "today_in_china", lambda: date(2031, 1, 1))
    assert report(mine)["judged_on"] == "2031-01-01" != before["judged_on"]
    monkeypatch.undo()
    assert report(mine) == before
    checker = mine.extensions["checker"]
    loaded = checker._revisions._loaded
    checker._revisions._loaded = type(loaded)(loaded.dataset, (loaded.stamp[0], loaded.stamp[1] + 1), loaded.disputes)
    assert dict(ask(mine)[1])["ETag"] != dict(ask(create_app(settings))[1])["ETag"]


def test_nothing_is_remembered_of_what_changed_while_it_was_answered(mine: Flask) -> None:
    layer = hot_layer(mine)
    moments = iter(["before", "after", "after", "after", "after"])
    layer._moment = lambda: next(moments)  # type: ignore[method-assign]
    reached = counted_dispatches(mine)
    for _ in range(3):
        ask(mine)
    assert len(reached) == 2


def test_it_forgets_in_time_and_holds_no_more_than_it_may(mine: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    layer, reached = hot_layer(mine), counted_dispatches(mine)
    layer._seconds = 0
    ask(mine)
    ask(mine)
    assert len(reached) == 2
    layer._seconds = 60
    for number in range(700):
        ask(mine, headers={"If-None-Match": f'"{number}"'})
    assert layer._answers.currsize <= layer._answers.maxsize
    assert 0 < len(layer._answers) < 700


def test_no_memory_for_answers_means_none_here(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"cache_bytes": 0}))
    reached = counted_dispatches(app)
    ask(app)
    ask(app)
    assert len(reached) == 2
