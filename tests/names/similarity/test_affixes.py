"""Words around a name: what comes off at which end, where the name then stands, and whether they only decorate."""

import pytest

from checker.names.similarity.affixes import (
    StrippedAffixes,
    _inside_latin,
    _kind_of_all,
    affix_steps,
    affixed,
    strip_affixes,
)
from tests.every_case import every_case


@every_case(
    ("form", "start", "deceives"),
    [
        # behind
        ("微粒贷官方", 0, True),
        ("微粒贷app", 0, True),
        ("微粒贷--官方", 0, True),
        ("微粒贷科技", 0, False),
        # in front
        ("官方微粒贷", 2, True),
        ("新-微粒贷", 2, True),
        ("i微粒贷", 1, True),
        ("app微粒贷", 3, True),
        ("新新新新微粒贷", None, True),  # three words at most
        # at both ends
        ("官方微粒贷极速版", 2, True),
        ("老新微粒贷正版app", 2, True),
        ("老微粒贷科技", 1, False),
        # in brackets, with nothing else in them
        ("微粒贷(官方版)", 0, True),
        ("微粒贷(官方极速版)", 0, True),
        ("微粒贷(科技)", 0, False),
        ("微粒贷(官方科技)", 0, False),
        ("微粒贷(科技官方)", 0, False),
        ("微粒贷(深圳)", 0, False),
        ("(官方)微粒贷", 4, True),
        ("(深圳)微粒贷", 4, False),
        ("微粒贷(甲乙)", None, True),
        ("微粒贷(甲官方)", None, True),
        ("微粒贷()", None, True),
        ("()微粒贷", None, True),
        ("微粒贷)", None, True),
        ("(微粒贷", None, True),
        # a place only where it calls itself a company
        ("深圳微粒贷", None, True),
        ("深圳微粒贷官方", None, True),
        ("深圳微粒贷科技", 2, False),
        ("深圳微粒贷科技有限公司", 2, False),
        # editions
        ("微粒贷2024", 0, True),
        ("微粒贷2024年", 0, True),
        ("微粒贷12024", None, True),
        ("微粒贷1999", None, True),
        ("微粒贷v2", 0, True),
        ("微粒贷v2.0", 0, True),
        ("微粒贷v123", None, True),
        ("微粒贷第3版", 0, True),
        ("微粒贷2.0版", 0, True),
        # no word where it would cut through letters, or leave less than two characters
        ("微粒贷", None, True),
        ("官方", None, True),
        ("花官方", None, True),
        ("官方花", None, True),
        ("花app", None, True),
        ("", None, True),
    ],
)
def test_the_words_around_a_name_come_off(form: str, start: int | None, deceives: bool) -> None:
    found = [one for one in strip_affixes(form) if one.core == "微粒贷"]
    assert found == ([] if start is None else [StrippedAffixes("微粒贷", start, start + 3, deceives)])


@every_case("form", ["vivopro", "icbc", "apple", "applez微", "kv2", "koo2v2", "zse", "thez"])
def test_no_word_comes_off_in_the_middle_of_latin_letters(form: str) -> None:
    assert strip_affixes(form) == ()


@every_case(
    ("form", "cores"),
    [
        ("微粒pro", ["微粒"]),
        ("微粒2pro", ["微粒2"]),
        ("花呗官方", ["花呗"]),
        ("微粒贷科技集团", ["微粒贷科技", "微粒贷"]),
        ("微粒贷正版app", ["微粒贷正版", "微粒贷正", "微粒贷"]),
        ("官方微粒贷极速版", ["官方微粒贷极速", "微粒贷极速版", "官方微粒贷", "微粒贷极速", "微粒贷"]),
        ("新新新新微粒贷", ["新新新微粒贷", "新新微粒贷", "新微粒贷"]),
        # of many, those that stay longest and the barest
        ("正版官方正版app", ["官方正版app", "正版官方正版", "正版官方正", "正版app", "正版官方", "正版"]),
    ],
)
def test_the_longest_come_first_and_the_barest_last(form: str, cores: list[str]) -> None:
    assert [one.core for one in strip_affixes(form)] == cores


def test_no_more_are_tried_than_half_the_characters_and_the_barest() -> None:
    form = "老新真官方正版甲乙官方正版app"
    found = [one.core for one in strip_affixes(form)]
    assert len(found) == len(form) // 2 + 2
    assert (len(found[0]), found[-1]) == (15, "官方正版甲乙")


@pytest.mark.parametrize(
    ("typed", "kind", "steps"),
    [
        ("微粒贷官方", "lookalike", [(4, "官方")]),
        ("官方微粒贷", "lookalike", [(1, "官方")]),
        ("官方微粒贷-极速版", "lookalike", [(1, "官方"), (6, "-极速版")]),
        ("深圳微粒贷科技", "near", [(1, "深圳"), (6, "科技")]),
    ],
)
def test_each_end_is_told_by_its_place(typed: str, kind: str, steps: list[tuple[int, str]]) -> None:
    found = affixed(typed, "微粒贷")
    assert found is not None
    assert found.kind == kind
    assert [(step.how, step.at, step.query, step.candidate) for step in found.steps] == [
        ("decorated", at, words, "") for at, words in steps
    ]
    assert affixed(typed, "微粒") is None


def test_what_was_not_taken_off_is_no_step() -> None:
    assert affix_steps("微粒贷", StrippedAffixes("微粒贷", 0, 3, deceives=True)) == ()


@every_case(
    ("form", "at", "inside"),
    [
        *(("xa", 1, True), ("xz", 1, True), ("1xa", 2, True), ("微xa", 2, True), ("xa微", 1, True), ("xa1", 1, True)),
        *(("xa", 0, False), ("xa", 2, False), ("1a", 1, False), ("微a", 1, False), ("x微", 1, False), ("x{", 1, False)),
        *(("x1", 1, False), ("1xa", 1, False), ("ха", 1, False), ("x", -1, False)),
    ],
)
def test_a_cut_lies_inside_a_latin_word_between_two_of_its_letters(form: str, at: int, inside: bool) -> None:
    assert _inside_latin(form, at) is inside


@every_case(
    ("inside", "kind"),
    [
        ("官方", "claim"),
        ("官方版", "claim"),
        ("官方极速版", "claim"),
        ("极速版", "edition"),
        ("极速版app", "app"),
        ("客服", "service"),
        ("科技", "business"),
        ("官方科技", "business"),
        ("科技官方", "business"),
        ("深圳", "business"),
        ("深圳科技", None),
        ("甲官方", None),
        ("官方甲", None),
        ("", None),
    ],
)
def test_brackets_are_of_the_kind_of_the_words_in_them(inside: str, kind: str | None) -> None:
    assert _kind_of_all(inside) == kind
