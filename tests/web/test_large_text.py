"""Every page with text twice as large on the narrowest phone, every fold open; and every number a thumb can hit."""

import pytest
from playwright.sync_api import Browser, Page

from checker.guidance import guides
from tests.conftest import Server
from tests.web.read.texts import CONTRACT

pytestmark = pytest.mark.browser

#: Guides look alike: each is looked at in one language.
GUIDES = {lang: [f"/guides/{slug}" for slug in list(guides())[start::2]] for start, lang in enumerate(("zh", "en"))}
PLAIN = (
    "/",
    "/emergency",
    "/cost",
    "/collector",
    "/read",
    "/guides",
    "/sources",
    "/corrections",
    "/report",
    "/leave",
    "/nowhere",
    "/privacy",
    "/about",
    "/method",
    "/check",
)
NAMES = ("360借条", "考拉速借", "银享花", "招联消费金融", "借呗", "没听过的名字贷")
REPORTS = tuple(f"/check?name={name}" for name in NAMES)
#: What a form makes of what is typed: where it is, what is typed, the button that sends it.
FORMS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/cost", {"received": "1000000000", "each": "1000000000", "count": "12期"}),
    ("/cost", {"received": "9千", "each": "1000", "count": "12", "principal": "1万"}),
    ("/cost", {"received": "3分"}),
    ("/collector", {"name": "华道数据处理(苏州)有限公司", "lender": "360借条"}),
    ("/collector", {"name": "13812345678"}),
    ("/read", {"text": CONTRACT}),
)
OPEN = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
TWICE = "document.documentElement.style.fontSize = '212.5%'"
#: What sticks out, where no box of its own scrolls it.
OUTSIDE = """[...document.querySelectorAll('body *')].filter(e => !e.closest('.table-scroll, .unseen, .skip, .trap'))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 99))"""
LOW = """[...document.querySelectorAll('a[href^="tel:"], a[href^="sms:"]')]
  .filter(e => e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML)"""


def look(page: Page, where: str) -> None:
    page.evaluate(OPEN)
    assert page.evaluate(LOW) == [], where
    page.evaluate(TWICE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, (where, page.evaluate(OUTSIDE))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_twice_as_large_on_the_narrowest_phone_nothing_scrolls_sideways(
    server: Server, browser: Browser, lang: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640}, locale="zh-CN")
    for path in (*PLAIN, *REPORTS, *GUIDES[lang]):
        page.goto(f"{server.url}{path}{'&' if '?' in path else '?'}lang={lang}")
        look(page, path)
    for path, form in FORMS:
        page.goto(f"{server.url}{path}?lang={lang}")
        page.evaluate(OPEN)
        for name, value in form.items():
            page.locator(f"main [name='{name}']").fill(value)
        page.locator("main form[method=post] button").last.click()
        page.wait_for_load_state()
        look(page, f"{path} {form}")
    page.close()
