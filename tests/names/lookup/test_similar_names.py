"""By what a name is compared: without its legal form, a branch by its bank."""

from typing import Literal

import pytest

from checker.names import IndexedName, NameIndex, normalise
from checker.names.companies.without_legal_form import comparison_key
from checker.names.indexed_name import IndexedKind
from checker.names.lookup.similar_names import (
    Resemblance,
    _as_trade_name,
    _position,
    _with_positions_in,
    bank_of_branch,
    best_per_entity,
)
from checker.names.similarity.steps import Similarity, Step
from tests.every_case import every_case
from tests.names.registry import organisation, product


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("测试有限公司", "测试"),
        ("测有限公司", "测有限公司"),
        ("测试(中国)有限公司", "测试中国"),
        ("测试", "测试"),
        ("微粒贷", "微粒贷"),
    ],
)
def test_a_legal_form_comes_off_while_two_characters_stay(key: str, short: str) -> None:
    assert comparison_key(key) == short


@pytest.mark.parametrize(
    ("form", "bank"),
    [
        ("测试甲银行股份有限公司和平路支行", "测试甲银行股份有限公司"),
        ("测试甲银杏股份有限公司和平路支行", "测试甲银杏股份有限公司"),
        ("测试甲银行股份有限公司", None),
        ("测试甲科技有限公司和平路店", None),
        ("微粒贷支行", None),
    ],
)
def test_a_branch_is_looked_for_by_its_bank_also_where_that_is_misspelt(form: str, bank: str | None) -> None:
    assert bank_of_branch(form) == bank


def test_a_firm_that_bears_a_known_name_is_told_by_the_words_behind_it() -> None:
    found = _as_trade_name("微粒贷有限公司", "微粒贷", "微粒贷")
    assert found == Similarity("near", (Step("decorated", 4, "有限公司", ""),))
    bracketed = _as_trade_name("微粒贷(有限公司)", "微粒贷", "微粒贷")
    assert bracketed == Similarity("near", (Step("decorated", 4, "(有限公司)", ""),))


@pytest.mark.parametrize(("typed", "brackets"), [("微(粒)贷", "()"), ("(微)粒贷", "()"), ("微(粒贷", "(")])
def test_brackets_inside_a_name_are_what_was_added(typed: str, brackets: str) -> None:
    found = NameIndex.build(product("brand", "微粒贷", 3)).resolve(normalise(typed))
    assert [(one.kind, one.positions) for one in found.similar_names] == [("near", ())]
    assert found.similar_names[0].explanation.zh == f"{typed} 不是 微粒贷：多了“{brackets}”"


@pytest.mark.parametrize(
    ("form", "short", "target"),
    [("微粒贷有限公司", "微粒贷", "微粒"), ("微粒贷", "微粒贷", "微粒贷"), ("微粒贷", "微粒贷", "微粒")],
)
def test_other_names_and_the_name_itself_are_no_such_firm(form: str, short: str, target: str) -> None:
    assert _as_trade_name(form, short, target) is None


@every_case(("at", "place"), [(1, 1), (2, 2), (3, 4), (4, 5), (5, 7), (6, 8), (7, 9), (8, 9)])
def test_places_are_counted_with_the_brackets_of_the_typed_form(at: int, place: int) -> None:
    assert _position("测甲(中国)银行", at) == place


def test_a_place_behind_the_last_character_is_behind_the_form() -> None:
    assert _position("测甲(中国)", 4) == 5
    assert _position("测甲(中国)", 5) == 7
    assert _position("测甲", 3) == 3


def test_a_likeness_without_a_place_keeps_none() -> None:
    likeness = Similarity("near", (Step("trade_word", 0, "测", "测"), Step("other", 3, "中", "申")))
    assert [step.at for step in _with_positions_in("测甲(中国)", likeness).steps] == [0, 4]
    assert _with_positions_in("测甲中国", likeness) is likeness


def _one(
    entity: str, kind: Literal["lookalike", "near"], weight: int, steps: int, named: IndexedKind = "brand"
) -> Resemblance:
    step = Step("other", 1, "a", "b")
    known = IndexedName(f"测{entity}", entity, named, f"测{entity}", "product", weight)
    return Resemblance("测甲", known, Similarity(kind, (step,) * steps))


def test_the_most_telling_suspicion_comes_first() -> None:
    """What deceives, then the weightiest, then the fewest differences, then the kind of name, its text, its entity."""
    order = [
        _one("z", "lookalike", 0, 2, "former_name"),
        _one("y", "near", 3, 2, "former_name"),
        _one("x", "near", 2, 1, "former_name"),
        _one("v", "near", 2, 2, "legal_name"),
        _one("w", "near", 2, 2, "brand"),
    ]
    for shuffled in (order, order[::-1], order[2:] + order[:2]):
        assert [one.entity_id for one in best_per_entity(shuffled)] == list("zyxvw")
    twins = [_one("b", "near", 1, 1), _one("a", "near", 1, 1)]
    assert [one.entity_id for one in best_per_entity(twins)] == ["a", "b"]
    assert len(best_per_entity([*order, *twins])) == 5


def test_what_explains_itself_comes_before_an_arbitrary_character_and_the_prominent_before_others() -> None:
    arbitrary, plain = _one("a", "near", 3, 1), _one("b", "near", 2, 1)
    known = plain.entry._replace(entity_id="c", text="测丙", prominence=4)
    explained = Resemblance("测甲", plain.entry, Similarity("near", (Step("keystroke", 1, "银", "宜"),)))
    prominent = Resemblance("测甲", known, explained.similarity)
    told = best_per_entity([arbitrary, explained, prominent])
    assert [one.entity_id for one in told] == ["c", "b", "a"]


@pytest.mark.parametrize(("weight", "told"), [(0, 0), (1, 1)])
def test_a_faint_likeness_is_told_of_names_that_somebody_may_mean(weight: int, told: int) -> None:
    index = NameIndex.build(product("brand", "宜享花", weight))
    assert len(index.resolve(normalise("银享花")).similar_names) == told
    assert len(index.resolve(normalise("依享花")).similar_names) == 1  # read alike: told whoever it is


def test_of_an_entity_only_the_best_name_is_told() -> None:
    found = best_per_entity([_one("a", "near", 1, 2), _one("a", "lookalike", 1, 1), _one("b", "near", 0, 1)])
    assert [(one.entity_id, one.kind) for one in found] == [("a", "lookalike"), ("b", "near")]


@pytest.mark.parametrize(("length", "asked"), [(60, True), (61, False)])
def test_a_form_of_more_than_sixty_characters_is_compared_with_nothing(length: int, asked: bool) -> None:
    known = "测" * 56 + "甲乙丙丁"
    typed = "测" * 56 + "甲乙丙戊" + "己" * (length - 60)
    index = NameIndex.build(product("long", known, 3))
    assert bool(index.resolve(normalise(typed)).similar_names) is asked


def test_beside_a_name_stand_other_entities_of_more_weight() -> None:
    index = NameIndex.build(
        [*product("own", "测立花", 1, also=("测力花",)), *product("more", "测粒花", 2), *product("same", "测利花", 1)]
    )
    own = index.resolve(normalise("测立花")).matched
    assert own is not None
    assert [one.entity_id for one in index.weightier_similar_names(own)] == ["more"]


def test_a_misspelt_firm_is_told_by_the_places_in_what_was_typed() -> None:
    index = NameIndex.build(organisation("firm", "测甲汽车金融(中国)有限公司", 3))
    found = index.resolve(normalise("测甲汽车金触(中国)有限公司"))
    assert [(one.kind, one.positions) for one in found.similar_names] == [("lookalike", (6,))]
    found = index.resolve(normalise("测甲汽车金融(中囯)有限公司"))
    assert [(one.kind, one.positions) for one in found.similar_names] == [("lookalike", (9,))]
