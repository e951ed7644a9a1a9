"""A text in a real browser: pasted on the front page, corrected, on to the verdict; by thumb, keys, and no script."""

from collections.abc import Iterator
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from checker.reading.model import MAX_TEXT
from tests.conftest import Server
from tests.web.axe import violations_in_both_schemes
from tests.web.filling import settled
from tests.web.read.texts import CONTRACT, NO_NAME, TWO_LENDERS
from tests.web.test_browser import SMALL
from tests.web.test_hostile import PAYLOADS

pytestmark = pytest.mark.browser

OPEN = "document.querySelectorAll('details').forEach(fold => fold.open = true)"


@pytest.fixture(scope="module")
def phone(server: Server, browser: Browser) -> Iterator[Page]:
    """A phone with a clipboard, which one test after the other uses."""
    context = browser.new_context(
        viewport={"width": 360, "height": 780},
        locale="zh-CN",
        permissions=["clipboard-read", "clipboard-write"],
        base_url=server.url,
    )
    page = context.new_page()
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url) if "suggest?" in request.url else None)
    yield page
    assert [line for line in page.said if "422" not in line] == []
    context.close()


@pytest.fixture(scope="module")
def plain(server: Server, browser: Browser) -> Iterator[Page]:
    """A phone without a script."""
    context = browser.new_context(
        viewport={"width": 360, "height": 780}, locale="zh-CN", base_url=server.url, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def paste(page: Page, field: str, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.locator(field).focus()
    page.keyboard.press("Control+V")


def role_of(page: Page, name: str) -> str:
    return f"select[aria-label^='{name}']"


def test_a_pasted_contract_is_corrected_and_reaches_the_verdict_in_three_taps(phone: Page) -> None:
    phone.goto("/")
    paste(phone, "#name", CONTRACT)
    field = phone.get_by_role("textbox", name="短信、合同或账单上的文字")
    expect(field).to_be_focused()
    expect(field).to_have_value(CONTRACT)
    expect(phone.locator("#name")).to_be_hidden()
    phone.get_by_role("button", name="读一读").click()  # the first tap
    phone.wait_for_url("**/read/answer")
    expect(phone.get_by_role("radio", name="360借条")).to_be_checked()
    guarantor = phone.locator(role_of(phone, "福州奇富"))
    assert guarantor.input_value() == "guarantor"
    guarantor.select_option("adviser")  # the second
    phone.get_by_role("button", name="查", exact=True).click()  # the third
    phone.wait_for_url("**/check/answer?name=*")
    assert unquote(phone.url).endswith("/check/answer?name=360借条")
    expect(phone.locator(".lender-line h2")).to_contain_text("招联消费金融股份有限公司")
    expect(phone.locator("main")).to_contain_text("一年合 15%")


def test_any_box_grows_where_more_than_a_name_is_typed_or_pasted(phone: Page) -> None:
    phone.goto("/")
    phone.locator("#name").press_sequentially("借" * 40)
    expect(phone.locator("#name")).to_be_visible()
    phone.locator("#name").press_sequentially("条吗")
    expect(phone.locator("#name-text")).to_have_value("借" * 40 + "条吗")
    expect(phone.locator("#name-text")).to_be_focused()
    expect(phone.locator("#name-count")).to_have_text("42个字，最多20000个")
    settled(phone)
    assert not [address for address in phone.asked if quote("条") in address]
    phone.goto("/guides")
    paste(phone, "#next", "360借条")
    expect(phone.locator("#next")).to_have_value("360借条")
    expect(phone.locator("#next-text")).to_be_hidden()
    phone.locator("#next").fill("")
    paste(phone, "#next", TWO_LENDERS)
    expect(phone.locator("#next-text")).to_have_value(TWO_LENDERS)
    phone.locator("#next-text").fill("360借条")  # on second thoughts, a name
    phone.get_by_role("button", name="读一读").click()
    phone.wait_for_url("**/check?name=*")


def test_without_a_script_the_small_box_takes_a_text_and_nothing_of_it_stands_in_an_address(plain: Page) -> None:
    plain.goto("/")
    expect(plain.locator("#name-text")).to_be_hidden()
    plain.locator("#name").fill(CONTRACT.replace("\n", " "))
    plain.get_by_role("button", name="查一查").click()
    plain.wait_for_url("**/read/answer")
    expect(plain.get_by_role("radio", name="360借条")).to_be_checked()
    plain.get_by_role("button", name="查", exact=True).click()
    plain.wait_for_url("**/check/answer?name=*")
    plain.goto("/")
    plain.locator("#name").fill("银享花")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/check?name=*")
    plain.goto("/")
    plain.get_by_role("link", name="贴进来读").click()
    plain.wait_for_url("**/read")
    plain.locator("#text").fill("借" * (MAX_TEXT + 1))
    plain.get_by_role("button", name="读一读").click()
    expect(plain.locator(".wrong-here")).to_contain_text("20000")
    assert len(plain.locator("#text").input_value()) == MAX_TEXT + 1


def test_back_and_reload_lose_neither_the_text_nor_what_was_read(phone: Page) -> None:
    phone.goto("/read")
    phone.locator("#text").fill(CONTRACT)
    phone.get_by_role("button", name="读一读").click()
    phone.wait_for_url("**/read/answer")
    phone.locator(role_of(phone, "福州奇富")).select_option("payee")
    phone.get_by_role("button", name="查", exact=True).click()
    phone.wait_for_url("**/check/answer?name=*")
    phone.go_back()
    expect(phone.get_by_role("radio", name="360借条")).to_be_checked()
    reloaded = phone.reload()
    assert reloaded
    assert (reloaded.status, reloaded.request.method) == (200, "GET")
    expect(phone.get_by_role("radio", name="360借条")).to_be_checked()
    phone.go_back()
    expect(phone.locator("#text")).to_have_value(CONTRACT)


def test_one_character_too_many_is_said_and_not_sent(phone: Page) -> None:
    phone.goto("/read")
    phone.locator("#text").fill("借" * (MAX_TEXT + 1))
    expect(phone.locator("#count")).to_have_text("多了1个字，最多20000个。请删掉一些。")
    phone.get_by_role("button", name="读一读").click()
    assert phone.url.endswith("/read")
    assert phone.evaluate("document.querySelector('#text').validationMessage").startswith("多了1个字")
    phone.locator("#text").fill("借条")
    assert phone.evaluate("document.querySelector('#text').checkValidity()")


def test_by_keys_alone_a_text_is_read_corrected_and_checked(phone: Page) -> None:
    phone.goto("/read?lang=en")
    phone.locator("#text").focus()
    phone.evaluate("text => navigator.clipboard.writeText(text)", TWO_LENDERS)
    phone.keyboard.press("Control+V")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/read/answer?lang=en")
    expect(phone.get_by_role("heading", level=1)).to_have_text("This was read, and not looked up yet")
    phone.get_by_role("button", name="Check", exact=True).last.focus()
    phone.locator(".read button").first.press("Enter")
    expect(phone.get_by_role("alert")).to_be_focused()
    expect(phone.locator("#lender .wrong-here")).to_contain_text("more than one lender")
    for _ in range(60):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.name") == "lender":
            break
    phone.keyboard.press("Space")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/check/answer?name=*&lang=en")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pages_fit_a_phone_in_light_and_dark_and_axe_finds_nothing(phone: Page, lang: str) -> None:
    for text, wrong in ((CONTRACT, False), (TWO_LENDERS, True), (NO_NAME, True)):
        phone.goto(f"/read?lang={lang}")
        phone.locator("#text").fill(text)
        phone.locator("main form button").click()
        phone.wait_for_url("**/read/answer*")
        if wrong:
            phone.locator(".read button").first.click()
            phone.get_by_role("alert").wait_for()
        phone.evaluate(OPEN)
        assert violations_in_both_schemes(phone) == ""
        for width in (320, 360):
            phone.set_viewport_size({"width": width, "height": 780})
            assert phone.evaluate("document.documentElement.scrollWidth") <= width, (text, width)
            assert phone.evaluate(SMALL) == [], (text, width)


def test_hostile_words_stay_words(phone: Page) -> None:
    words = [payload for payload in PAYLOADS if payload.isprintable()]
    for start in range(0, len(words), 6):
        phone.goto("/read")
        phone.locator("#text").fill(
            "\n".join(f"担保方：{word}有限公司\n【{word}】" for word in words[start : start + 6])
        )
        phone.get_by_role("button", name="读一读").click()
        phone.locator(".read").wait_for()
        assert phone.locator("main :is(script, img, iframe, style, base, marquee, svg)").count() == 0
    assert phone.url.endswith("/read/answer")
