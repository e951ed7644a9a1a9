"""The field that completes names when something is wrong: private text, a slow or broken answer, a hostile name."""

from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from checker.settings import Settings
from registries.store.store import Store
from tests.conftest import StartServer
from tests.factories.records import product
from tests.web.filling import OpenPage, listed, settled, typed, value
from tests.web.test_hostile import PAYLOADS

pytestmark = pytest.mark.browser

ASKED = "**/api/v1/suggest*"
#: Key after key before the page's script may do anything else: fast on any machine, however busy.
AT_ONCE = """(field, text) => [...text].forEach(letter => {
    field.value += letter;
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
})"""


@pytest.mark.parametrize("text", ["a", "7", " . ", "138123", "1381234567", "11010519491231002X", "6222 0212 3456"])
def test_too_little_and_a_persons_number_stay_in_the_browser(open_page: OpenPage, text: str) -> None:
    page = open_page()
    page.locator("#name").fill(text)
    settled(page)
    assert page.asked == []


def test_fast_typing_asks_once(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#name").focus()
    page.locator("#name").evaluate(AT_ONCE, "weilidai")
    listed(page)
    settled(page)
    assert [address.partition("?")[2] for address in page.asked] == ["q=weilidai&most=6"]


def test_a_late_answer_to_an_older_text_is_not_shown(open_page: OpenPage) -> None:
    page = open_page()
    late: list[Route] = []

    def hold(route: Route) -> None:
        late.append(route) if "q=zl&" in route.request.url else route.continue_()

    page.route(ASKED, hold)
    with page.expect_request(lambda request: "q=zl&" in request.url):
        typed(page, "zl")
    page.locator("#name").fill("wld")
    names = listed(page)
    for route in late:
        route.fulfill(json={"suggestions": [{"name": "旧", "entity": {"name": "旧"}, "how": "text"}]})
    settled(page)
    assert late
    assert page.locator("[role=option] > bdi").all_inner_texts() == names
    assert "旧" not in names


@pytest.mark.parametrize("status", [404, 422, 500, 503])
def test_a_fault_of_ours_only_leaves_the_list_away(open_page: OpenPage, status: int) -> None:
    page = open_page()
    page.route(ASKED, lambda route: route.fulfill(status=status, body="<b>no</b>"))
    typed(page, "wld")
    settled(page)
    expect(page.locator("#name-names")).to_be_hidden()
    page.unroute(ASKED)
    page.locator("#name").fill("weili")
    assert "微粒贷" in listed(page)


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"suggestions": null}'])
def test_an_answer_that_is_none_does_no_harm(open_page: OpenPage, body: str) -> None:
    page = open_page()
    page.route(ASKED, lambda route: route.fulfill(body=body, content_type="application/json"))
    typed(page, "wld")
    settled(page)
    expect(page.locator("#name-names")).to_be_hidden()
    assert page.said == []
    page.locator("#name").press("Enter")
    page.wait_for_url("**/check?name=wld")


def test_after_too_many_requests_it_rests(open_page: OpenPage) -> None:
    page = open_page()
    page.route(ASKED, lambda route: route.fulfill(status=429, headers={"Retry-After": "60"}))
    with page.expect_response(ASKED):
        page.locator("#name").fill("wld")
    settled(page)
    assert len(page.asked) == 1
    page.locator("#name").fill("weili")
    settled(page)
    assert len(page.asked) == 1
    expect(page.locator("#name-names")).to_be_hidden()


def test_no_network_is_no_fault_of_the_page(open_page: OpenPage) -> None:
    page = open_page()
    page.route(ASKED, lambda route: route.abort())
    typed(page, "wld")
    settled(page)
    assert [line for line in page.said if "ERR_FAILED" not in line] == []
    assert value(page) == "wld"


HOSTILE = [
    *(f"甲{payload}" for payload in PAYLOADS if "\x01" not in payload and "\t" not in payload),
    "甲$&$`花",
    "甲{name}{n}",
]


def test_hostile_names_are_text(open_page: OpenPage, start_server: StartServer, own_data: Path) -> None:
    settings = Settings(data_dir=own_data)
    store = Store(settings.database_url)
    rows = [product(name, aliases=(f"{name}乙",)) for name in HOSTILE]
    store.publish("testland.products", rows, sha256="0" * 64, as_of="2026-11-24")
    store.close()
    page = open_page(site=start_server(data_dir=str(settings.data_dir)).url)
    page.evaluate("() => window.before = document.querySelectorAll('*').length")
    for name in HOSTILE:
        page.locator("#name").fill(name[:5])
        shown = listed(page)
        assert all(text.startswith("甲") for text in shown)
        inside = "[...new Set([...document.querySelectorAll('[role=option] *')].map(e => e.tagName))].sort().join()"
        assert page.evaluate(inside) in {"BDI", "BDI,SPAN"}
        page.locator("#name").press("ArrowDown")
        page.locator("#name").press("Enter")
        assert value(page) == shown[0]
    outside = "document.querySelectorAll('*').length - document.querySelectorAll('.suggest li, .suggest li *').length"
    assert page.evaluate(outside) == page.evaluate("window.before")
    assert page.said == []


def test_a_page_that_completes_may_run_that_script_and_turn_no_text_into_markup(open_page: OpenPage) -> None:
    page = open_page()
    policy = page.request.get(page.url).headers["content-security-policy"]
    assert "script-src 'self'; connect-src 'self'" in policy
    assert "unsafe" not in policy
    assert (
        page.evaluate("() => { try { document.body.innerHTML = '<b>'; return 'set' } catch (e) { return e.name } }")
        == "TypeError"
    )
    hour = page.request.get(f"{page.url}emergency")
    assert "script" not in hour.headers["content-security-policy"]
    assert "<script" not in hour.text()
    report = page.request.get(f"{page.url}check?name=wld")  # it shares its link by a script of its own
    assert report.headers["content-security-policy"] == policy


def test_nothing_stays_in_the_browser(open_page: OpenPage) -> None:
    page = open_page(timezone_id="Asia/Shanghai")  # a browser of its own, in which no other test left anything
    typed(page, "wld")
    listed(page)
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    held = page.evaluate(
        """() => fetch('/api/v1/suggest?q=wld&most=6', {cache: 'only-if-cached', mode: 'same-origin'})
        .then(() => true, () => false)"""
    )
    assert held is False
