"""Writings that follow by rule: from which length on pinyin may lead to a name, and what is a number."""

import pytest

from checker.names import IndexedName, normalise
from checker.names.characters.ignorable import fold, hidden_after
from checker.names.characters.spelling_variants import may_be_pinyin, pinyin_forms, with_digits
from checker.names.lookup.exact_lookup import is_outlet
from registries.characters import is_han
from tests.every_case import every_case
from tests.names.registry import INDEX


@every_case(
    ("form", "may"),
    [
        ("weili", True),
        ("weil", False),
        ("rong360", True),
        ("rong3", False),
        ("rong36", True),
        ("hua360", False),
        ("hua123456", False),
        ("rong", False),
        ("36012", False),
        ("wei li", False),
        ("weili贷", False),
        ("weilid!", False),
    ],
)
def test_five_letters_or_four_and_two_digits_may_be_pinyin(form: str, may: bool) -> None:
    assert may_be_pinyin(form) is may


@pytest.mark.parametrize(
    ("form", "spelled"),
    [
        ("微粒", ("weili",)),
        ("花呗", ("huabei", "huabai")),
        ("融360", ("rong360",)),
        ("花360", ()),
        ("安", ()),
        ("拍拍d", ()),
    ],
)
def test_a_name_is_spelled_only_where_its_spelling_is_long_enough(form: str, spelled: tuple[str, ...]) -> None:
    assert pinyin_forms(form) == spelled


@every_case(
    ("form", "digits"),
    [
        ("三六零", "360"),
        ("三六〇", "360"),
        ("36o", "360"),
        ("o3", "03"),
        ("3l5", "315"),
        ("i3", "13"),
        ("3六", "36"),
        ("万一", "万一"),
        ("一", "一"),
        ("oppo", "oppo"),
        ("3og", "3og"),
        ("go3", "go3"),
        ("二零2六", "2026"),
    ],
)
def test_what_is_a_number_and_what_is_a_word(form: str, digits: str) -> None:
    assert with_digits(form) == digits


@every_case(
    ("char", "han"),
    [
        ("\u4e00", True), ("\u9fff", True), ("\u4dff", False), ("\ua000", False), ("\u3400", True), ("\u4dbf", True),
        ("\u33ff", False), ("\U00020000", True), ("〇", True), ("A", False), ("3", False), ("。", False),
        ("\U00031350", True), ("\U0002ebf0", True), ("\U000323b0", True), ("\U00033479", True), ("\U0003fffd", True),
        ("\U0003fffe", False), ("\U0002ffff", False), ("\U000e0020", False), ("\U000f0000", False), ("\ufa0e", True),
    ],
)  # fmt: skip
def test_where_chinese_characters_begin_and_end(char: str, han: bool) -> None:
    assert is_han(char) is han


@every_case(
    ("raw", "places"),
    [
        ("微\u200b粒", (1,)),
        ("\u200b微粒", ()),
        ("微粒\u200b", ()),
        ("微。\u200b粒", ()),
        ("微\u200b。粒", ()),
        ("a1\u200bb", (2,)),
        ("a.微\u200b粒", (3,)),
        ("借\u2028呗", (1,)),
        ("借\u2029呗", (1,)),
        ("借\u200a呗", (1,)),
        ("36\u202f借", (2,)),
        ("oppo\u2009pay", ()),  # between words in Latin letters a space belongs
        ("oppo\u200bpay", (4,)),
        ("借 呗", ()),
        ("借\n呗", ()),
        ("借\u3000呗", ()),
        ("借\u00a0呗", ()),
        ("借呗\u2028", ()),
        ("深\u200b\U00031350", (1,)),
    ],
)
def test_something_hides_only_between_two_letters(raw: str, places: tuple[int, ...]) -> None:
    assert hidden_after(raw) == places


@pytest.mark.parametrize(
    ("raw", "around"),
    [
        ("我老公瞒着我微粒贷瓜子", "我老公瞒着我…瓜子"),
        ("微粒贷放款大厅", "放款大厅"),
        ("全网第一家微粒贷", "全网第一家"),
    ],
)
def test_a_name_inside_other_words_is_told_with_what_stands_around_it(raw: str, around: str) -> None:
    found = INDEX.resolve(normalise(raw))
    assert found.kind == "none"
    said = [one.explanation.zh for one in found.similar_names if one.name == "微粒贷"]
    assert [f"“{around}”" in text and "微粒贷（" not in text for text in said] == [True]


@pytest.mark.parametrize("end", ["支行", "分行", "分理处", "储蓄所", "营业部", "营业所", "营业室"])
def test_each_kind_of_outlet_is_one_and_only_a_full_name_is(end: str) -> None:
    name = IndexedName(f"测试甲银行和平路{end}", "org-a", "legal_name", "测试甲银行", "organisation", 3)
    assert is_outlet(name, name.text)
    assert not is_outlet(name._replace(kind="alias"), name.text)
    assert not is_outlet(name, "测试甲银行")


def test_brackets_around_the_whole_name_come_off() -> None:
    assert fold("(微粒贷)") == "微粒贷"
    assert fold("微(粒)贷") == "微(粒)贷"
