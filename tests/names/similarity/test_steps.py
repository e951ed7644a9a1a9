"""Each way of being alike by itself, at its edges."""

import pytest

from checker.names.companies.parse import is_nonlending_business
from checker.names.similarity.distinct_firms import are_distinct_firms
from checker.names.similarity.one_edit import inserted_or_deleted
from checker.names.similarity.reordered import reordered
from checker.names.similarity.short_names import is_plausible_slip, mentions_money
from checker.names.similarity.steps import Similarity, Step
from tests.every_case import every_case

EVERYDAY = [
    "信用卡",
    "信用社",
    "信用证",
    "银行卡",
    "公积金",
    "储蓄卡",
    "贷款人",
    "借款人",
    "借记卡",
    "养老金",
    "保证金",
]


@every_case("word", EVERYDAY)
def test_an_everyday_word_is_nobody_s_misspelt_name(word: str) -> None:
    assert not is_plausible_slip(word, word[:2] + "宝")
    assert not is_plausible_slip(word, word + "某某")


@pytest.mark.parametrize(
    ("typed", "known", "asked"),
    [
        ("银享花", "宜享花", True),
        ("好分数", "好分期", False),
        ("好分钱", "好分期", True),
        ("任意门", "任我行", True),
        ("好分数据", "好分期", False),
        ("好分数据", "好分期待", True),
    ],
)
def test_in_names_of_three_there_must_be_a_reason_to_ask(typed: str, known: str, asked: bool) -> None:
    assert is_plausible_slip(typed, known) is asked


@every_case("char", "贷借款钱花呗付金融租赊账债息额期")
def test_what_speaks_of_money(char: str) -> None:
    assert mentions_money(f"某{char}某")
    assert not mentions_money("某某某")


@every_case(
    ("typed", "known", "found"),
    [
        ("微粒粒贷", "微粒贷", ("lookalike", "doubled", 3)),
        ("花花呗", "花呗", ("lookalike", "doubled", 2)),
        ("呗呗", "呗", None),
        ("花呗花", "花呗", None),  # of two characters only a doubled one is told
        ("微粒贷贷", "微粒贷", ("lookalike", "doubled", 4)),
        ("微粒小贷", "微粒贷", ("near", "more", 3)),
        ("微粒", "微粒贷", None),
        ("安逸花钱包", "安逸花包", ("near", "more", 4)),
        ("安逸花包", "安逸花钱包", ("near", "less", 4)),
        ("贷微粒贷", "微粒贷", ("near", "more", 1)),  # the first is doubled by nothing before it
        ("信用卡", "信用卡包", None),
        ("公积金", "公积金贷", None),
        ("微粒贷", "微粒贷", None),
        ("微粒小小贷", "微粒贷", None),
        ("微小贷粒", "微粒贷", None),
        ("360借条", "36借条", ("near", "more", 3)),
        ("3660借条", "360借条", ("near", "more", 3)),  # a digit is doubled by accident, it hides nothing
    ],
)
def test_one_character_more_or_less(typed: str, known: str, found: tuple[str, str, int] | None) -> None:
    likeness = inserted_or_deleted(typed, known)
    told = likeness and (likeness.kind, likeness.steps[0].how, likeness.steps[0].at)
    assert told == found


@pytest.mark.parametrize(
    ("typed", "known", "found"),
    [
        ("贷粒微", "微粒贷", ("backwards", 1)),
        ("粒微贷", "微粒贷", ("swapped", 1)),
        ("借条360", "360借条", ("swapped", 1)),
        ("呗花", "花呗", None),
        ("粒贷小", "微粒贷", None),
        ("粒微贷款", "微粒贷", None),
    ],
)
def test_parts_in_another_order(typed: str, known: str, found: tuple[str, int] | None) -> None:
    likeness = reordered(typed, known)
    assert (likeness and (likeness.steps[0].how, likeness.steps[0].at)) == found
    assert likeness is None or likeness.kind == "near"


def by(how: str) -> Similarity:
    return Similarity("near", (Step(how, 3, "金", "腾"),))  # type: ignore[arg-type]


BRIDGES = ("上海金桥信息技术有限公司", "上海腾桥信息技术有限公司")


@pytest.mark.parametrize("how", ["other", "more", "less", "key"])
def test_an_arbitrary_slip_in_a_short_trade_name_makes_another_firm(how: str) -> None:
    assert are_distinct_firms(*BRIDGES, by(how))


def test_what_somebody_chose_makes_none() -> None:
    assert not are_distinct_firms(*BRIDGES, by("looks"))
    assert not are_distinct_firms("上海金桥", "上海腾桥", by("other")), "too short for a firm's whole name"
    assert not are_distinct_firms("上海金桥消费金融有限公司", "上海腾桥消费金融有限公司", by("other")), (
        "one authority has a list of all of them"
    )
    assert not are_distinct_firms(BRIDGES[0], BRIDGES[0], by("other")), "the trade name is the same"


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("桃多多水果店", True),
        ("上海和平食品有限公司", True),
        ("上海和平小额贷款有限公司", False),
        ("测试甲消费金融有限公司", False),
        ("微粒贷", False),
    ],
)
def test_a_trade_that_does_not_lend(name: str, other: bool) -> None:
    assert is_nonlending_business(name) is other
