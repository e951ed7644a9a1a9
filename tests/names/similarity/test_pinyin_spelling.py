"""Names in letters: how they are read aloud, by their initials, with a slip, and mixed with characters."""

import pytest

from checker.names.similarity.pinyin_spelling import may_be_mistyped, pinyin_readings, spelled_in_pinyin, usual_initials
from tests.every_case import every_case

Steps = list[tuple[str, int, str, str]]


@every_case(
    ("form", "ways"),
    [
        ("微粒贷", ["weilidai"]),
        ("重行", ["chonghang", "zhonghang", "chongxing"]),  # of two characters two less usual ones
        ("乐行重", ["lehangchong", "yuehangchong"]),  # of three and four one
        ("乐行重长", ["lehangchongchang", "yuehangchongchang"]),
        ("乐行重长还", ["lehangchongchanghuan"]),  # of more none
        ("融360", ["rong360"]),
        ("龘呗", ["龘bei", "龘bai"]),  # not in the table
        ("花а", ["huaa"]),  # a Cyrillic letter
        ("weili", ["weili"]),
    ],
)
def test_how_a_name_is_read_aloud(form: str, ways: list[str]) -> None:
    assert list(pinyin_readings(form)) == ways


@pytest.mark.parametrize(
    ("form", "letters"), [("微粒贷", ["wld"]), ("融360", ["r360"]), ("花呗", []), ("乐行重长", ["lhcc"]), ("weili", [])]
)
def test_the_initials_of_a_name(form: str, letters: list[str]) -> None:
    assert list(usual_initials(form)) == letters


@every_case(
    ("letters", "characters", "may"),
    [
        (5, 3, False),
        (6, 3, True),
        (38, 3, True),
        (39, 3, False),
        (6, 1, False),
        (6, 2, True),
        (6, 8, True),
        (6, 9, False),
    ],
)
def test_where_a_slip_is_still_recognised(letters: int, characters: int, may: bool) -> None:
    assert may_be_mistyped("x" * letters, characters) is may


def _found(typed: str, known: str) -> tuple[str, Steps] | None:
    likeness = spelled_in_pinyin(typed, known)
    if likeness is None:
        return None
    return (likeness.kind, [(step.how, step.at, step.query, step.candidate) for step in likeness.steps])


@every_case(
    ("typed", "known", "steps"),
    [
        ("weilidai", "微粒贷", ("pinyin", 1)),
        ("haibei", "还呗", ("pinyin", 1)),
        ("anya", "安雅", ("pinyin", 1)),
        ("360jietiao", "360借条", ("pinyin", 1)),
        ("vivojie", "vivo借", ("pinyin", 1)),
        ("wld", "微粒贷", ("initials", 1)),
        ("hb", "花呗", None),  # two letters are nobody's
        ("wlda", "微粒贷", None),
        ("wl", "微粒贷", None),
        ("vivo", "vivo借", None),
        ("vivo", "oppo", None),  # no Chinese name
        ("微立贷", "微粒贷", None),  # no letters
        ("360", "三六零", None),
    ],
)
def test_a_name_in_letters_alone(typed: str, known: str, steps: tuple[str, int] | None) -> None:
    assert _found(typed, known) == (steps and ("near", [(*steps, typed, known)]))


@every_case(
    ("typed", "slip"),
    [
        ("veilidai", True),  # the first letter is wrong
        ("weiridai", True),
        ("weilidao", True),  # the last
        ("eilidai", True),  # one is missing
        ("weildai", True),
        ("weilida", True),
        ("wweilidai", True),  # one is too many
        ("weilixdai", True),
        ("weilidaii", True),
        ("ewilidai", True),  # two changed places
        ("weliidai", True),
        ("weilidia", True),
        ("weiladii", False),  # two that are no neighbours
        ("ewilidia", False),  # twice two
        ("veilidao", False),
        ("weilid", False),
        ("weilidaixy", False),
        ("xweilidia", False),
        ("wielidao", False),
        ("ewilidaj", False),
        ("wiedilai", False),
    ],
)
def test_one_slip_of_the_finger_and_no_second(typed: str, slip: bool) -> None:
    assert _found(typed, "微粒贷") == (("near", [("mistyped", 0, typed, "weilidai")]) if slip else None)


def test_no_slip_is_forgiven_in_a_short_reading_nor_in_a_long_name() -> None:
    assert _found("weilu", "微粒") is None
    assert _found("zhaolianxiaofeijinrongyou", "招联消费金融有限公司") is None
    assert _found("龘weilidao", "龘微粒贷") is None


@every_case(
    ("typed", "known", "kind", "steps"),
    [
        ("wei粒贷", "微粒贷", "lookalike", [("pinyin", 1, "wei", "微")]),
        ("微li贷", "微粒贷", "lookalike", [("pinyin", 2, "li", "粒")]),
        ("weili贷", "微粒贷", "lookalike", [("pinyin", 1, "wei", "微"), ("pinyin", 4, "li", "粒")]),
        ("ma上xiao费", "马上消费", "lookalike", [("pinyin", 1, "ma", "马"), ("pinyin", 4, "xiao", "消")]),
        ("hua呗", "花呗", "lookalike", [("pinyin", 1, "hua", "花")]),
        ("hai呗", "还呗", "lookalike", [("pinyin", 1, "hai", "还")]),
        ("wei立贷", "微粒贷", "lookalike", [("pinyin", 1, "wei立贷", "微粒贷")]),  # a character was changed as well
        ("w粒贷", "微粒贷", "near", [("initials", 1, "w", "微")]),
        ("wl贷", "微粒贷", "near", [("initials", 1, "w", "微"), ("initials", 2, "l", "粒")]),
        ("m上x费", "马上消费", "near", [("initials", 1, "m", "马"), ("initials", 3, "x", "消")]),
    ],
)
def test_letters_among_characters(typed: str, known: str, kind: str, steps: Steps) -> None:
    assert _found(typed, known) == (kind, steps)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("花b", "花呗"),  # of two characters no initial tells
        ("x粒贷", "微粒贷"),  # another initial
        ("微l带", "微粒贷"),  # a character was changed as well
        ("ji呗", "借呗"),
        ("w粒贷款", "微粒贷"),
        ("wl贷款王", "微粒贷"),
        ("qz贷款", "微粒贷"),
    ],
)
def test_letters_among_characters_that_tell_nothing(typed: str, known: str) -> None:
    assert _found(typed, known) is None


def test_letters_of_another_script_in_pinyin_are_named_one_by_one() -> None:
    assert _found("wеilidаi", "微粒贷") == (
        "lookalike",
        [("script", 2, "е", "e"), ("script", 7, "а", "a"), ("pinyin", 1, "weilidai", "微粒贷")],
    )
    assert _found("wеilida", "微粒贷") is None, "a slip and a strange letter are two things"
