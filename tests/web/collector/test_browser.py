"""The page /collector in a real browser: by keyboard, by touch, read by axe; and borrowers' stories."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Server
from tests.web.axe import violations_in_both_schemes
from tests.web.collector_stories import EVERYTHING, STORY, fill
from tests.web.filling import OpenPage

pytestmark = pytest.mark.browser
HEIGHTS = """[...document.querySelectorAll('main a, main button, main summary, main label:has(input)')]
  .filter(e => !e.closest('.evidence') && e.offsetParent)
  .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"""
REACHED = "document.activeElement.name || document.activeElement.getAttribute('href') || ''"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    return open_page("/")


def open_folds(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


@pytest.mark.parametrize("lang", ["", "?lang=en"])
def test_axe_finds_nothing_in_form_and_answer(server: Server, browser: Browser, lang: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 780})
    page.goto(f"{server.url}/collector{lang}")
    for step in ("form", "answer"):
        open_folds(page)
        assert violations_in_both_schemes(page) == "", step
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, step
        assert page.evaluate(HEIGHTS) == [], step
        if step == "form":
            fill(page, EVERYTHING)
    page.close()


def test_the_man_who_comes_tomorrow_from_the_front_page_in_four_taps(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/")
    page.locator("a.door", has_text="有人催我").click()
    fill(page, STORY)
    assert page.url == f"{server.url}/collector/answer"
    now = page.locator("section[aria-labelledby=now]")
    assert "可能来，也可能不来" in now.inner_text()
    assert now.bounding_box()["y"] < 780  # type: ignore[index]
    assert page.locator("#calls ~ ol a").count() >= 4


def test_i_cannot_pay_and_do_not_want_to_live(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/collector")
    box = page.locator("main section.help").first
    assert "你不想活了" in box.inner_text()
    bottom = box.bounding_box()
    assert bottom is not None
    assert bottom["y"] + bottom["height"] <= 780
    assert [link.get_attribute("href") for link in box.locator("a").all()] == [
        "tel:110",
        "tel:120",
        "tel:12356",
        "sms:12110",
    ]


def test_the_whole_form_by_keyboard_in_the_order_of_urgency(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/collector")
    page.locator("main").focus()
    reached: list[str] = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.name || document.activeElement.getAttribute('href') || ''")
        )
    assert reached[:4] == ["tel:110", "tel:120", "tel:12356", "sms:12110"]
    assert reached[4:8] == ["observed.violence", "name", "lender", "observed.visit_threatened"]
    page.locator("#collector-name").focus()
    page.keyboard.type("勤为科技有限公司")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("1家放款机构公布的催收名单写了它")
    page.locator("details.again > summary").click()
    page.locator("#collector-lender").fill("招联金融")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("你说它替招联消费金融股份有限公司催")


def test_the_other_language_keeps_the_answers(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/collector")
    fill(page, STORY)
    page.locator(".switch button").click()
    expect(page.locator("main")).to_contain_text("They may or may not come")
    assert page.url == f"{server.url}/collector/answer?lang=en"


def test_nothing_is_asked_of_others_and_no_policy_is_broken(server: Server, page: Page) -> None:
    foreign: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(server.url) else None)
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{server.url}/collector")
    fill(page, EVERYTHING)
    assert (foreign, said) == ([], [])


def test_an_empty_form_is_told_under_the_help_line(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/collector")
    page.get_by_role("button", name="告诉我该怎么办").click()
    expect(page.get_by_role("alert")).to_contain_text("请写上谁在催")
