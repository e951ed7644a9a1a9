"""What /privacy says, tried on the program itself; which test holds which sentence: privacy_tests.yaml."""

import json
import re
import shutil
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
import redis
from flask import Flask
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.cache.cache import MemoryCache
from checker.limits.request_rates import RequestRates
from checker.request.model import CheckRequest
from checker.revisions.revisions import Revisions
from checker.service.checker import Checker
from checker.settings import Settings
from checker.web.about.installation import installation
from registries.store.store import Store
from tests.conftest import StartServer, Valkey
from tests.web.reading import soup
from tests.web.test_help_line import addresses

#: A name on no list, a lender on none, and sums that stand nowhere else.
NAME, LENDER, SUM = "藕荷月亮贷", "竹影清风银行", "73519"
#: A message with them, and with words of its own.
OWN_WORDS = "荻花秋瑟"
TEXT = f"【{NAME}】{OWN_WORDS}，贷款人：{LENDER}股份有限公司，借款本金{SUM}元。\n" * 40
ROOT = Path(__file__).parents[3]
FORMS = {"/corrections", "/report"}


@pytest.fixture(scope="module")
def app(real_app: Flask) -> Flask:
    """The real application, in the place of the tiny one."""
    return real_app


def get_rules(app: Flask, method: str) -> list[str]:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("web.")]
    fitting = [rule for rule in rules if method in (rule.methods or ()) and rule.endpoint != "web.static"]
    return [path for rule in fitting for path in addresses(rule)]


def test_nothing_typed_rests_in_a_file_or_in_what_the_server_says(
    start_server: StartServer, data_dir: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "own"
    shutil.copytree(data_dir, folder)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    server = start_server(data_dir=str(folder), TMPDIR=str(temporary))

    def send(path: str, sent: dict[str, str] | str | None = None) -> None:
        """Send a form, a text as JSON, or nothing."""
        as_json = json.dumps({"text": sent}) if isinstance(sent, str) else None
        body = as_json or (urllib.parse.urlencode(sent) if isinstance(sent, dict) else None)
        kind = {"Content-Type": "application/json"} if as_json else {}
        request = urllib.request.Request(f"{server.url}{path}", body.encode() if body else None, kind)
        urllib.request.urlopen(request, timeout=60).read()

    quoted = urllib.parse.quote(NAME)
    answers = {"observed.upfront_fee": "yes", "received": SUM, "each": "9137", "times": "12"}
    send(f"/check?name={quoted}")
    send(f"/api/v1/suggest?q={quoted}")
    send("/check", {"name": NAME, "lender": LENDER, **answers})
    send("/collector", {"name": NAME, "lender": LENDER})
    send("/cost", {"received": SUM, "each": "9137", "count": "12"})
    send("/read", {"text": TEXT})
    send("/read", {"name": TEXT})
    send("/read/check", {"name1": NAME, "role1": "platform", "pick": "1", "name2": LENDER, "role2": "lender"})
    send("/api/v1/read", TEXT)
    files = [server.said, *(path for place in (folder, temporary) for path in place.rglob("*") if path.is_file())]
    written = b"\n".join(path.read_bytes() for path in files)
    assert len(files) > 3
    for word in (NAME, LENDER, SUM, quoted, urllib.parse.quote(LENDER), "藕荷月亮", "竹影清风", OWN_WORDS):
        for form in (word.encode(), word.encode("utf-16-le"), repr(word.encode())[2:-1].encode()):
            assert form not in written, word


class Recording(MemoryCache):
    """The cache of one process, which notes for how long it was asked to remember what."""

    def __init__(self) -> None:
        super().__init__(1_000_000)
        self.noted: list[tuple[bytes, int]] = []

    def set(self, key: str, value: bytes, ttl: int) -> None:
        self.noted.append((key.encode() + value, ttl))
        super().set(key, value, ttl)


def test_names_are_remembered_for_the_time_said_and_answers_never(settings: Settings, app: Flask) -> None:
    opened: Revisions = app.extensions["checker"]._revisions
    cache = Recording()
    checker = Checker(Store(settings.database_url), cache, settings.cache_seconds, revisions=opened)
    with create_app(settings).test_request_context("/privacy"):
        said = installation().cache
    checker.check(CheckRequest(name=NAME))
    checker.check(CheckRequest(name=NAME, lender=LENDER))
    assert [ttl <= said for _, ttl in cache.noted] == [True, True]
    assert LENDER in cache.noted[1][0].decode(), "the page says that a lender is part of it"
    told = {"observed": {"upfront_fee": "yes"}}
    checker.check(CheckRequest.model_validate({"name": NAME, **told}))
    offer = {"received": SUM, "payments": [{"amount": "80000", "due": "2026-12-08"}], "start": "2026-11-01"}
    checker.check(CheckRequest.model_validate({"name": NAME, "offer": offer}))
    checker.read(TEXT)
    assert len(cache.noted) == 2


def test_a_network_address_is_counted_apart_from_names_and_forgotten_in_the_time_said(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_limit": "1000/hour;50/minute"}))
    with app.test_request_context("/privacy"):
        said = installation().window
    assert said == 2 * 3600
    client = app.test_client()
    client.get(f"/check?name={NAME}", environ_base={"REMOTE_ADDR": "192.0.2.77"})
    client.get(f"/api/v1/suggest?q={NAME}", environ_base={"REMOTE_ADDR": "192.0.2.77"})
    rates: RequestRates = app.extensions["request_rates"]
    entries = rates.counts.memory.counts
    assert any("192.0.2.77" in key for key in entries)
    assert not [key for key in entries if NAME in key or urllib.parse.quote(NAME) in key]
    assert all(isinstance(number, int | float) for counts in entries.values() for number in counts)
    assert max(until for *_, until in entries.values()) <= time.time() + said


def test_in_redis_an_address_is_forgotten_in_the_time_said(settings: Settings, valkey: Valkey) -> None:
    app = create_app(settings.model_copy(update={"redis_url": valkey.url, "rate_limit": "50/minute"}))
    with app.test_request_context("/privacy"):
        said = installation().window
    app.test_client().get(f"/check?name={NAME}", environ_base={"REMOTE_ADDR": "192.0.2.77"})
    server = redis.Redis(port=valkey.port)
    keys = [key for key in server.keys("*") if b"192.0.2.77" in key]
    assert keys, "the page says that the address stands there in clear"
    assert all(0 < int(server.ttl(key)) <= said for key in keys)
    assert not [key for key in server.keys("*") if NAME.encode() in key]


def test_no_page_but_the_two_forms_sets_a_cookie(app: Flask) -> None:
    seen = 0
    for path in [*get_rules(app, "GET"), f"/check?name={NAME}"]:
        answer = app.test_client().get(path)
        own = "/" + path.split("/")[1].partition("?")[0]
        cookie = answer.headers.get("Set-Cookie", "")
        assert bool(cookie) <= (own in FORMS), path
        if cookie:
            seen += 1
            assert f"Path={own}" in cookie
            assert "HttpOnly" in cookie
            assert not re.search("Expires|Max-Age", cookie), "it ends with the browser"
    assert seen >= len(FORMS)
    for path in set(get_rules(app, "POST")) - {p for p in get_rules(app, "POST") if "/" + p.split("/")[1] in FORMS}:
        assert "Set-Cookie" not in app.test_client().post(path, data={"name": NAME}).headers, path


def test_no_answer_with_a_name_or_to_a_form_may_be_kept(app: Flask) -> None:
    client = app.test_client()
    posted = [client.post(path, data={"name": NAME}) for path in get_rules(app, "POST")]
    asked = [client.get(f"{path}?name={NAME}") for path in ("/check", "/replay")]
    assert len(posted) > 4
    for answer in (*posted, *asked, client.get(f"/corrections?about={NAME}"), client.get(f"/report?about={NAME}")):
        assert answer.headers.get("Cache-Control") == "no-store", answer.request.path
    hour = client.get("/emergency")
    assert "max-age=86400" in hour.headers["Cache-Control"]
    assert NAME not in client.get(f"/emergency?name={NAME}").text


def test_no_form_sends_an_answer_or_a_sum_in_an_address(client: FlaskClient, app: Flask) -> None:
    """A form that sends by address may hold the name, the number of a ticket, the language, and nothing else."""
    for path in [*get_rules(app, "GET"), "/check?name=360借条"]:
        if client.get(path).mimetype != "text/html":
            continue
        for form in soup(client, path).select("form"):
            if str(form.get("method", "get")).lower() == "get":
                fields = {str(field.get("name")) for field in form.select("input, select, textarea")}
                assert fields <= {"name", "a", "b", "ticket", "code", "lang"}, path


def test_the_manual_turns_the_log_of_a_server_in_front_off() -> None:
    manual = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    assert re.search(r"access_log\s+off;", manual)


@pytest.mark.parametrize("rate", ["300/minute", "5/second;1000/day"])
def test_the_time_said_is_of_the_longest_window(settings: Settings, rate: str) -> None:
    with create_app(settings.model_copy(update={"rate_limit": rate})).test_request_context("/"):
        assert installation().window == {"300/minute": 120, "5/second;1000/day": 2 * 86400}[rate]
