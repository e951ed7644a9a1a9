"""The pages in a real browser: measured, walked through, read by axe."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.web import reports
from tests.web.axe import violations_in_both_schemes

pytestmark = pytest.mark.browser

PLAIN = {
    "form": "/",
    "privacy": "/privacy",
    "about": "/about",
    "method": "/method",
    "form-fault": "/check",
    "collector": "/collector",
    "read": "/read",
    "emergency": "/emergency",
    "sources": "/sources",
    "corrections": "/corrections",
    "leave": "/leave",
    "problem": "/nowhere",
}
PAGES = {**PLAIN, **{name: f"/check?name={name}" for name in reports.ALL}}

#: What is too low for a finger; a link within the words of a source may be.
SMALL = """[...document.querySelectorAll("a, button, summary, input:not([type=hidden], [type=radio])")]
  .concat([...document.querySelectorAll(".asks .pick label")])
  .filter(e => !e.hidden)
  .filter(e => !e.closest('p.evidence, .evidence p') && !e.classList.contains('skip') && !e.htmlFor)
  .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"""


def open_page(browser: Browser, address: str, width: int = 360, **options: object) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": 780},
        locale="zh-CN",
        **options,  # type: ignore[arg-type]
    )
    page.goto(address)
    return page


def address(site: str, name: str, lang: str = "zh") -> str:
    path = PAGES[name]
    return f"{site}{path}{'&' if '?' in path else '?'}lang={lang}"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """A page that one test after the other leads elsewhere: to open one costs more than most of what is looked at."""
    page = browser.new_page(viewport={"width": 360, "height": 780}, locale="zh-CN")
    yield page
    page.close()


def open_all(page: Page, url: str) -> None:
    """Lead the page there and open its folds."""
    page.goto(url)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_nothing_scrolls_sideways_and_targets_are_large(site: str, phone: Page, name: str) -> None:
    for lang in ("en", "zh"):
        open_all(phone, address(site, name, lang))
        for width in (320, 360):
            phone.set_viewport_size({"width": width, "height": 780})
            assert phone.evaluate("document.documentElement.scrollWidth") <= width, (lang, width)
            assert phone.evaluate(SMALL) == [], (lang, width)
    assert violations_in_both_schemes(phone) == ""


@pytest.mark.parametrize("name", ["listed_partner", "answered", "form", "collector"])
def test_text_twice_as_large_still_fits(site: str, browser: Browser, name: str) -> None:
    page = open_page(browser, address(site, name), 640)
    page.evaluate("document.documentElement.style.setProperty('font-size', '212.5%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.close()


def test_the_whole_way_without_javascript_and_by_keyboard(site: str, browser: Browser) -> None:
    page = open_page(browser, f"{site}/", java_script_enabled=False)
    for _ in range(4):  # skip link, brand, language, box
        page.keyboard.press("Tab")
    page.keyboard.type("listed_partner")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check?name=listed_partner")
    page.get_by_role("textbox", name="合同上的“贷款人”是谁？").focus()
    page.keyboard.type("乙消费金融股份有限公司")
    page.keyboard.press("Tab")  # the button beside the field
    page.keyboard.press("Tab")  # the fold of the other questions
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # the group of the first of them: "don't know" is chosen
    page.keyboard.press("ArrowLeft")
    page.get_by_role("button", name="再查一次").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/answer?name=*")
    assert page.get_by_role("heading", level=1).inner_text() == "丙花app"
    page.close()


#: What a person can act on, as a keyboard should reach it: of a group of radio buttons the chosen one.
ACTS = """[...document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')]
  .filter(e => !e.hidden)
  .filter(e => e.type !== 'radio' || e.checked)
  .map((e, n) => (e.dataset.n = n, n))"""


@pytest.mark.parametrize("name", ["answered", "doors", "contradicted"])
def test_the_whole_report_is_reached_by_keyboard_in_the_order_it_is_read(
    site: str, browser: Browser, name: str
) -> None:
    page = open_page(browser, address(site, name))
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    acts = page.evaluate(ACTS)
    reached: list[int] = []
    for _ in acts:
        page.keyboard.press("Tab")
        reached.append(int(page.evaluate("document.activeElement.dataset.n ?? -1")))
        if page.evaluate("document.activeElement.type") == "date":  # a date has parts of its own
            page.evaluate("document.activeElement.blur; document.activeElement.type = 'text'")
    assert reached == acts
    seen = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert seen != "none"
    page.close()


def test_states_hold_in_forced_colours(site: str, browser: Browser) -> None:
    page = open_page(browser, address(site, "answered"), forced_colors="active")
    edges = page.evaluate(
        """['.situation', '.effects .worse', '.slip > .edge', '.asks label:has(:checked)'].map(place =>
        parseFloat(getComputedStyle(document.querySelector(place)).borderLeftWidth))"""
    )
    assert all(width >= 1 for width in edges)
    chosen, other = page.evaluate(
        """['.asks label:has(:checked)', '.asks label:not(:has(:checked))'].map(place =>
        getComputedStyle(document.querySelector(place)).borderLeftWidth)"""
    )
    assert chosen != other  # not by colour alone
    page.close()


def test_a_group_of_answers_is_named_by_its_question(site: str, browser: Browser) -> None:
    page = open_page(browser, address(site, "listed_partner"))
    page.locator("#ask details > summary").first.click()
    group = page.get_by_role("group", name="钱到手了吗？")
    assert group.get_by_role("radio").count() == 3
    assert group.get_by_role("radio", name="不知道").is_checked()
    page.close()


def test_the_front_page_shows_all_three_doors_at_once(site: str, browser: Browser) -> None:
    page = open_page(browser, f"{site}/")
    doors = "doors => doors.map(door => door.getBoundingClientRect().bottom)"
    bottoms = page.eval_on_selector_all("main form:not([hidden]) button, .door", doors)
    assert len(bottoms) == 3
    assert max(bottoms) <= 780
    page.close()


def test_a_page_asks_nobody_else_and_breaks_no_policy(site: str, browser: Browser) -> None:
    page = browser.new_page()
    foreign: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(site) else None)
    page.on("console", lambda message: said.append(message.text))
    for name in (*reports.ALL, "form", "collector", "emergency", "sources", "leave"):
        page.goto(address(site, name))
    page.close()
    assert foreign == []
    assert [line for line in said if "Clear-Site-Data" not in line] == []
