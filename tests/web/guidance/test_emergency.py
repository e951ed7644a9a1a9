"""The first hour: complete in itself, in the words agreed, kept by the browser, and to be saved as text."""

import re

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from checker.web.guidance.emergency import first_hour, plain_text
from registries.model import Text
from tests.conftest import Server
from tests.web.axe import violations_in_both_schemes
from tests.web.reading import words

FORBIDDEN = ("正规", "官方认证", "无牌", "非法", "骗子", "跑路", "放心", "安全")
WAYS = ("card", "wechat", "alipay", "code", "screen", "app", "papers", "forced", "private")
#: Wordings that bind (the rules' amendments).
AGREED = (
    "打110",
    "付款银行",
    "看银行卡背面或官方App",
    "别等96110回电",
    "先关共享，断Wi‑Fi和流量，或关机。",
    "借别人手机，马上打银行冻结卡、打110。",
    "换一台手机再改密码",
    "先断网。",
    "用别的手机拍下聊天、收款人、合同、还款记录，再卸载。",
    "别花，也别转到来电人给的账号。",
    "从官网找放款方客服，按原路退。",
    "是平台却叫你转给个人：先停，打官方客服问。",
    "留好记录，问放款方收到没有；没收到就报警。",
    "合同上的出借人就是这个人：核对后再还，写备注、要收条。",
    "不是叫你不还借到手的钱。借到手的钱还要还。",
)


@pytest.fixture(scope="module")
def app(real_app: Flask) -> Flask:
    """The real application."""
    return real_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def page_of(client: FlaskClient, lang: str = "") -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/emergency{lang}").data, "html.parser")


def texts() -> list[Text]:
    hour = first_hour()
    steps = [*hour.steps, *(step for case in hour.cases for step in case.steps)]
    return [*hour.times.values(), *(step.text for step in steps), *(one.title for one in (*hour.cases, *hour.numbers))]


def test_110_is_the_first_thing_then_the_bank_then_96110(client: FlaskClient) -> None:
    for lang, words_of_bank in (("", "打付款银行"), ("?lang=en", "call the paying bank")):
        main = page_of(client, lang).main
        assert main is not None
        sections = [tag for tag in main.find_all("section", recursive=False) if isinstance(tag, Tag)]
        assert [str(a["href"]) for a in sections[0].select("a")] == ["tel:110", "tel:96110"]
        first = words(sections[0])
        assert first.index("110") < first.index(words_of_bank) < first.index("96110")
        help_line = next(section for section in sections if section.select('a[href="sms:12110"]'))
        assert sections.index(help_line) == 2
    assert "同时办两件：打110；打付款银行" in words(page_of(client))


@pytest.mark.parametrize("said", AGREED)
def test_the_wordings_that_bind_are_kept(client: FlaskClient, said: str) -> None:
    assert said in words(page_of(client))


def test_every_step_has_its_time_and_the_times_run_on(client: FlaskClient) -> None:
    page = words(page_of(client).main or page_of(client))
    places = [page.index(time.zh) for time in first_hour().times.values()]
    assert places == sorted(places)
    order = list(first_hour().times)
    for case in first_hour().cases:
        whens = [order.index(step.when) for step in case.steps]
        assert whens == sorted(whens), case.key


def test_every_way_of_paying_has_its_steps_and_a_link_to_them(client: FlaskClient) -> None:
    page = page_of(client)
    assert tuple(case.key for case in first_hour().cases) == WAYS
    assert [str(a["href"]) for a in page.select("nav.jump a")] == [f"#{key}" for key in WAYS]
    assert all(page.select_one(f"h3#{key}") for key in WAYS)


def test_nothing_is_said_that_we_may_not_say() -> None:
    for text in texts():
        assert text.zh.strip()
        assert text.en.strip()
        assert not [word for word in FORBIDDEN if word in text.zh], text.zh
        assert not re.search(r"\b(safe|legal|legitimate|fraud|scam)\b", re.sub("Legal aid|nti-fraud", "", text.en))


def test_no_firms_own_number_is_given(client: FlaskClient) -> None:
    dialled = {str(a["href"]) for a in page_of(client).select('a[href^="tel:"], a[href^="sms:"]')}
    public = {"110", "120", "12356", "96110", "12378", "12363", "12348"}
    assert dialled == {f"tel:{number}" for number in public} | {"sms:12110"}
    assert not re.search(r"95\d{3}|400[- ]?\d{3}", plain_text())


def test_it_reads_without_style_or_script_or_anything_from_elsewhere(client: FlaskClient) -> None:
    page = page_of(client)
    assert not page.select("script, style, [style], img, iframe, details")
    assert len(page.select("main h2")) >= 7
    assert all(item.find_parent(["ol", "ul"]) for item in page.select("main li"))


@pytest.mark.parametrize("path", ["/emergency", "/emergency?lang=en", "/emergency.txt"])
def test_a_browser_may_keep_it_for_a_day_and_ask_again_for_nothing(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    cache = response.cache_control
    assert (cache.public, cache.max_age, cache.no_store) == (True, 86400, False)
    assert "Set-Cookie" not in response.headers
    assert client.get(path).headers["ETag"] == response.headers["ETag"]
    again = client.get(path, headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_languages_are_not_mixed_up_in_a_cache(client: FlaskClient) -> None:
    chinese, english = (client.get(path).headers["ETag"] for path in ("/emergency", "/emergency?lang=en"))
    assert chinese != english


def test_the_text_to_save_says_the_same_in_both_languages(client: FlaskClient) -> None:
    response = client.get("/emergency.txt")
    assert response.content_type == "text/plain; charset=utf-8"
    told = response.data.decode()
    assert told.index("我刚转了钱") < told.index("I have just sent money")
    assert all(text.zh in told and text.en in told for text in texts())
    assert "马上打110或120" in told.splitlines()[2]
    assert max(len(line) for line in told.splitlines()) < 400


def test_the_page_offers_the_text(client: FlaskClient) -> None:
    link = page_of(client).select_one("a[download]")
    assert link is not None
    assert link["href"] == "/emergency.txt"


@pytest.mark.browser
def test_whoever_opened_it_once_can_open_it_again_without_a_network(server: Server, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 780}, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{server.url}/emergency")
    page.goto("about:blank")
    context.set_offline(True)
    page.goto(f"{server.url}/emergency")
    assert page.get_by_role("heading", level=1).inner_text() == "我刚转了钱"
    assert page.evaluate("document.querySelector('.go.stop').getBoundingClientRect().height") >= 60
    page.goto(f"{server.url}/emergency#wechat")
    assert page.locator("#wechat").is_visible()
    context.close()


@pytest.mark.browser
def test_110_the_bank_and_96110_are_on_the_first_screen(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    for height in (800, 650):  # with and without the bars of a phone
        for lang in ("", "?lang=en"):
            page.set_viewport_size({"width": 360, "height": height})
            page.goto(f"{server.url}/emergency{lang}")
            police, fraud = page.locator('.halt a[href="tel:110"]'), page.locator('.halt a[href="tel:96110"]')
            boxes = [place.bounding_box() for place in (police, page.locator(".halt .bank"), fraud)]
            tops = [box["y"] for box in boxes if box]
            assert tops == sorted(tops)
            assert boxes[0] is not None
            assert boxes[-1] is not None
            assert boxes[0]["height"] >= 60
            assert boxes[0]["y"] < 200
            assert boxes[-1]["y"] + boxes[-1]["height"] <= height
    page.close()


@pytest.mark.browser
def test_axe_finds_nothing_and_targets_are_large(server: Server, browser: Browser) -> None:
    for lang in ("", "?lang=en"):
        page = browser.new_page(viewport={"width": 320, "height": 780})
        page.goto(f"{server.url}/emergency{lang}")
        assert violations_in_both_schemes(page) == ""
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        sizes = page.evaluate("[...document.querySelectorAll('main a')].map(a => a.getBoundingClientRect().height)")
        assert min(sizes) >= 44
        page.close()


@pytest.mark.browser
def test_from_the_front_page_to_110_in_two_taps(server: Server, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 780}, java_script_enabled=False)
    page.goto(f"{server.url}/")
    page.locator("a.door", has_text="我刚转了钱").click()
    assert page.locator('main a.go[href="tel:110"]').first.is_visible()
    page.get_by_role("link", name="用微信转的").click()
    assert page.url.endswith("/emergency#wechat")
    page.close()
