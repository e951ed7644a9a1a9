"""The page /compare as a phone shows it: two names side by side, short, readable by ear, without a script."""

from urllib.parse import quote

import pytest

from tests.web.axe import CONTRAST, STANDARD, violations
from tests.web.filling import OpenPage
from tests.web.test_browser import SMALL

#: What may stand between two names: unknown, one app, fake and brand, brand and operator, two houses.
PAIRS = [
    ("银享花", "宜享花"),
    ("360借条", "奇富借条"),
    ("360JT", "360借条"),
    ("360借条", "上海淇毓信息科技有限公司"),
    ("借呗", "花呗"),
    ("某某甲花", "某某乙花"),
]
MOST = 3000


def address(a: str, b: str, lang: str = "") -> str:
    return f"/compare?a={quote(a)}&b={quote(b)}{lang}"


def test_each_kind_of_pair_fits_a_phone_and_axe_finds_nothing(open_page: OpenPage) -> None:
    page = open_page("/compare", java_script_enabled=True)
    site = page.url.partition("/compare")[0]
    for a, b in PAIRS:
        for lang in ("", "&lang=en"):
            page.goto(site + address(a, b, lang))
            page.emulate_media(color_scheme="light")
            height = page.evaluate("document.documentElement.scrollHeight")
            assert height <= MOST + (350 if lang else 0), (a, b, lang, height)
            assert page.locator(".slip .limit").bounding_box()["y"] < 780, (a, b, lang)
            page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
            assert violations(page, STANDARD) == "", (a, b, lang)
            assert page.evaluate(SMALL) == [], (a, b, lang)
            page.emulate_media(color_scheme="dark")
            assert violations(page, CONTRAST) == "", (a, b, lang)
            page.set_viewport_size({"width": 320, "height": 780})
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (a, b, lang)
            page.set_viewport_size({"width": 360, "height": 780})
    assert page.said == []


def test_it_says_what_is_known_and_marks_what_differs_without_a_script(open_page: OpenPage) -> None:
    page = open_page("/compare", java_script_enabled=False)
    page.locator("#compare-a").fill("银享花")
    page.locator("#compare-b").fill("宜享花")
    page.get_by_role("button", name="比一比").click()
    assert page.locator(".two mark").all_inner_texts() == ["银", "宜"]
    assert page.title() == "银享花和宜享花：名字差一个字 · 借前查"
    slip = page.locator(".slip").inner_text()
    assert "是不是一家：不知道" in slip
    assert "2026年3月13日" in slip.replace(" ", "")
    assert "没写到银享花" in slip
    assert "不是推荐，不能当证明" in slip
    assert "不是同一个平台" not in page.content()
    assert page.locator('meta[name=robots][content^="noindex"]').count() == 1
    feeds = page.locator("link[type='application/atom+xml']")
    assert [feed.get_attribute("href") for feed in feeds.all()] == [
        page.url.partition("/compare")[0] + f"/feeds/name.atom?name={quote(name)}" for name in ("银享花", "宜享花")
    ]
    assert "Disallow: /compare" in page.request.get(page.url.partition("/compare")[0] + "/robots.txt").text()
    # the other language shows the same two names
    page.locator(".switch").click()
    assert page.locator("#who bdi").all_inner_texts() == ["银享花", "宜享花"]
    assert page.locator(".two mark").all_inner_texts() == ["银", "宜"]


@pytest.mark.parametrize("lang", ["", "&lang=en"])
def test_what_is_wrong_stands_beside_its_field_and_the_rest_stays(open_page: OpenPage, lang: str) -> None:
    page = open_page("/compare")
    site = page.url.partition("/compare")[0]
    for a, b, wrong, kept in (
        ("", "花呗", "a", ("", "花呗")),
        ("花呗", "", "b", ("花呗", "")),
        ("花呗", "花呗", "b", ("花呗", "花呗")),
        ("花呗", "13912345678", "b", ("花呗", "")),
        ("好" * 121, "花呗", "a", ("好" * 120, "花呗")),
    ):
        response = page.goto(site + address(a, b, lang))
        assert response is not None
        assert (response.status, response.headers["cache-control"]) == (422, "no-store")
        assert page.locator("[aria-invalid=true]").get_attribute("name") == wrong
        assert page.locator("#fault").inner_text()
        assert tuple(page.locator(f"#compare-{field}").input_value() for field in "ab") == kept
        assert "13912345678" not in page.content()
        assert page.locator('a[href="tel:110"]').count() >= 1
    hostile = page.goto(site + address("<b>花</b>", "<script>alert(1)</script>花", lang))
    assert hostile is not None
    assert page.locator("main b b, main script").count() == 0
    assert page.goto(site + address("花呗", "借呗", "&c=1")).status == 400
    assert [words for words in page.said if "responded with a status of 4" not in words] == []


def test_a_reader_of_english_gets_every_name_in_english_too(open_page: OpenPage) -> None:
    page = open_page("/compare")
    page.goto(page.url.partition("/compare")[0] + address("360借条", "宜享花", "&lang=en"))
    table = page.locator(".two").inner_text()
    assert "Industrial Consumer Finance" in table
    assert "National Financial Regulatory Administration" in page.locator("#worst").inner_text()
    assert page.locator(".two .glyphs .gloss").count() == 2
