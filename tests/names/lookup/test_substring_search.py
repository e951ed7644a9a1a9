"""Known names inside longer words: the longest at each place, one after the other, and none in another trade's name."""

import pytest

from checker.names import NameIndex, SimilarName, normalise
from tests.every_case import every_case
from tests.names.registry import organisation, product

INDEX = NameIndex.build(
    [
        *product("three", "微粒贷", 3),
        *product("two", "花呗", 3),
        *product("five", "测丙丁戊己", 2),
        *product("six", "测丙丁戊己庚", 2),
        *product("silent", "测丁辛壬", 1),
        *product("nothing", "测天", 3),
        *organisation("microloan", "重庆测甲小额贷款有限公司", 3),
        *organisation("bank", "测甲银行股份有限公司", 3),
    ]
)


def inside(typed: str) -> dict[str, SimilarName]:
    found = INDEX.resolve(normalise(typed))
    assert (found.kind, found.entity_ids) == ("none", ())
    return {one.entity_id: one for one in found.similar_names}


@every_case(
    ("before", "name", "after", "entity"),
    [
        ("我想问下", "微粒贷", "瓜子", "three"),
        ("", "微粒贷", "瓜子大厅", "three"),
        ("隔壁老王", "微粒贷", "", "three"),
        ("老张", "花呗", "店", "two"),
        ("", "花呗", "瓜子呢", "two"),
        ("隔壁", "花呗", "", "two"),
        ("老王", "测丁辛壬", "大厅", "silent"),
        ("老王", "测丙丁戊己", "大厅", "five"),
        ("老王", "测丙丁戊己庚", "大厅", "six"),
        ("老王", "重庆测甲小额贷款有限公司", "大厅", "microloan"),
    ],
)
def test_a_name_inside_is_told_with_the_words_and_the_places_around_it(
    before: str, name: str, after: str, entity: str
) -> None:
    typed = before + name + after
    around = f"{before}…{after}".strip("…")
    at = len(before)
    found = inside(typed)
    assert list(found) == [entity]
    assert (found[entity].kind, found[entity].name) == ("near", name)
    assert found[entity].positions == (*range(1, at + 1), *range(at + len(name) + 1, len(typed) + 1))
    assert found[entity].explanation.zh == f"{typed} 里有 {name}，另外还有“{around}”，不是同一个名字"
    assert found[entity].explanation.en == f"{typed} holds {name} and also “{around}”: not the same name"


@pytest.mark.parametrize(
    ("typed", "entity", "whole"),
    [
        ("老王重庆测甲小额贷款大厅", "microloan", "重庆测甲小额贷款（重庆测甲小额贷款有限公司）"),
        ("老张测甲银行大厅", "bank", "测甲银行（测甲银行股份有限公司）"),
    ],
)
def test_a_firm_without_its_legal_form_is_told_with_its_full_name(typed: str, entity: str, whole: str) -> None:
    found = inside(typed)
    assert list(found) == [entity]
    assert f" 里有 {whole}，" in found[entity].explanation.zh


def test_names_stand_one_after_the_other_and_come_in_that_order() -> None:
    assert list(inside("花呗微粒贷说的测丁辛壬")) == ["two", "three", "silent"]
    assert list(inside("测丁辛壬微粒贷花呗的事")) == ["silent", "three", "two"]


def test_a_name_inside_a_longer_one_is_none_by_itself() -> None:
    index = NameIndex.build(
        [*product("long", "测丙微粒贷", 2), *product("short", "微粒贷", 3), *product("two", "花呗", 3)]
    )
    found = index.resolve(normalise("老王测丙微粒贷花呗的事"))
    assert [one.entity_id for one in found.similar_names] == ["long", "two"]


@pytest.mark.parametrize(
    "typed",
    [
        "老王测天大厅",  # two characters that are an ordinary word
        "大呗这事情",
        "测丁辛壬食品有限公司",  # a firm of another trade, and a name that says nothing of money
        "谁也不叫的名字",
    ],
)
def test_what_holds_no_name(typed: str) -> None:
    assert inside(typed) == {}


def test_a_name_that_speaks_of_money_is_told_in_a_firm_of_another_trade_too() -> None:
    assert list(inside("上海微粒贷测庚食品有限公司")) == ["three"]


@pytest.mark.parametrize(("number", "found"), [(199, True), (200, False)])
def test_of_names_that_begin_alike_two_hundred_are_looked_through(number: int, found: bool) -> None:
    names = [f"测甲乙丙{at:03}号" for at in range(201)]
    index = NameIndex.build([one for name in names for one in product(name, name, 1)])
    similar_names = index.resolve(normalise(f"我老公说的那个{names[number]}他也大厅")).similar_names
    assert [one.name for one in similar_names] == ([names[number]] if found else [])
