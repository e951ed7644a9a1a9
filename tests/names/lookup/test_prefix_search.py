"""Names completed while they are typed."""

import pytest
from hypothesis import given

from checker.names import NameIndex, normalise
from tests.every_case import every_case
from tests.names.registry import INDEX, organisation, product
from tests.names.test_normalise import ANY_TEXT, NAME_LIKE


@pytest.mark.parametrize(
    ("typed", "name", "how"),
    [
        ("微", "微粒贷", "text"),
        ("微 粒", "微粒贷", "text"),
        ("微粒貸", "微粒贷", "text"),
        ("360借", "360借条", "text"),
        ("weili", "微粒贷", "pinyin"),
        ("WeiLi dai", "微粒贷", "pinyin"),
        ("wld", "微粒贷", "initials"),
    ],
)
def test_names_are_completed(typed: str, name: str, how: str) -> None:
    first = INDEX.suggest(typed)[0]
    assert (first.name, first.how) == (name, how)


@every_case("typed", ["", " ", "w", "！", "龘", "粒", "lid", "贷粒"])
def test_too_little_or_nothing_known_completes_nothing(typed: str) -> None:
    assert INDEX.suggest(typed) == ()


def test_one_line_an_entity_lenders_first_and_no_more_than_asked() -> None:
    index = NameIndex.build(
        [
            *product("fake", "甲贷", 0),
            *product("partner", "甲乙贷", 2),
            *product("lender", "甲乙丙贷", 3, also=("甲乙丙", "甲乙丙钱包")),
        ]
    )
    assert [one.entity_id for one in index.suggest("甲")] == ["lender", "partner", "fake"]
    assert [one.entity_id for one in index.suggest("甲", most=2)] == ["lender", "partner"]


def test_a_name_typed_in_full_gives_way_to_a_longer_one_of_its_entity() -> None:
    assert INDEX.suggest("招联")[0].name == "招联消金"
    assert INDEX.suggest("微粒贷")[0].name == "微粒贷"


@given(ANY_TEXT | NAME_LIKE)
def test_completing_is_total_and_deterministic(typed: str) -> None:
    found = INDEX.suggest(typed, most=3)
    assert found == INDEX.suggest(typed, most=3)
    assert len(found) <= 3


def test_a_name_is_found_by_a_later_part_of_it() -> None:
    index = NameIndex.build(
        [
            *product("qifu", "奇富借条", 1, also=("360借",), former=("360借条",)),
            *product("fake", "360jt", 0),
            *product("carefree", "无忧借条", 0),
            *product("baitiao", "京东白条", 1, also=("jd白条",)),
        ]
    )

    def names(typed: str) -> list[str]:
        return [one.name for one in index.suggest(typed)]

    assert names("借条") == ["360借条", "无忧借条"]
    assert names("360") == ["360借条", "360jt"]
    assert names("jietiao") == ["360借条", "无忧借条"]
    assert names("jie tiao") == names("jietiao")
    assert names("白条") == ["京东白条"]
    assert [(one.how, one.part) for one in index.suggest("baitiao")] == [("pinyin", True)]
    assert names("条") == names("60") == names("jie") == names("东") == []


def test_what_begins_so_comes_before_what_holds_it_and_the_prominent_first() -> None:
    names = [
        *product("a", "花呗甲", 3),
        *product("b", "甲花呗", 3),
        *product("c", "花呗乙", 2),
        *product("d", "花呗", 0),
    ]
    known = [name._replace(prominence=5) if name.entity_id == "c" else name for name in names]
    assert [one.entity_id for one in NameIndex.build(known).suggest("花呗")] == ["a", "c", "b", "d"]
    level = [name._replace(weight=2, prominence=len(name.text) if name.entity_id == "c" else 0) for name in names]
    assert NameIndex.build(level).suggest("花呗")[0].entity_id == "c"


def test_a_name_in_english_that_nobody_reviewed_gives_way_to_the_firms_own() -> None:
    firm = organisation("firm", "安徽测甲信托有限公司", 3)
    read = firm[0]._replace(text="Anhui Cejia Trust", kind="reading")
    index = NameIndex.build([*firm, read])
    assert [one.name for one in index.suggest("anhui ce")] == ["安徽测甲信托有限公司"]
    assert [one.name for one in index.suggest("Anhui Cejia Tr")] == ["Anhui Cejia Trust"]
    found = index.resolve(normalise("Anhui Cejia Trust"))
    assert (found.kind, [(one.entity_id, one.kind) for one in found.similar_names]) == ("none", [("firm", "candidate")])
