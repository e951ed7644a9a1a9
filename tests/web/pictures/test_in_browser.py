"""A screenshot in a real browser: pasted on the front page, compared, and looked up in three taps; and a canary in it
that is to be found nowhere afterwards."""

import base64
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Server, serving
from tests.screenshots.drawing import qr_picture, screenshot, stored
from tests.web.axe import STANDARD, violations
from tests.web.pictures.conftest import LENDER

pytestmark = pytest.mark.browser

#: Milliseconds: what takes longer hangs.
SLOW = 240_000
CANARY = "金丝雀秘密贷"
#: As a phone does after a screenshot.
COPY = """bytes => {
  const picture = new Blob([Uint8Array.from(atob(bytes), one => one.charCodeAt(0))], {type: "image/png"});
  return navigator.clipboard.write([new ClipboardItem({"image/png": picture})]);
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, data_dir: Path) -> Iterator[Server]:
    settings = {"picture_seconds": "240", "workers": "1"}
    with serving(tmp_path_factory.mktemp("server"), data_dir, settings) as served:
        yield served


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 800}, locale="zh-CN", permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield page
    context.close()


def paste(page: Page, picture: bytes) -> None:
    page.evaluate(COPY, base64.b64encode(picture).decode())
    page.locator("#name").focus()
    page.keyboard.press("Control+V")


def test_a_pasted_screenshot_reaches_the_report_in_three_taps(site: Server, phone: Page) -> None:
    phone.goto(site.url)
    paste(phone, stored(screenshot([f"贷款人：{LENDER}", "年利率：23.98%"], size=26, width=560)))
    phone.wait_for_url("**/read/picture")
    shown = phone.locator(".cutouts img").first
    assert shown.evaluate("picture => picture.complete && picture.naturalWidth > 50")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(phone, STANDARD) == ""
    phone.get_by_role("button", name="对照过了").click()
    phone.wait_for_url("**/read/answer")
    assert violations(phone, STANDARD) == ""
    phone.locator("[name=pick]").first.check()
    phone.get_by_role("button", name="查", exact=True).click()
    phone.wait_for_url("**/check/answer?**")
    expect(phone.locator("h1")).to_contain_text(LENDER)
    assert phone.faults == []


def test_a_chosen_picture_is_sent_at_once_and_one_too_large_is_not(site: Server, phone: Page, tmp_path: Path) -> None:
    phone.goto(f"{site.url}/read/picture")
    assert violations(phone, STANDARD) == ""
    large, small = tmp_path / "large.png", tmp_path / "small.png"
    large.write_bytes(bytes(9_000_000))
    small.write_bytes(stored(screenshot([CANARY], size=26, width=260)))
    phone.set_input_files("#picture", large)
    expect(phone.locator("#picture-status")).to_contain_text("没有发出去")
    assert phone.url.endswith("/read/picture")
    phone.set_input_files("#picture", small)
    expect(phone.locator("textarea[name=line]")).to_have_value(CANARY, timeout=SLOW)


def test_nothing_of_a_picture_is_left_anywhere(site: Server, phone: Page, data_dir: Path, tmp_path: Path) -> None:
    picture = screenshot([f"借款人在{CANARY}借款"], size=26, width=400, height=400)
    picture.paste(qr_picture(f"https://example.com/{CANARY}"), (10, 100))
    content = stored(picture)
    file = tmp_path / f"{CANARY}.png"
    file.write_bytes(content)
    beats = deleted_files(site)
    phone.goto(f"{site.url}/read/picture?lang=en")
    phone.set_input_files("#picture", file)
    expect(phone.locator("textarea[name=line]").last).to_have_value(f"https://example.com/{CANARY}", timeout=SLOW)
    phone.get_by_role("button", name="I have compared it").click()
    phone.wait_for_url("**/read/answer**")
    assert quote(CANARY) not in phone.url
    cookies = "".join(cookie["value"] for cookie in phone.context.cookies())
    traces = [CANARY.encode(form) for form in ("utf-8", "gb18030", "utf-16-le")] + [quote(CANARY).encode()]
    traces += [base64.b64encode(content)[100:160], content[200:260]]
    places = [site.said, *(path for path in data_dir.rglob("*") if path.is_file())]
    assert len(places) > 2
    for path in places:
        held = path.read_bytes()
        assert not [trace for trace in traces if trace in held], path
    assert CANARY not in cookies
    assert deleted_files(site) == beats, "no temporary file that nobody sees"


def descendants(pid: int) -> list[int]:
    """The process, and those it started."""
    found, queue = [], [pid]
    while queue:
        found.append(queue.pop())
        children = Path(f"/proc/{found[-1]}/task/{found[-1]}/children").read_text().split()
        queue += [int(child) for child in children]
    return found


def deleted_files(site: Server) -> list[str]:
    """The files without a name that the server has open: those by which gunicorn sees that its workers live."""
    links = [link for pid in descendants(site.process.pid) for link in Path(f"/proc/{pid}/fd").iterdir()]
    return sorted(name for link in links if "(deleted)" in (name := str(link.readlink())))
