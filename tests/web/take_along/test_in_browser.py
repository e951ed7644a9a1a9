"""What is taken along, in a real browser: one sheet of paper, buttons that work, and pages that anybody can read."""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from flask import Response
from jinja2 import ChoiceLoader, DictLoader
from PIL import Image
from playwright.sync_api import Browser, Page

from checker.app.factory import create_app
from checker.request.model import CheckRequest
from checker.service.current import current_checker
from checker.settings import Settings
from checker.web.check.report_page import ReportPage
from checker.web.i18n import Translator
from checker.web.rendering import page
from tests.web.axe import violations_in_both_schemes

pytestmark = pytest.mark.browser

LINK = "https://lists.example.org/check?name=360%E5%80%9F%E6%9D%A1"
#: A page with what a report's foot and head take in.
TAKING = (
    '{% extends "web/base.html" %}{% block title %}x{% endblock %}'
    '{% block robots %}{% include "web/_share_meta.html" %}{% endblock %}'
    '{% block main %}<h1>x</h1>{% include "web/_take.html" %}{% include "web/_take_more.html" %}{% endblock %}'
)


@pytest.fixture(scope="module")
def site(data_dir, serve_app) -> Iterator[str]:
    app = create_app(Settings(data_dir=data_dir, rate_limit="1000000/minute"))
    app.jinja_env.loader = ChoiceLoader([DictLoader({"web/taking.html": TAKING}), app.jinja_env.loader])
    app.add_url_rule("/taking", view_func=taking)
    with serve_app(app) as address:
        yield address


def taking() -> Response:
    report = current_checker().check(CheckRequest(name="360借条"))
    return page("taking", "zh", sharing=True, page=ReportPage(report, Translator("zh")), link=LINK)


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800}, locale="zh-CN")
    yield context.new_page()
    context.close()


def test_the_sheet_is_printed_on_one_page(site: str, phone: Page) -> None:
    for name in ("360借条", "携程信用贷", "银享花", "长" * 120):
        for lang in ("zh", "en"):
            phone.goto(f"{site}/evidence?name={name}&lang={lang}")
            document = pypdfium2.PdfDocument(phone.pdf(prefer_css_page_size=True))
            text = document[0].get_textpage().get_text_range()
            assert len(document) == 1, (name, lang)
            assert "110" in text
            assert "12356" not in text, "the foot of the page is not printed"
            document.close()


def test_the_code_on_the_screen_is_read_as_its_address(site: str, phone: Page) -> None:
    phone.set_viewport_size({"width": 360, "height": 800})
    for name in ("还呗", "借呗", "360借条", "长" * 120):
        phone.emulate_media(color_scheme="dark")
        phone.goto(f"{site}/evidence?name={name}")
        link = phone.locator(".one-page .qr")
        picture = Image.open(BytesIO(link.screenshot())).convert("L").resize((1200, 1200))
        codes = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
        assert [code.text for code in codes] == [link.get_attribute("href")], name


def test_axe_finds_nothing_and_nothing_scrolls_sideways(site: str, phone: Page) -> None:
    code = ""
    for path in (
        "/evidence?name=360借条",
        "/verify?name=360借条&code={code}",
        "/verify?name=x&code=y",
        "/verify",
        "/taking",
    ):
        phone.set_viewport_size({"width": 320, "height": 800})
        phone.goto(site + path.format(code=code))
        assert violations_in_both_schemes(phone) == "", path
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320, path
        code = code or phone.locator(".digest code").inner_text()


def test_the_buttons_copy_and_share_where_the_browser_can(site: str, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="zh-CN")
    context.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{site}/taking")
    page.get_by_role("button", name="复制链接").click()
    page.locator("#link-said").filter(has_text="链接复制好了").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == LINK
    page.get_by_role("button", name="发给别人").click()
    shared = page.evaluate("window.shared")
    assert shared["url"] == LINK
    assert shared["title"] == "“360借条”：名单上写了什么 · 借前查"
    assert faults == []
    context.close()


def test_without_a_script_the_link_stands_there_and_no_dead_button(site: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{site}/taking")
    assert page.locator("#link").input_value() == LINK
    assert page.locator(".take button:visible").count() == 0
    assert page.locator(".take a:visible").count() == 3
    context.close()


def test_a_browser_that_cannot_copy_or_share_shows_no_button_for_it(site: str, browser: Browser) -> None:
    context = browser.new_context(locale="zh-CN")
    context.add_init_script(
        "for (const key of ['clipboard', 'share']) Object.defineProperty(navigator, key, {value: undefined});"
    )
    page = context.new_page()
    page.goto(f"{site}/taking")
    assert page.locator(".take button:visible").count() == 0
    context.close()


def test_a_shared_link_shows_no_verdict_beside_the_name(site: str, phone: Page) -> None:
    phone.goto(f"{site}/taking")
    named = phone.locator("head meta[property^='og:'], head meta[name=description], head meta[itemprop]")
    metas = [str(meta.get_attribute("content")) for meta in named.all()]
    joined = "\n".join(metas)
    assert "360借条" in joined
    for word in ("约谈", "危险", "假冒", "通报", "放贷", "骗", "安全", "介绍借款"):
        assert word not in joined, word
    picture = next(meta for meta in metas if meta.endswith(".png") or "card.png?" in meta)
    assert picture.startswith("http://")
    response = phone.request.get(picture)
    assert response.headers["content-type"] == "image/png"
    assert 1000 < len(response.body()) < 60_000
