"""Words of the guides on debits, transfers, fake service, credit repair and new plans: no menu that nobody read, no
promise, no word that could be taken for "do not repay"."""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest

from checker.guidance import Guide, Point, guides
from checker.request.personal_data import find_personal_number
from registries.model import Confidence, Text

MINE: Final = (
    "end-debit-agreement",
    "wechat-transfer-risk",
    "fake-service-campus-loan",
    "credit-repair",
    "new-plan",
)
#: A path through the menus of an app.
MENU: Final = re.compile(r"[一-鿿\w”…]\s*(?:→|➛|—>|->|>)\s*[一-鿿\w“]")
#: The name of an entry in somebody's app, told as something to look for.
LOOK_FOR: Final = re.compile(r"(?:里|：|可以)找“|找“[^”]+”(?:这类字|“)")
PROMISE: Final = re.compile(
    r"一定能|肯定能|保证能|包退|百分百|必定|(?<!不)能追回|能要回来|就会同意|必须同意|不会被起诉"
)
PROMISE_EN: Final = re.compile(
    r"\b(guarantee[sd]?|certainly|will get (it|your money) back|sure to|must agree)\b", re.IGNORECASE
)
OWED: Final = re.compile(r"还要还|欠款还在|欠款还|要还|不是不还")
OWED_EN: Final = re.compile(
    r"must (usually )?(still )?be repaid|does not end the debt|debt (itself )?remains|still owe"
)
JARGON: Final = ("助贷", "增信", "抗辩", "标的", "要约", "除斥", "敞口", "资方", "撮合", "履约")
LONGEST: Final = 110
#: Said by the guide of another, so that it may stand in our text.
QUOTED: Final = re.compile(r"“[^”]*”")


def mine() -> list[Guide]:
    return [guides()[slug] for slug in MINE]


def texts(guide: Guide) -> Iterator[Text]:
    yield guide.short
    for section in guide.sections:
        yield section.title
        yield from (point.text for point in section.points)
    if guide.letter is not None:
        yield guide.letter.text


def points() -> list[tuple[str, Point]]:
    return [(guide.slug, point) for guide in mine() for point in guide.points]


def menu_fault(point: Point) -> str | None:
    """A path through an app needs a label, unless the publisher of the app is its source."""
    told = MENU.search(point.zh) or MENU.search(point.en) or LOOK_FOR.search(point.zh)
    labelled = "未核实" in point.zh and "not verified" in point.en.lower()
    return None if not told or labelled or point.cite else point.zh


def promise_fault(text: Text) -> str | None:
    found = PROMISE.search(QUOTED.sub("", text.zh)) or PROMISE_EN.search(text.en)
    return found.group() if found else None


@pytest.mark.parametrize("slug", MINE)
def test_the_five_are_here(slug: str) -> None:
    assert guides()[slug].slug == slug


def test_no_menu_that_nobody_read() -> None:
    assert [fault for _, point in points() if (fault := menu_fault(point))] == []


def test_no_promise_of_an_outcome() -> None:
    assert [(guide.slug, fault) for guide in mine() for text in texts(guide) if (fault := promise_fault(text))] == []


@pytest.mark.parametrize("slug", MINE)
def test_says_that_money_received_is_owed(slug: str) -> None:
    guide = guides()[slug]
    assert any(OWED.search(text.zh) for text in texts(guide))
    assert any(OWED_EN.search(text.en) for text in texts(guide))


@pytest.mark.parametrize("slug", ["end-debit-agreement", "fake-service-campus-loan"])
def test_who_is_told_to_stop_something_reads_at_once_that_it_is_owed(slug: str) -> None:
    short = guides()[slug].short
    assert OWED.search(short.zh)
    assert OWED_EN.search(short.en)


def test_ending_a_debit_asks_first_whether_the_money_came() -> None:
    guide = guides()["end-debit-agreement"]
    where = next(n for n, point in enumerate(guide.points) if "→" in point.zh)
    asked = next(n for n, point in enumerate(guide.points) if "钱到手了吗" in point.zh)
    assert asked < where
    assert guide.short.zh.startswith("先问清，再关")


@pytest.mark.parametrize("slug", ["wechat-transfer-risk", "fake-service-campus-loan"])
def test_the_first_hour_comes_first(slug: str) -> None:
    guide = guides()[slug]
    assert "第一个小时" in guide.sections[0].title.zh
    assert guide.numbers[0] == "110"
    assert any("别等96110" in point.zh for point in guide.sections[0].points)


def test_the_warning_is_never_helped_around() -> None:
    spoken = " ".join(text.zh for text in texts(guides()["wechat-transfer-risk"]))
    assert "别想办法绕过去" in spoken
    for trick in ("换个账号再转", "分几次转", "用红包代替", "关闭风险提醒"):
        assert trick not in QUOTED.sub("", spoken)


def test_the_brand_they_pose_as_is_not_judged() -> None:
    guide = guides()["fake-service-campus-loan"]
    assert any("不等于那个牌子有问题" in point.zh for point in guide.points)


def test_what_is_over_is_said_to_be_over() -> None:
    short = guides()["credit-repair"].short
    assert "2026年3月31日" in short.zh
    assert "已过" in short.zh
    assert "31 March 2026" in short.en


def test_the_lender_may_refuse() -> None:
    guide = guides()["new-plan"]
    assert "可以不同意" in guide.short.zh
    assert "may refuse" in guide.short.en
    cards = [point.zh for point in guide.points if "card-rules-70" in point.cite]
    assert any("不是“必须”" in zh for zh in cards)
    assert any("只管信用卡" in point.zh for point in guide.points)


@pytest.mark.parametrize("slug", ["credit-repair", "new-plan", "end-debit-agreement"])
def test_nobody_is_to_be_paid_for_it(slug: str) -> None:
    assert re.search(r"别交钱|不花钱请人|先交钱.*别给|不用交钱", " ".join(t.zh for t in texts(guides()[slug])))


def test_law_is_law_and_no_draft() -> None:
    for guide in mine():
        for point in guide.points:
            read = [guide.sources[key] for key in point.cite]
            assert not any("征求意见稿" in source.title.zh for source in read), point.zh
            if point.kind == "law":
                assert all(source.article for source in read if source.confidence is Confidence.OFFICIAL), point.zh
                assert any(source.confidence is not Confidence.UNVERIFIED for source in read), point.zh


def test_words_a_child_can_read() -> None:
    for guide in mine():
        for text in texts(guide):
            assert not [word for word in JARGON if word in text.zh], text.zh
        for point in guide.points:
            assert len(point.zh) <= LONGEST, point.zh


@pytest.mark.parametrize("slug", guides())
def test_every_number_shown_is_explained(slug: str) -> None:
    guide = guides()[slug]
    spoken = " ".join(text.zh for text in texts(guide))
    assert [number for number in guide.numbers if number not in spoken] == []


def test_letters_are_blanks_and_hold_nobodys_numbers() -> None:
    letters = [guide.letter for guide in mine() if guide.letter is not None]
    assert len(letters) == 4
    for letter in letters:
        assert "（日期）" in letter.zh
        assert "(date)" in letter.en
        assert find_personal_number(letter.zh) is None


CHECKS: Final[list[tuple[Callable[[Point], str | None], Point]]] = [
    (menu_fault, Point(kind="do", zh="打开“我→服务→钱包”，关掉它。", en="Open 我→服务→钱包.")),
    (menu_fault, Point(kind="do", zh="在App里找“签约管理”。（未核实）", en="Look for 签约管理 in the app.")),
    (menu_fault, Point(kind="do", zh="在App里找“签约管理”。", en="Look for it. (Not verified.)")),
    (lambda point: promise_fault(point.text), Point(kind="do", zh="打110，钱一定能回来。", en="Call 110.")),
    (lambda point: promise_fault(point.text), Point(kind="do", zh="打110。", en="Your money is sure to return.")),
]


@pytest.mark.parametrize(("check", "bad"), CHECKS)
def test_the_checks_can_fail(check: Callable[[Point], str | None], bad: Point) -> None:
    assert check(bad) is not None


def test_a_promise_may_be_quoted() -> None:
    assert promise_fault(Text(zh="有人说“百分百能追回”，别信。", en="Do not believe promises.")) is None
