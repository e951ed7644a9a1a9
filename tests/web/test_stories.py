"""What people come with, walked through on the served application: from the front page to what to do in four taps.

Typing is free; every click counts: a door, a folded part, an answer, a button.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from checker.china_time import today_in_china
from tests.web.filling import OpenPage

pytestmark = pytest.mark.browser

MOST_TAPS = 4
SCREEN = 780


class Walk:
    """One person's way through the pages on a phone without JavaScript, and how often the screen was tapped."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0
        self.most = MOST_TAPS

    def tap(self, place: Locator) -> None:
        place.click()
        self.page.wait_for_load_state()
        self.taps += 1
        assert self.taps <= self.most

    def button(self, words: str) -> None:
        self.tap(self.page.get_by_role("button", name=words, exact=True))

    def link(self, words: str) -> None:
        self.tap(self.page.locator("main").get_by_role("link", name=words).first)

    def look_up(self, typed: str) -> None:
        self.page.locator("#name").fill(typed)
        self.button("查一查")

    def answer(self, key: str, answer: str = "yes") -> None:
        self.tap(self.page.locator(f'input[name="observed.{key}"][value="{answer}"]'))

    def choose(self, key: str, answer: str = "yes") -> None:
        """Choose from the list of a question in a folded section: one tap opens it, the phone's own list takes it."""
        self.page.locator(f'select[name="observed.{key}"]').select_option(answer)
        self.taps += 1

    def heading(self) -> str:
        return self.page.get_by_role("heading", level=1).inner_text()

    def says(self, *words: str) -> None:
        for said in words:
            expect(self.page.locator("main")).to_contain_text(said)

    def at_once(self, place: Locator) -> None:
        """It is seen without scrolling."""
        box = place.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= SCREEN

    def verdict(self) -> tuple[str, ...]:
        """Whom the page is about, its standing, tier and score. The words of the tier count what is still to check,
        which any answer lessens."""
        slip = self.page.locator("#slip")
        said = [slip.locator(part).inner_text() for part in ("h1", ".word")]
        return (*said, self.page.locator(".score summary").inner_text(), slip.get_attribute("class") or "")


Set_out = Callable[[], Walk]


@pytest.fixture
def set_out(open_page: OpenPage) -> Set_out:
    """Begin at the front page."""
    phone = {"viewport": {"width": 360, "height": SCREEN}, "java_script_enabled": False, "has_touch": True}
    return lambda: Walk(open_page("/", **phone))


def test_a_man_from_somewhere_says_he_comes_tomorrow(set_out: Set_out) -> None:
    walk = set_out()
    walk.link("有人催我")
    walk.at_once(walk.page.locator('main a[href="tel:110"]').first)
    walk.page.locator("#collector-name").fill("某某")
    walk.page.locator("#collector-lender").fill("360借条")
    walk.answer("visit_threatened")
    walk.button("告诉我该怎么办")
    walk.says("怕就别开门", "110", "奇富借条", "借到手的钱")
    assert walk.page.locator('main a[href="/guides/home-visit"]').count()


def test_the_same_man_typed_into_the_only_box(set_out: Set_out) -> None:
    walk = set_out()
    walk.look_up("某某说明天上门催我的360借条")
    walk.at_once(walk.page.locator("nav.ways a").first)
    walk.link("有人在催你？")
    assert walk.page.url.endswith("/collector")
    walk.says("怕就别开门")


def test_a_card_number_said_to_be_wrong_and_a_fee_to_unfreeze(set_out: Set_out) -> None:
    walk = set_out()
    walk.look_up("360借条")
    before = walk.verdict()
    walk.tap(walk.page.get_by_text("再说几样"))
    walk.answer("upfront_fee")
    walk.tap(walk.page.get_by_role("button", name="再查一次").last)
    stop = walk.page.locator("section.situation.stop")
    walk.at_once(stop.locator("li").first)
    expect(stop).to_contain_text("钱到手了吗")
    assert stop.locator('a[href="tel:110"]').count() == 1
    assert walk.verdict() == before
    walk.says("奇富借条本身查到的结果不变")


def test_the_unfreezing_typed_into_the_only_box(set_out: Set_out) -> None:
    walk = set_out()
    walk.look_up("说我卡号填错了要交钱解冻")
    walk.at_once(walk.page.locator("nav.ways a").first)
    walk.says("先停，别交")
    walk.link("叫你先交钱")
    assert walk.page.url.endswith("/guides/upfront-fee")
    answer = walk.page.locator("section.now")
    walk.at_once(answer.locator("h2"))
    for said in ("先停，别交", "解冻", "打110，打付款银行"):
        expect(answer).to_contain_text(said)
    walk.says("卡号填错", "到手的钱还要还")


def test_ten_thousand_lent_seven_arrived_due_in_seven_days(set_out: Set_out) -> None:
    walk = set_out()
    walk.look_up("借了1万到手7千七天还")
    walk.link("到手的钱比借的少")
    today = today_in_china()
    walk.page.locator("#received").fill("7000")
    walk.tap(walk.page.get_by_text("不是每月一样多？按日期写"))
    walk.page.locator("#start").fill(today.isoformat())
    walk.page.locator("#due1").fill((today + timedelta(days=7)).isoformat())
    walk.page.locator("#amount1").fill("10000")
    walk.button("算一算")
    walk.says("到手7,000，还10,000", "比到手的多还", "2,234.69%", "到手的钱")


def test_somebody_from_its_service_wants_a_campus_loan_cancelled(set_out: Set_out) -> None:
    walk = set_out()
    walk.look_up("京东金条")
    before = walk.verdict()
    walk.most = 5  # this question is asked in a section of the fold
    walk.tap(walk.page.get_by_text("再说几样"))
    walk.tap(walk.page.get_by_text("钱和账户", exact=True))
    walk.choose("campus_loan_cancel")
    walk.tap(walk.page.get_by_role("button", name="再查一次").last)
    expect(walk.page.locator("section.situation.stop")).to_contain_text("注销校园贷")
    walk.says("京东金条本身查到的结果不变", "可能有人冒充它")
    assert walk.verdict() == before
    assert walk.page.locator('main a[href="/guides/fake-service-campus-loan"]').count()


def test_the_campus_loan_typed_into_the_only_box(set_out: Set_out) -> None:
    plain, told = set_out(), set_out()
    plain.look_up("京东金条")
    told.look_up("京东金条客服叫我注销校园贷")
    told.at_once(told.page.locator("nav.ways a").first)
    if told.heading() == plain.heading():  # where the name is made out of the words, it is judged as ever
        assert told.verdict() == plain.verdict()


def test_i_cannot_pay_and_do_not_want_to_live(set_out: Set_out) -> None:
    walk = set_out()
    walk.look_up("我还不上了，不想活了")
    danger = walk.page.locator("main > section.danger")
    for number in ("tel:110", "tel:120", "tel:12356"):
        walk.at_once(danger.locator(f'a[href="{number}"]'))
    assert walk.taps == 1
    walk.link("有人在催你？")
    walk.says("你先安全")


@pytest.mark.parametrize("door", ["有人催我", "我刚转了钱"])
def test_whoever_cannot_go_on_finds_the_numbers_behind_each_door(set_out: Set_out, door: str) -> None:
    walk = set_out()
    walk.link(door)
    for number in ("tel:110", "tel:120", "tel:12356"):
        walk.at_once(walk.page.locator(f'main a[href="{number}"]').first)
