"""A replay in a real browser: the mark stays in sight, on every sheet of a print too, and nothing on it is green."""

import io
from collections.abc import Iterator
from urllib.parse import urlencode

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import Server
from tests.web.axe import CONTRAST, STANDARD, violations
from tests.web.test_browser import SMALL

pytestmark = pytest.mark.browser

#: One that is warned of today and was in no list then; one whose own page is green; one judged as of a later day.
ASKED = (
    {"name": "考拉速借", "as_of_rev": "1"},
    {"name": "招联消费金融", "as_of_rev": "1"},
    {"name": "360借条", "on": "2099-01-01"},
)
COLOURS = """[...document.querySelectorAll('body, body *')].flatMap(element => {
  const style = getComputedStyle(element);
  return [style.color, style.backgroundColor, style.borderTopColor, style.borderLeftColor, style.fill, style.stroke];
})"""
GREEN = "(() => { const e = document.createElement('i'); e.style.color = 'var(--lend)'; document.body.append(e); \
const c = getComputedStyle(e).color; e.remove(); return c; })()"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 320, "height": 640}, locale="zh-CN", java_script_enabled=True)
    yield opened
    opened.close()


@pytest.mark.parametrize("asked", ASKED, ids="-".join)
def test_a_replay_is_marked_wherever_one_looks(server: Server, page: Page, asked: dict[str, str]) -> None:
    for lang, scheme in (("zh", "light"), ("en", "dark")):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(f"{server.url}/replay?{urlencode({**asked, 'lang': lang})}")
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        assert violations(page, STANDARD if scheme == "light" else CONTRAST) == ""
        assert page.evaluate(SMALL) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        mark = page.locator(".replay-mark").bounding_box()
        assert mark is not None
        assert mark["y"] == 0
        assert page.evaluate(GREEN) not in set(page.evaluate(COLOURS))


def test_the_headings_go_down_one_by_one(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/replay?{urlencode(ASKED[0])}")
    assert violations(page, {"runOnly": {"type": "rule", "values": ["heading-order", "region"]}}) == ""
    assert page.get_by_role("region", name="旧数据回看", exact=True).count() == 1
    assert page.get_by_role("heading", level=1).count() == 1


def test_each_printed_sheet_bears_the_mark(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/replay?{urlencode(ASKED[0])}")
    with pdfplumber.open(io.BytesIO(page.pdf(format="A5"))) as print_out:
        sheets = [sheet.extract_text() or "" for sheet in print_out.pages]
    assert len(sheets) > 1
    assert all("旧数据回看" in sheet for sheet in sheets)
