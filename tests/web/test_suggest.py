"""The field that completes names, in a real browser on the served application: typed, spelled, tapped, spoken."""

import pytest
from playwright.sync_api import expect

from tests.web.axe import STANDARD, violations, violations_in_both_schemes
from tests.web.filling import OpenPage, listed, settled, typed, value

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("text", ["微粒", "微", "weilidai", "wld", "微粒貸"])
def test_a_name_is_offered_by_characters_pinyin_and_initials(open_page: OpenPage, text: str) -> None:
    page = open_page()
    typed(page, text)
    assert "微粒贷" in listed(page)
    assert page.said == []


def test_of_an_alias_it_is_said_whose_it_is(open_page: OpenPage) -> None:
    page = open_page()
    typed(page, "招联消")
    listed(page)
    expect(page.get_by_role("option").first).to_have_text("招联消金 也叫招联消费金融股份有限公司")
    typed(page, "金")
    expect(page.get_by_role("option").first).to_have_text("招联消金 也叫招联消费金融股份有限公司")


def test_the_list_says_that_it_is_no_judgement(open_page: OpenPage) -> None:
    page = open_page()
    typed(page, "wld")
    listed(page)
    expect(page.get_by_text("只是帮你把名字打全，不代表任何判断。")).to_be_visible()
    colours = "[...document.querySelectorAll('[role=option] > bdi')].map(name => getComputedStyle(name).color)"
    assert len(set(page.evaluate(colours))) == 1  # the name of a fake on record looks like any other


def test_by_keyboard_a_name_fills_the_field_and_only_the_person_asks(open_page: OpenPage) -> None:
    page = open_page()
    field = page.get_by_role("combobox", name="平台、App 或合同上的公司名")
    assert field.get_attribute("aria-expanded") == "false"
    typed(page, "招联")
    names = listed(page)
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-controls") == "name-names"
    assert field.get_attribute("aria-activedescendant") is None
    for name in names:
        field.press("ArrowDown")
        active = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
        assert active.locator("> bdi").inner_text() == name
        assert active.get_attribute("aria-selected") == "true"
        assert page.locator("[aria-selected=true]").count() == 1
        assert active.evaluate("option => getComputedStyle(option).outlineStyle") == "solid"
    field.press("ArrowDown")  # back in the field
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    field.press("Enter")
    assert value(page) == names[-1]
    expect(page.locator("#name-names")).to_be_hidden()
    expect(field).to_be_focused()
    assert page.url.endswith("/")
    field.press("Enter")
    page.wait_for_url("**/check?name=*")


def test_enter_asks_what_was_typed_when_nothing_is_chosen(open_page: OpenPage) -> None:
    page = open_page()
    typed(page, "微粒")
    listed(page)
    page.locator("#name").press("Enter")
    page.wait_for_url("**/check?name=%E5%BE%AE%E7%B2%92")


def test_escape_closes_the_list_and_keeps_the_text(open_page: OpenPage) -> None:
    page = open_page()
    typed(page, "微粒")
    listed(page)
    page.locator("#name").press("ArrowDown")
    page.locator("#name").press("Escape")
    expect(page.locator("#name-names")).to_be_hidden()
    assert value(page) == "微粒"
    page.locator("#name").press("ArrowDown")  # opens it again
    assert "微粒贷" in listed(page)


@pytest.mark.parametrize("key", ["ArrowLeft", "Home", "花"])
def test_moving_in_the_text_leaves_the_list(open_page: OpenPage, key: str) -> None:
    page = open_page()
    typed(page, "招联")
    listed(page)
    page.locator("#name").press("ArrowDown")
    page.locator("#name").press_sequentially(key) if len(key) == 1 else page.locator("#name").press(key)
    assert page.locator("#name").get_attribute("aria-activedescendant") is None
    assert page.locator("[aria-selected=true]").count() == 0


def test_tab_leaves_and_the_button_asks(open_page: OpenPage) -> None:
    page = open_page()
    typed(page, "微粒")
    listed(page)
    page.keyboard.press("Tab")
    expect(page.locator("#name-names")).to_be_hidden()
    assert value(page) == "微粒"
    page.get_by_role("button", name="查一查").click()
    page.wait_for_url("**/check?name=*")


def test_a_tap_fills_the_field_and_a_tap_beside_closes_the_list(open_page: OpenPage) -> None:
    page = open_page(has_touch=True, is_mobile=True)
    page.locator("#name").tap()
    typed(page, "wld")
    listed(page)
    page.locator("h1").tap()
    expect(page.locator("#name-names")).to_be_hidden()
    page.locator("#name").tap()
    page.locator("#name").fill("")
    typed(page, "weili")
    listed(page)
    page.get_by_role("option").first.tap()
    assert value(page) == "微粒贷"
    expect(page.locator("#name")).to_be_focused()
    expect(page.locator("#name-names")).to_be_hidden()
    assert page.url.endswith("/")


def test_the_field_where_something_was_wrong_completes_too(open_page: OpenPage) -> None:
    page = open_page("/check?name=")
    typed(page, "wld")
    assert "微粒贷" in listed(page)


def test_without_javascript_it_is_a_plain_field(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    assert page.get_by_role("textbox", name="平台、App 或合同上的公司名").count() == 1
    assert page.locator("[role=combobox]").count() == 0
    expect(page.locator(".suggest")).to_be_hidden()
    typed(page, "微粒贷")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check?name=*")
    assert page.asked == []


@pytest.mark.parametrize(("path", "width"), [("/", 360), ("/?lang=en", 320), ("/check?name=", 1280)])
def test_axe_finds_nothing_with_the_list_open(open_page: OpenPage, path: str, width: int) -> None:
    page = open_page(path, viewport={"width": width, "height": 780})
    typed(page, "zl")
    assert len(listed(page)) > 3
    page.locator("#name").press("ArrowDown")
    assert violations_in_both_schemes(page) == ""
    expect(page.locator("#name-names")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "many", "filled"),
    [
        ("zh", "个名字可以选。按上下键选，按回车填入。", "填好了：招联消金。还没查。"),
        ("en", " names to choose from.", "Filled in: 招联消金. Not looked up yet."),
    ],
)
def test_what_happens_is_told_to_the_ear(open_page: OpenPage, lang: str, many: str, filled: str) -> None:
    page = open_page(f"/?lang={lang}")
    said = page.get_by_role("status")
    typed(page, "招联")
    number = len(listed(page))
    expect(said).to_contain_text(many)
    expect(said).to_contain_text(str(number))
    page.locator("#name").press("ArrowDown")
    page.locator("#name").press("Enter")
    expect(said).to_have_text(filled)


def test_a_list_that_has_gone_is_told_and_a_name_in_full_needs_none(open_page: OpenPage) -> None:
    page = open_page()
    typed(page, "宜享")
    listed(page)
    typed(page, "花")
    expect(page.locator("#name-names")).to_be_hidden()
    typed(page, "啊")
    settled(page)
    expect(page.get_by_role("status")).to_have_text("")
    page.locator("#name").fill("微粒")
    listed(page)
    typed(page, "啊")
    expect(page.get_by_role("status")).to_have_text("没有能帮你打全的名字。")


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_moves_nothing_is_cut_and_names_are_easy_to_hit(open_page: OpenPage, width: int) -> None:
    page = open_page(viewport={"width": width, "height": 780})
    page.evaluate(
        """() => { window.shifts = 0;
        new PerformanceObserver(seen => window.shifts += seen.getEntries().length).observe({type: 'layout-shift'}) }"""
    )
    place = "[...document.querySelectorAll('button, .door, footer')].map(e => e.getBoundingClientRect().top)"
    before = page.evaluate(place)
    typed(page, "中")
    listed(page)
    assert page.evaluate(place) == before
    assert page.evaluate("window.shifts") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(
        "document.querySelector('.suggest ul').scrollWidth <= document.querySelector('.suggest ul').clientWidth"
    )
    heights = "[...document.querySelectorAll('[role=option]')].map(option => option.getBoundingClientRect().height)"
    assert min(page.evaluate(heights)) >= 44
    page.locator("#name").press("ArrowUp")  # the last one is brought into view
    assert page.locator("[aria-selected=true]").evaluate(
        """option => { const list = option.parentElement.getBoundingClientRect(), at = option.getBoundingClientRect();
        return at.top >= list.top - 1 && at.bottom <= list.bottom + 1 }"""
    )


def test_while_an_input_method_composes_nothing_is_asked_and_no_key_is_taken(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#name").focus()
    method = page.context.new_cdp_session(page)
    for spelled in ("w", "we", "wei", "wei l", "wei li"):
        method.send(
            "Input.imeSetComposition", {"text": spelled, "selectionStart": len(spelled), "selectionEnd": len(spelled)}
        )
    settled(page)
    assert value(page) == "wei li"
    assert page.asked == []
    taken = page.evaluate(
        """() => ['Enter', 'ArrowDown', 'Escape'].filter(key => !document.querySelector('#name').dispatchEvent(
        new KeyboardEvent('keydown', {key, isComposing: true, bubbles: true, cancelable: true})))"""
    )
    assert taken == []
    method.send("Input.insertText", {"text": "微粒"})  # the person picks the characters
    assert "微粒贷" in listed(page)
    assert len(page.asked) == 1
    page.locator("#name").press("ArrowDown")
    method.send("Input.imeSetComposition", {"text": "d", "selectionStart": 1, "selectionEnd": 1})
    expect(page.locator("#name-names")).to_be_hidden()  # the list of the input method stands there now
    # the Enter that ends a composition, as Safari sends it: after the end, with the code of a key in use elsewhere
    used = """document.querySelector('#name').dispatchEvent(
        new KeyboardEvent('keydown', {key: 'Enter', keyCode: 229, cancelable: true}))"""
    assert page.evaluate(used)


def test_a_fake_comes_last_and_with_the_words_of_the_notice(open_page: OpenPage) -> None:
    page = open_page()
    typed(page, "360")
    names = listed(page)
    assert (names[0], names[-1]) == ("360借条", "360JT")
    fake = page.get_by_role("option").last
    expect(fake.locator(".notice")).to_contain_text("：列为“仿冒金融平台类App”，冒充360借条。")
    assert page.locator("[role=option] .notice").count() == 1
    assert violations(page, STANDARD) == ""


def test_a_name_is_offered_by_a_later_part(open_page: OpenPage) -> None:
    page = open_page()
    typed(page, "借条")
    assert listed(page)[0] == "360借条"
