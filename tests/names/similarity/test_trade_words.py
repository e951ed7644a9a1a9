"""The words of the trade in product names: what stays without them, and when two names differ in nothing else."""

import pytest

from checker.names.similarity.steps import Similarity
from checker.names.similarity.trade_words import core, trade_word_added, trade_word_replaced, without_trade_word
from tests.every_case import every_case


@every_case(
    ("form", "bare"),
    [
        ("安逸花", "安逸"),
        ("安逸金融", "安逸"),
        ("安逸普惠", "安逸"),
        ("借安逸贷", "安逸"),
        ("安逸花官方", "安逸"),
        ("新安逸花", "安逸"),
        ("微粒贷", "微粒"),
        ("安逸花科技", "安逸科技"),  # another firm may be called so: not taken off
        ("安贷", "安贷"),
        ("花花", "花花"),
        ("花呗", "花呗"),
        ("安逸", "安逸"),
        ("金融普惠借贷花", "金融普惠借贷花"),
    ],
)
def test_what_stays_of_a_name(form: str, bare: str) -> None:
    assert core(form) == bare


@every_case("word", ["消费", "信用", "现金", "小额", "分期", "银行", "公司", "平台", "服务"])
def test_a_word_that_says_nothing_is_no_name(word: str) -> None:
    assert core(f"{word}贷") == f"{word}贷"
    assert trade_word_replaced(f"{word}贷", f"{word}花") is None


@every_case(
    ("form", "short"),
    [
        ("借呗花", ("借呗", "呗花")),
        ("安逸花", ("安逸",)),
        ("花安逸", ("安逸",)),
        ("安逸贷", ("安逸",)),
        ("借安逸", ("安逸",)),
        ("安逸金融", ("安逸",)),
        ("金融安逸", ("安逸",)),
        ("安逸普惠", ("安逸",)),
        ("普惠安逸", ("安逸",)),
        ("借安逸花", ("借安逸", "安逸花")),
        ("安贷", ()),
        ("贷安", ()),
        ("安逸", ()),
        ("金融", ()),
    ],
)
def test_the_word_at_the_end_comes_off_and_the_one_at_the_start(form: str, short: tuple[str, ...]) -> None:
    assert without_trade_word(form) == short


def _steps(likeness: Similarity | None) -> list[tuple[str, str, int, str, str]] | None:
    if likeness is None:
        return None
    return [(likeness.kind, step.how, step.at, step.query, step.candidate) for step in likeness.steps]


@pytest.mark.parametrize(
    ("typed", "known", "at", "word"),
    [
        ("借呗花", "借呗", 3, "花"),
        ("借呗金融", "借呗", 3, "金融"),
        ("借呗普惠", "借呗", 3, "普惠"),
        ("花借呗", "借呗", 1, "花"),
        ("金融借呗", "借呗", 1, "金融"),
        ("借呗花", "呗花", 1, "借"),
    ],
)
def test_a_trade_word_more_is_told_by_its_place(typed: str, known: str, at: int, word: str) -> None:
    assert _steps(trade_word_added(typed, known)) == [("near", "decorated", at, word, "")]


@pytest.mark.parametrize(("typed", "known"), [("借呗呗", "借呗"), ("借呗", "借呗花"), ("借呗花", "还呗")])
def test_no_trade_word_more(typed: str, known: str) -> None:
    assert trade_word_added(typed, known) is None


@pytest.mark.parametrize(
    ("typed", "known", "shared"),
    [
        ("安逸贷", "安逸花", "安逸"),
        ("安逸", "安逸花", "安逸"),
        ("安逸贷官方", "安逸花", "安逸"),
        ("测甲食品贷", "测甲食品金融", "测甲食品"),
        ("测甲食品", "测甲食品金融", None),  # a firm with a trade of its own
        ("桃多多水果店", "桃多多水果店贷", None),
        ("安逸贷", "安心花", None),
    ],
)
def test_names_that_differ_in_the_trade_word_only(typed: str, known: str, shared: str | None) -> None:
    found = [("near", "trade_word", 0, typed, shared)] if shared else None
    assert _steps(trade_word_replaced(typed, known)) == found
