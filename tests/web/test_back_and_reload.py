"""Back, reload, a bookmark, a shared link: in a real browser, and as requests. What was typed stands in no address."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from cryptography.fernet import Fernet
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from checker.app.factory import create_app
from checker.settings import Settings
from checker.web import sealed_answers
from tests.conftest import UNLIMITED, Server
from tests.web.read.texts import CONTRACT

LOAN = {"received": "9千", "each": "1000", "count": "12期"}
CHASED = {"name": "某某催收", "lender": "360借条", "observed.visit_threatened": "yes"}
READS = ("/read", "/read/check", "/read/answer")
READ = {"text": CONTRACT}
MET = {"name": "银享花", "lender": "丙消费金融", "observed.upfront_fee": "yes"}
#: By form: what is sent, where its answer stands, and words that only the answer has.
FORMS = {
    "/cost": (LOAN, "/cost/answer", "56.75%"),
    "/collector": (CHASED, "/collector/answer", "某某催收"),
    "/read": (READ, "/read/answer", "福州奇富融资担保有限公司"),
    "/check?name=银享花": (MET, "/check/answer?name=银享花", "丙消费金融"),
}
NAVIGATES = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"}
TYPED = re.compile("9千|9000|某某|丙消费|奇富|visit|upfront|observed")


@pytest.fixture(scope="module")
def app(real_app: Flask) -> Flask:
    """The real application, in the place of the tiny one."""
    return real_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="module")
def phone(server: Server, browser: Browser) -> Iterator[Page]:
    """A phone without a script: all of this is the browser's own doing."""
    page = browser.new_page(viewport={"width": 360, "height": 780}, locale="zh-CN", java_script_enabled=False)
    yield page
    page.close()


def fill(page: Page, form: dict[str, str]) -> None:
    for summary in page.locator("main form summary").all():
        summary.click()
    for name, value in form.items():
        field = page.locator(f"main form:has(button) [name='{name}']").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "radio":
            page.locator(f"main [name='{name}'][value='{value}']").check()
        elif field.get_attribute("type") != "hidden":
            field.fill(value)
    page.locator("main form:has([name]) button:not([name])").last.click()


@pytest.mark.browser
@pytest.mark.parametrize("path", FORMS)
def test_back_and_reload_show_the_answer_again(server: Server, phone: Page, path: str) -> None:
    form, answered, words = FORMS[path]
    phone.goto(f"{server.url}{path}")
    fill(phone, form)
    phone.wait_for_url(f"{server.url}{quote(answered, safe='/?=')}")
    expect(phone.locator("main")).to_contain_text(words)
    assert not TYPED.search(phone.url)
    reloaded = phone.reload()
    assert reloaded
    assert (reloaded.status, reloaded.request.method) == (200, "GET")  # no question whether to send it again
    expect(phone.locator("main")).to_contain_text(words)
    phone.goto(f"{server.url}/guides/overdue")
    phone.go_back()
    expect(phone.locator("main")).to_contain_text(words)
    phone.go_back()
    expect(phone.locator("main form").first).to_be_visible()
    phone.go_forward()
    expect(phone.locator("main")).to_contain_text(words)


@pytest.mark.browser
@pytest.mark.parametrize("path", FORMS)
def test_a_bookmark_or_a_shared_link_is_calm_and_keeps_the_name(server: Server, browser: Browser, path: str) -> None:
    _, answered, words = FORMS[path]
    other = browser.new_page(java_script_enabled=False)
    opened = other.goto(f"{server.url}{answered}")
    assert opened
    assert opened.status == 200
    expect(other.locator("main")).not_to_contain_text(words)
    assert not other.locator("[role=alert]").count()
    if "name=" in path:
        expect(other.locator("h1")).to_contain_text("银享花")
        expect(other.locator("main")).to_contain_text("不写进网址")
    else:
        expect(other.get_by_role("status")).to_contain_text("从不")
    other.close()


@pytest.mark.browser
def test_clear_and_leave_clears_the_answer(server: Server, phone: Page) -> None:
    phone.goto(f"{server.url}/cost")
    fill(phone, LOAN)
    phone.wait_for_url(f"{server.url}/cost/answer")
    assert {cookie["name"] for cookie in phone.context.cookies()} == {"answers"}
    phone.goto(f"{server.url}/leave")
    assert phone.context.cookies() == []
    phone.goto(f"{server.url}/cost/answer")
    expect(phone.get_by_role("status")).to_contain_text("从不写进网址")


def test_a_browser_that_keeps_no_cookie_is_answered_at_once_the_second_time(app: Flask) -> None:
    client = app.test_client(use_cookies=False)
    for path, (form, _, words) in FORMS.items():
        led = client.post(path, data=form, headers=NAVIGATES)
        page = BeautifulSoup(client.get(led.headers["Location"], headers=NAVIGATES).data, "html.parser")
        assert "cookie" in page.select_one("[role=status]").get_text()  # type: ignore[union-attr]
        again = page.select_one("main form[method=post]")
        assert again is not None
        direct = {str(field["name"]): str(field["value"]) for field in again.select("input[type=hidden]")}
        answer = client.post(str(again["action"]), data={**form, **direct}, headers=NAVIGATES)
        assert (answer.status_code, words in answer.text) == (200, True), path


def cookie_of(client: FlaskClient, path: str) -> str:
    form, answered, _ = FORMS[path]
    sent = client.post(path, data=form, headers=NAVIGATES)
    assert sent.status_code == 303
    assert sent.headers["Cache-Control"] == "no-store"
    assert not TYPED.search(sent.headers["Location"])
    place = answered.partition("?")[0]
    line = sent.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", f"Path={place}"} <= set(line.split("; "))
    assert "Max-Age" not in line  # it ends with the browser's session
    assert "Expires" not in line
    return line.partition("=")[2].partition(";")[0]


def test_what_is_kept_is_sealed_and_of_this_form_only(client: FlaskClient, app: Flask) -> None:
    for path, (_, answered, words) in FORMS.items():
        sealed = cookie_of(client, path)
        assert not TYPED.search(sealed)
        assert words in client.get(answered).text
        forged = app.test_client()
        for value in ("", "x", sealed[:-4] + "AAAA", Fernet(Fernet.generate_key()).encrypt(b"{}").decode(), "借"):
            forged.set_cookie("answers", value, path="/")
            page = forged.get(answered, follow_redirects=True)
            assert page.status_code == 200, value
            assert words not in page.text


def test_an_answer_of_another_name_is_not_shown(client: FlaskClient) -> None:
    cookie_of(client, "/check?name=银享花")
    other = client.get("/check/answer?name=宜享花")
    assert (other.status_code, "丙消费金融" in other.text) == (303, False)


def test_it_ends_after_some_minutes(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    cookie_of(client, "/cost")
    assert f"最多{sealed_answers.SECONDS // 60}分钟" in client.get("/privacy").text
    monkeypatch.setattr(sealed_answers, "SECONDS", -1)
    assert "56.75%" not in client.get("/cost/answer").text


def test_https_marks_the_cookie_as_such(data_dir: Path) -> None:
    https = create_app(Settings(data_dir=data_dir, https=True, rate_limit=UNLIMITED)).test_client()
    assert "Secure" in https.post("/cost", data=LOAN, headers=NAVIGATES).headers["Set-Cookie"].split("; ")


def test_who_does_not_navigate_or_writes_too_much_is_answered_at_once(client: FlaskClient) -> None:
    for path, (form, _, words) in FORMS.items():
        for headers in ({}, {"Sec-Fetch-Mode": "cors"}):
            answer = client.post(path, data=form, headers=headers)
            assert (answer.status_code, words in answer.text) == (200, True)
            assert answer.headers["Cache-Control"] == "no-store"
            assert "Set-Cookie" not in answer.headers
        assert client.post(path, data={**form, "direct": "1"}, headers=NAVIGATES).status_code == 200
    much = {**CHASED, "from": "".join(chr(0x4E00 + 7 * number) for number in range(2000))}
    assert client.post("/collector", data=much, headers=NAVIGATES).status_code == 200


def test_a_fault_is_answered_at_once_and_keeps_everything(client: FlaskClient) -> None:
    for path, change in (
        ("/cost", {"received": "3分"}),
        ("/collector", {"name": "13912345678"}),
        ("/check", {"times": "0"}),
    ):
        form = {**next(form for key, (form, *_) in FORMS.items() if key.startswith(path)), **change}
        faulty = client.post(path, data=form, headers=NAVIGATES)
        assert (faulty.status_code, "Set-Cookie" in faulty.headers) == (422, False)


def test_a_form_that_came_back_empty_is_told_calmly(client: FlaskClient) -> None:
    for path in (
        "/cost",
        "/collector",
        "/check",
        "/corrections",
        "/report",
        "/corrections/about",
        "/cost/answer",
        *READS,
    ):
        sent = client.get(path) if path.endswith("answer") else client.post(path, data={}, headers=NAVIGATES)
        page = BeautifulSoup(sent.data, "html.parser")
        assert sent.status_code == 200, path
        if path != "/corrections/about":
            assert "网址" in page.select_one("[role=status]").get_text(), path  # type: ignore[union-attr]
        assert not page.select("[role=alert], [aria-invalid]"), path
    named = client.post("/check?name=银享花&lang=en", data={})
    assert (named.status_code, named.headers["Location"]) == (303, "/check?name=%E9%93%B6%E4%BA%AB%E8%8A%B1&lang=en")


def test_no_address_of_a_form_is_a_dead_end(client: FlaskClient, app: Flask) -> None:
    """Whatever takes a form can be opened: a reload may turn into that."""
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.endpoint.startswith("web."):
            opened = client.get(rule.rule)
            assert opened.status_code == 200, rule.rule
            assert "<form" in opened.text
    assert "请先写一个名字" not in client.get("/check").text
    assert client.get("/check?name=").status_code == 422  # that is a form sent empty


def test_the_other_language_of_an_answer_is_a_plain_link(client: FlaskClient) -> None:
    cookie_of(client, "/cost")
    switch = BeautifulSoup(client.get("/cost/answer").data, "html.parser").select_one("a.switch")
    assert switch is not None
    assert switch["href"] == "/cost/answer?lang=en"
    assert "9,000 received" in client.get(str(switch["href"])).text
