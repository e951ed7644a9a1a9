"""Characters in the place of others: how many may differ, of which kind, in how long a name. And what firms are two."""

import pytest

from checker.names.companies.parse import is_nonlending_business
from checker.names.similarity.character_difference import VISUAL_CHANGES, change_kind, drawn_alike
from checker.names.similarity.comparison import compare
from checker.names.similarity.distinct_firms import are_distinct_firms
from checker.names.similarity.steps import ChangeKind, Similarity, Step
from checker.names.similarity.substituted import sound_the_same, substituted
from tests.every_case import every_case


def _found(likeness: Similarity | None) -> tuple[str, list[tuple[str, int]]] | None:
    if likeness is None:
        return None
    return (likeness.kind, [(step.how, step.at) for step in likeness.steps])


@every_case(
    ("typed", "known", "found"),
    [
        # one character: drawn alike or of one number deceives at any length
        ("花贝", "花呗", ("lookalike", [("shape", 2)])),
        ("三甲", "叁甲", ("lookalike", [("number", 1)])),
        ("昇甲", "升甲", ("lookalike", [("conversion", 1)])),
        ("0甲", "о甲", ("lookalike", [("script", 1)])),
        # read alike: in two characters only where they speak of money
        ("微力贷", "微粒贷", ("lookalike", [("sound", 2)])),
        ("测力甲", "测粒甲", ("lookalike", [("sound", 2)])),
        ("花北", "花呗", ("lookalike", [("sound", 2)])),
        ("海呗", "还呗", ("lookalike", [("sound", 1)])),
        ("海星", "还星", ("near", [("sound", 1)])),
        # read nearly alike, a key beside or any other: not in two characters
        ("微你贷", "微粒贷", ("lookalike", [("near_sound", 2)])),
        ("神呗", "省呗", None),
        ("甲呗", "省呗", None),
        ("微甲贷", "微粒贷", None),  # what is left of it could be anybody's
        ("甲微粒堂贷", "甲微粒丁贷", ("near", [("other", 4)])),
        ("微银贷", "微宜贷", ("near", [("keystroke", 2)])),
        ("测称贷", "测你贷", ("near", [("component", 2)])),
        ("测分甲", "测分期", None),  # no longer speaks of money
        ("信用卡", "信用花", None),
        # in letters four are needed
        ("koa", "koo", None),
        ("vivp", "vivo", ("near", [("key", 4)])),
        ("vivx", "vivo", ("near", [("other", 4)])),
        ("koo甲", "koo乙", ("near", [("other", 4)])),
        # several: all drawn alike, and two stay, unless of three only one stays
        ("徽粒货", "微粒贷", ("lookalike", [("shape", 1), ("shape", 3)])),
        ("徽拉货", "微粒贷", None),
        ("徽力贷", "微粒贷", None),  # one for the eye and one for the ear
        ("徽粒货甲", "微粒贷甲", ("lookalike", [("shape", 1), ("shape", 3)])),
        ("徽粒甲", "微粒贷", None),
        ("徽粒甲乙", "微粒贷乙", None),
        ("花贝甲", "花呗乙", None),
        # or the whole read alike
        ("威力带", "微粒贷", ("lookalike", [("sound", 1), ("sound", 2), ("sound", 3)])),
        ("华北", "花呗", None),
        ("威力甲", "微粒贷", None),
        ("微粒", "微粒贷", None),
        ("微粒贷", "微粒", None),
    ],
)
def test_what_may_stand_for_what(typed: str, known: str, found: tuple[str, list[tuple[str, int]]] | None) -> None:
    assert _found(substituted(typed, known)) == found


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("威力带", "微粒贷", True), ("haibei", "还呗", True), ("环呗", "还呗", True), ("甲呗", "还呗", False)],
)
def test_what_is_read_alike_as_a_whole(a: str, b: str, same: bool) -> None:
    assert sound_the_same(a, b) is same
    assert sound_the_same(b, a) is same


@every_case(
    ("typed", "known", "how"),
    [
        ("昇", "升", "conversion"),
        ("货", "贷", "shape"),
        ("о", "0", "script"),
        ("0", "о", "script"),
        ("三", "3", "number"),
        ("力", "粒", "sound"),
        ("你", "粒", "near_sound"),
        ("q", "w", "key"),
        ("q", "p", "other"),
        ("微", "马", "other"),
    ],
)
def test_how_one_character_stands_for_another(typed: str, known: str, how: ChangeKind) -> None:
    assert change_kind(typed, known) == how
    assert (how in VISUAL_CHANGES) is (how in {"conversion", "shape", "script", "number"})


@pytest.mark.parametrize(
    ("a", "b", "alike"),
    [("о", "o", True), ("о", "0", True), ("货", "贷", True), ("微", "马", False), ("о", "x", False)],
)
def test_a_strange_letter_looks_like_the_usual_one_and_its_twins(a: str, b: str, alike: bool) -> None:
    assert drawn_alike(a, b) is alike
    assert drawn_alike(b, a) is alike


def _slip(*hows: ChangeKind) -> Similarity:
    return Similarity("near", tuple(Step(how, 1, "a", "b") for how in hows))


@every_case(
    ("typed", "known", "likeness", "two"),
    [
        ("上海测甲科技有限公司", "上海测乙科技有限公司", _slip("other"), True),
        ("上海测甲科技有限公司", "上海测乙科技有限公司", _slip("more"), True),
        ("上海测甲科技有限公司", "上海测乙科技有限公司", _slip("less"), True),
        ("上海测甲科技有限公司", "上海测乙科技有限公司", _slip("key"), True),
        ("上海测甲科技有限公司", "上海测乙科技有限公司", _slip("other", "shape"), False),
        ("上海测甲科技有限公司", "上海测乙科技有限公司", _slip("sound"), False),
        ("上海测甲科技有限公司", "上海测乙科技有限公司", _slip("component"), True),
        ("上海测甲小额贷款有限公司", "上海测乙小额贷款有限公司", _slip("other"), False),  # one province licenses both
        ("北京测甲小额贷款有限公司", "上海测乙小额贷款有限公司", _slip("other"), True),
        ("测甲小额贷款有限公司", "测乙小额贷款有限公司", _slip("other"), True),
        ("测甲餐饮管理", "测乙餐饮管理", _slip("other"), True),  # six characters are a firm
        ("测餐饮管理", "甲餐饮管理", _slip("other"), False),
        ("测甲餐饮管理", "测乙餐饮店", _slip("other"), False),
        ("上海测甲丙科技有限公司", "上海测甲乙科技有限公司", _slip("other"), False),  # three characters tell
        ("上海测甲科技有限公司", "上海测甲乙科技有限公司", _slip("more"), True),
        ("上海测甲乙科技有限公司", "上海测甲科技有限公司", _slip("less"), True),
        ("上海测甲科技有限公司", "上海测甲贸易有限公司", _slip("other"), False),
        ("上海测甲消费金融有限公司", "上海测乙消费金融有限公司", _slip("other"), False),
        ("测甲乙丙丁戊", "上海测乙科技有限公司", _slip("other"), False),
        ("上海测甲科技有限公司", "测甲乙丙丁戊", _slip("other"), False),
    ],
)
def test_when_two_firms_are_simply_two(typed: str, known: str, likeness: Similarity, two: bool) -> None:
    assert are_distinct_firms(typed, known, likeness) is two


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("测甲食品有限公司", True),
        ("测甲水果店", True),
        ("测甲有限公司", False),  # a trade that is not said
        ("测甲小额贷款有限公司", False),
        ("测甲金融服务", False),
        ("测甲", False),
    ],
)
def test_a_firm_of_a_trade_that_does_not_lend(name: str, other: bool) -> None:
    assert is_nonlending_business(name) is other


@every_case(
    ("typed", "known", "found"),
    [
        ("徽粒贷官方", "微粒贷", ("lookalike", [("shape", 1), ("decorated", 4)])),
        ("官方徽粒贷", "微粒贷", ("lookalike", [("decorated", 1), ("shape", 3)])),
        ("官方微粒货app", "微粒贷", ("lookalike", [("decorated", 1), ("shape", 5), ("decorated", 6)])),
        ("威力带官方", "微粒贷", ("lookalike", [("sound", 1), ("sound", 2), ("sound", 3), ("decorated", 4)])),
        ("徽粒贷科技", "微粒贷", ("near", [("shape", 1), ("decorated", 4)])),
        ("花贝官方", "花呗", ("lookalike", [("shape", 2), ("decorated", 3)])),
        ("花贝科技", "花呗", None),
        ("微甲贷官方", "微粒贷", None),  # neither drawn nor read alike
        ("微粒贷", "微粒贷", None),
        ("贷", "微粒贷", None),
        ("微粒贷", "贷", None),
        ("小额贷款", "小额贷花", None),  # a word of the trade is nobody's name
        ("上海测甲科技有限公司", "上海测乙科技有限公司", None),
        ("上海测甲乙科技有限公司", "上海测甲科技有限公司", None),
    ],
)
def test_changed_and_decorated_at_once(typed: str, known: str, found: tuple[str, list[tuple[str, int]]] | None) -> None:
    assert _found(compare(typed, known)) == found
