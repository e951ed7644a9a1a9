"""Every noise word by itself, as it stands in the table, and what is left of a name without it."""

import pytest

from checker.names.normalise import normalise
from checker.names.stopwords import is_distinctive, strip_stopwords
from checker.names.tables import rows
from tests.every_case import every_case

WORDS = [(kind, word) for kind, word in rows("noise.tsv", 2)]
#: Kinds that come off the end of a name without another word.
ENDS = ("question", "service", "hotline", "generic")


def test_every_word_that_may_stand_alone_behind_a_name_comes_off() -> None:
    kept = [word for kind, word in WORDS if kind in ENDS and "微粒贷" not in normalise(f"微粒贷{word}").forms]
    assert kept == []


def test_every_word_that_may_stand_before_a_name_comes_off() -> None:
    """An English one before a name in letters."""
    words = [word for kind, word in WORDS if kind in ("prefix", "generic")]
    before = [(word, "weilidai" if word.endswith(" ") else "微粒贷") for word in words]
    assert [word for word, name in before if name not in normalise(word + name).forms] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("lead", "是正规吗"),
        ("particle", "正规吗"),
        ("tail", "正规平台吗"),
        ("manner", "人工客服"),
        ("asked", "客服电话是多少"),
    ],
)
def test_words_that_need_another_come_off_with_it(before: str, after: str) -> None:
    assert normalise(f"微粒贷{after}").shorter[-1] == "微粒贷", before


def test_generic_words_come_last() -> None:
    forms = strip_stopwords("微粒贷款平台")
    assert forms.index("微粒贷款") < forms.index("微粒")


@every_case(
    ("form", "says"),
    [
        ("还呗", True),
        ("呗", False),
        ("花360", True),
        ("花36", False),
        ("a花b", False),
        ("ab花", False),
        ("abcd", False),
        ("abcde", True),
        ("12345", True),
        ("1234", False),
        ("花呗1", True),
    ],
)
def test_what_still_says_enough(form: str, says: bool) -> None:
    assert is_distinctive(form) is says


def test_a_name_is_peeled_from_the_front_whatever_it_ends_in() -> None:
    assert "宜享花" in normalise("请问宜享花").forms
    assert "宜享" in normalise("查一下宜享").forms


@every_case("brand", ["花呗", "借呗", "还呗", "省呗", "够花"])
@every_case("question", ["审核多久", "逾期了怎么办", "是国企吗", "能还吗"])
def test_a_brand_of_two_characters_is_found_before_what_is_asked_of_it(brand: str, question: str) -> None:
    assert brand in normalise(brand + question).forms
