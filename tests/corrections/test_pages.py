"""The two forms and the page of a ticket, over HTTP, on a database of their own."""

import logging
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from checker.app.factory import create_app
from checker.corrections import Corrections
from checker.corrections.limits import UNCOUNTED
from checker.corrections.ticket import take
from checker.settings import Settings
from checker.web.corrections import csrf
from tests.conftest import UNLIMITED
from tests.corrections.test_ticket import answered
from tests.every_case import every_case
from tests.web.test_hostile import PAYLOADS, Shape, shape

FORM = {"kind": "correction", "about": "测试甲贷", "text": "罚的不是我们。", "voice": "firm"}
SEEN = {"about": "测试乙贷", "channel": "sms", "asked": ["fee_first", "screen"], "link": "http://x.example/a"}
PAGES = {"/corrections": FORM, "/report": SEEN}


@pytest.fixture(scope="module")
def folder(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter facts, in a folder that may be written to."""
    return Path(shutil.copytree(data_dir, tmp_path_factory.mktemp("corrections") / "data"))


@pytest.fixture(scope="module")
def app(folder: Path) -> Flask:
    app = create_app(Settings(data_dir=folder, rate_limit=UNLIMITED))
    app.config.update(CORRECTIONS_LIMITS=UNCOUNTED, PROPAGATE_EXCEPTIONS=False)
    return app


@pytest.fixture
def tickets(app: Flask, folder: Path) -> Iterator[Corrections]:
    store = Corrections(f"sqlite:///{folder / 'lender-checker.db'}")
    yield store
    store.close()


def token(client: FlaskClient, page: str = "/corrections") -> str:
    found = BeautifulSoup(client.get(page).data, "html.parser").select_one("input[name=csrf_token]")
    assert found is not None
    return str(found["value"])


def send(client: FlaskClient, page: str = "/corrections", **fields: Any) -> TestResponse:
    """Fill in the form of that page, with `fields` above what stands in it, and send it."""
    headers = fields.pop("headers", {})
    form = {"csrf_token": token(client, page), **PAGES[page], **fields}
    return client.post(page, data={key: value for key, value in form.items() if value is not None}, headers=headers)


def said(response: TestResponse) -> str:
    """What the page says is wrong."""
    box = BeautifulSoup(response.data, "html.parser").select_one(".fault p")
    return box.get_text() if box else ""


def number_of(response: TestResponse) -> str:
    assert response.status_code == 303, said(response)
    return response.headers["Location"].partition("?")[0].rpartition("/")[2]


@pytest.mark.parametrize("page", PAGES)
def test_what_is_sent_becomes_a_ticket(client: FlaskClient, tickets: Corrections, page: str) -> None:
    number = number_of(send(client, page, contact="firm@example.org"))
    ticket = tickets.ticket(number)
    assert ticket.claim.about == PAGES[page]["about"]
    assert tickets.contact(number) == "firm@example.org"
    shown = client.get(f"/corrections/{number}")
    assert (shown.status_code, shown.headers["Cache-Control"]) == (200, "no-store")
    assert number in shown.text
    assert "收到了" in shown.text
    for secret in ("firm@example.org", "罚的不是我们", "x.example"):
        assert secret not in shown.text


def test_all_that_was_told_of_a_platform_is_kept(client: FlaskClient, tickets: Corrections) -> None:
    claim = tickets.ticket(number_of(send(client, "/report", seen_on="2026-11-20", text="群里发的"))).claim
    assert (claim.kind, claim.text) == ("report", "群里发的")
    seen = claim.sighting
    assert seen is not None
    assert (seen.channel, seen.asked, seen.link) == ("sms", ("fee_first", "screen"), "http://x.example/a")
    assert seen.seen_on is not None


def test_the_answer_stands_on_the_page_of_the_ticket(client: FlaskClient, tickets: Corrections) -> None:
    number = number_of(send(client))
    tickets.append(number, lambda found: take(found, "秘密核对人"))
    assert "有人在核对" in client.get(f"/corrections/{number}").text
    answered(tickets, number, "declined")
    for lang, words in (("zh", "核对过了。"), ("en", "Checked.")):
        page = client.get(f"/corrections/{number}?lang={lang}").text
        assert words in page
        assert "秘密核对人" not in page


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}".lower()])
def test_a_ticket_is_found_by_its_number(client: FlaskClient, typed: str) -> None:
    number = number_of(send(client))
    answer = client.get("/corrections", query_string={"ticket": typed.format(number).lower()})
    assert answer.headers["Location"] == f"/corrections/{number}"


@pytest.mark.parametrize("path", ["/corrections/ACEF-3479-GHJK", "/corrections/nothing", "/corrections?ticket=nothing"])
def test_a_number_nobody_has_is_said_to_be_none(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "没有这个编号" in said(answer)
    assert "110" in answer.text


@every_case("page", PAGES)
@every_case("given", [None, "", "made-up", "eyJh.aaaa.bbbb"])
def test_without_the_token_nothing_is_kept_and_nothing_lost(
    client: FlaskClient, tickets: Corrections, page: str, given: str | None
) -> None:
    before = tickets.audit().rows
    refused = send(client, page, csrf_token=given, text="写了很久的话")
    assert refused.status_code == 400
    assert "你写的都还在" in said(refused)
    again = BeautifulSoup(refused.data, "html.parser")
    assert "写了很久的话" in again.select_one("textarea").get_text()  # type: ignore[union-attr]
    assert again.select_one("input#about")["value"] == PAGES[page]["about"]  # type: ignore[index]
    assert tickets.audit().rows == before
    fresh = str(again.select_one("input[name=csrf_token]")["value"])  # type: ignore[index]
    assert client.post(page, data={**PAGES[page], "csrf_token": fresh}).status_code == 303


def test_a_stale_token_is_refused(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = token(client)
    monkeypatch.setattr(csrf, "TOKEN_SECONDS", -1)
    refused = client.post("/corrections", data={**FORM, "csrf_token": fresh})
    assert (refused.status_code, "放得太久" in said(refused)) == (400, True)


def test_anothers_token_is_refused(client: FlaskClient, app: Flask) -> None:
    stolen = token(app.test_client())
    token(client)
    assert client.post("/corrections", data={**FORM, "csrf_token": stolen}).status_code == 400
    assert app.test_client().post("/corrections", data={**FORM, "csrf_token": stolen}).status_code == 400
    forged = URLSafeTimedSerializer("guess", salt="wtf-csrf-token").dumps("0" * 40)
    assert client.post("/corrections", data={**FORM, "csrf_token": forged}).status_code == 400


CROSS = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:81"},
]
OWN = [{}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": "null"}, {"Origin": "http://localhost"}]


@every_case("headers", CROSS)
@every_case("page", PAGES)
def test_what_another_site_sends_is_refused(
    client: FlaskClient, tickets: Corrections, headers: dict[str, str], page: str
) -> None:
    before = tickets.audit().rows
    refused = send(client, page, headers=headers)
    assert refused.status_code == 403
    assert "罚的不是我们" not in refused.text
    assert client.post("/corrections/about", data=FORM, headers=headers).status_code == 403
    assert tickets.audit().rows == before


@every_case("headers", OWN)
def test_what_our_own_pages_send_is_taken(client: FlaskClient, headers: dict[str, str]) -> None:
    assert send(client, headers=headers).status_code == 303


def test_the_cookie_goes_to_these_pages_only(app: Flask, folder: Path) -> None:
    client = app.test_client()
    for page in ("/", "/check?name=a", "/api/v1/check?name=a", "/sources", "/emergency", "/healthz"):
        assert "Set-Cookie" not in client.get(page).headers
    for page in PAGES:
        cookie = client.get(page).headers["Set-Cookie"]
        assert {"HttpOnly", f"Path={page}", "SameSite=Lax"} <= set(cookie.split("; "))
        assert "Secure" not in cookie
    https = create_app(Settings(data_dir=folder, https=True)).test_client()
    assert "Secure" in https.get("/report").headers["Set-Cookie"].split("; ")


def test_the_operators_key_signs_for_every_machine(folder: Path) -> None:
    settings = Settings.load(data_dir=folder, secret_key="k" * 32, rate_limit=UNLIMITED)
    one, other = (create_app(settings).test_client() for _ in range(2))
    given = token(one)
    cookie = one.get_cookie("session", path="/corrections")
    assert cookie is not None
    other.set_cookie("session", cookie.value, path="/corrections")
    assert other.post("/corrections", data={**FORM, "csrf_token": given}).status_code == 303
    assert "k" * 32 not in repr(settings)


@pytest.fixture
def fresh(data_dir: Path, tmp_path: Path) -> FlaskClient:
    """A site of its own, with the limits that it comes with, to which nobody has sent anything."""
    own = shutil.copytree(data_dir, tmp_path / "fresh")
    return create_app(Settings(data_dir=own, rate_limit=UNLIMITED, contact="maintainer@example.org")).test_client()


def test_the_rate_is_stricter_than_the_sites_and_loses_nothing(fresh: FlaskClient) -> None:
    client = fresh
    answers = [send(client, page) for page in 4 * ("/corrections", "/report")]
    assert [answer.status_code for answer in answers] == 6 * [303] + 2 * [429]
    for words in ("一分钟最多6份", "一小时最多30份", "你写的都还在", "写到：maintainer@example.org"):
        assert words in said(answers[-1])
    assert "测试乙贷" in answers[-1].text
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 3600
    assert client.get("/corrections").status_code == 200
    assert client.get("/check?name=a").status_code == 200


def test_mistakes_do_not_use_up_the_allowance(fresh: FlaskClient) -> None:
    client = fresh
    assert {send(client, text="").status_code for _ in range(8)} == {422}
    assert send(client).status_code == 303


@pytest.mark.parametrize("page", PAGES)
def test_the_trap_keeps_nothing_and_loses_nothing(client: FlaskClient, tickets: Corrections, page: str) -> None:
    before = tickets.audit().rows
    caught = send(client, page, website="https://spam.example")
    assert (caught.status_code, tickets.audit().rows) == (422, before)
    assert "spam.example" not in caught.text
    assert str(PAGES[page]["about"]) in caught.text


@every_case(
    ("page", "fields", "field", "words"),
    [
        ("/corrections", {"about": ""}, "about", "哪个名字"),
        ("/corrections", {"about": "甲" * 121}, "about", "太长"),
        ("/corrections", {"text": ""}, "text", "哪里错了"),
        ("/corrections", {"text": "甲" * 2001}, "text", "太长"),
        ("/corrections", {"kind": None}, "kind", "选一下"),
        ("/corrections", {"kind": "report"}, "kind", "选一下"),
        ("/corrections", {"kind": "reply", "voice": "other"}, "voice", "只能由这家公司"),
        ("/corrections", {"contact": "nowhere"}, "contact", "不像邮箱"),
        ("/corrections", {"contact": "13812345678@example.org"}, "contact", "去掉"),
        ("/corrections", {"text": "甲\x00乙"}, "text", "控制符"),
        ("/corrections", {"text": "我的号13812345678"}, "text", "去掉"),
        ("/report", {"about": ""}, "about", "哪个名字"),
        ("/report", {"channel": None}, "channel", "在哪里遇到"),
        ("/report", {"link": "http://x.example/13812345678"}, "link", "去掉"),
        ("/report", {"seen_on": "yesterday"}, "seen_on", "看不懂"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_its_field(
    client: FlaskClient, page: str, fields: dict[str, Any], field: str, words: str
) -> None:
    refused = send(client, page, **fields)
    assert (refused.status_code, refused.headers["Cache-Control"]) == (422, "no-store")
    assert words in said(refused)
    at_fault = BeautifulSoup(refused.data, "html.parser").select('[aria-describedby~="fault"]')
    assert [tag.get("name") or tag.input["name"] for tag in at_fault] == [field]  # type: ignore[index]


@every_case("number", ["13812345678", "138 1234 5678", "11010519491231002X", "6222020011112222333"])
def test_a_number_is_taken_out_and_the_rest_stays(client: FlaskClient, number: str) -> None:
    refused = send(client, text=f"前面的话 {number} 后面的话，2026年3月1日")
    area = BeautifulSoup(refused.data, "html.parser").select_one("textarea")
    assert area is not None
    assert area.get_text().split() == ["前面的话", "（号码去掉了）", "后面的话，2026年3月1日"]
    assert number not in refused.text


def test_a_report_of_a_record_opens_the_form_for_it(client: FlaskClient, tickets: Corrections) -> None:
    page = BeautifulSoup(client.get("/check", query_string={"name": "360借条"}).data, "html.parser")
    chosen = page.select_one("button[name=record]")
    assert chosen is not None
    form = page.select_one(f"form#{chosen['form']}")
    assert form is not None
    about = form.select_one("input[name=about]")
    assert about is not None
    filled = client.post(str(form["action"]), data={"record": chosen["value"], "about": about["value"]})
    opened = BeautifulSoup(filled.data, "html.parser")
    assert opened.select_one(".long .about") is not None
    assert opened.select_one("input[name=record]")["value"] == chosen["value"]  # type: ignore[index]
    sent = send(client, record=str(chosen["value"]))
    record = tickets.ticket(number_of(sent)).record
    assert str(record) == chosen["value"]


@pytest.mark.parametrize("record", [f"starter.notices:{'f' * 64}", f"nowhere:{'0' * 64}"])
def test_a_record_nobody_holds_contests_nothing(client: FlaskClient, record: str) -> None:
    refused = send(client, record=record)
    assert (refused.status_code, "找不到你点的那一条" in said(refused)) == (422, True)
    assert 'input type="hidden" name="record"' not in refused.text


def test_a_record_that_can_be_none_is_passed_over(client: FlaskClient, tickets: Corrections) -> None:
    assert tickets.ticket(number_of(send(client, record="<script>:1"))).record is None


@every_case("field", ("about", "text", "cited", "contact"))
def test_hostile_words_come_back_as_words(client: FlaskClient, field: str) -> None:
    def sent(words: str) -> Shape:
        return shape(client.post("/corrections", data={**FORM, "csrf_token": "stale", field: words}).data)

    harmless = sent("无害")
    assert [payload for payload in PAYLOADS if sent(payload) != harmless] == []


def test_a_hostile_name_is_only_a_name_on_the_page_of_its_ticket(client: FlaskClient) -> None:
    def ticket(words: str) -> Shape:
        return shape(client.get(send(client, about=words).headers["Location"]).data)

    harmless = ticket("无害")
    assert [payload for payload in PAYLOADS if payload.isprintable() and ticket(payload) != harmless] == []


def test_what_is_written_reaches_no_log(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        send(client, about="秘密贷", text="秘密的话", contact="secret@example.org")
        send(client, about="秘密贷", text="秘密的话 13812345678")
        send(client, about="秘密贷", csrf_token="x")
    assert not re.search("秘密|secret@|13812345678|%E7%A7%98", caplog.text)


def test_a_database_that_takes_nothing_loses_no_words(app: Flask, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "data")
    client = create_app(Settings(data_dir=tmp_path / "data", rate_limit=UNLIMITED)).test_client()
    given = token(client)
    client.application.extensions["corrections"] = Corrections(
        f"sqlite:///file:{tmp_path / 'data' / 'lender-checker.db'}?mode=ro&uri=true"
    )
    refused = client.post("/corrections", data={**FORM, "csrf_token": given})
    assert (refused.status_code, "我们的问题" in said(refused)) == (503, True)
    assert "罚的不是我们" in refused.text


@pytest.mark.parametrize("page", [*PAGES, "/corrections?about=测试甲贷"])
def test_the_forms_stand_in_both_languages_and_are_small(client: FlaskClient, page: str) -> None:
    for lang in ("zh", "en"):
        answer = client.get(page, query_string={"lang": lang} if "?" not in page else None)
        assert answer.status_code == 200
        assert len(answer.data) < 40 * 1024
        assert "tel:110" in answer.text
    english = BeautifulSoup(client.get(f"{page.partition('?')[0]}?lang=en").data, "html.parser")
    assert all("lang=en" in str(form["action"]) for form in english.select("form[method=post]"))
