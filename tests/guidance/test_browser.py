"""Every guide in a real browser at the width of a phone: read by axe, measured, in one session."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from checker.guidance import guides
from tests.web.axe import STANDARD, violations

pytestmark = pytest.mark.browser

ADDRESSES = ["/guides", *(f"/guides/{slug}" for slug in guides())]
#: Links beside a sentence stand within its text; all else is to be hit with a thumb.
SMALL = """[...document.querySelectorAll('a, button')]
    .filter(e => !e.closest('.evidence, .sources') && !e.classList.contains('skip'))
    .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 780}, locale="zh-CN")
    yield page
    page.close()


def test_axe_finds_nothing_on_any_guide(site: str, phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    for number, address in enumerate(ADDRESSES):  # both schemes on the list and on one guide; all guides look alike
        phone.goto(f"{site}{address}")
        for scheme in ("dark", "light")[0 if number < 2 else 1 :]:
            phone.emulate_media(color_scheme=scheme)
            assert violations(phone, STANDARD) == "", f"{address} {scheme}"
    assert [url for url in asked if not url.startswith(site)] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_scrolls_sideways_and_targets_are_large(site: str, phone: Page, lang: str) -> None:
    for address in ADDRESSES:
        phone.goto(f"{site}{address}?lang={lang}")
        for width in (320, 360):
            phone.set_viewport_size({"width": width, "height": 780})
            assert phone.evaluate("document.documentElement.scrollWidth") <= width, address
            assert phone.evaluate(SMALL) == [], address


def test_a_source_is_reached_by_keyboard_and_a_letter_is_copied_whole(site: str, phone: Page) -> None:
    phone.goto(f"{site}/guides/home-visit")
    link = phone.locator(".basis a").first
    link.focus()
    phone.keyboard.press("Enter")
    assert phone.evaluate("document.querySelector(':target').id") == "source-1"
    phone.locator(".letter").click()
    letter = guides()["home-visit"].letter
    assert letter is not None
    assert phone.evaluate("String(getSelection())").split() == letter.zh.split()
