"""Names written in fancy characters, with something hidden, in the other script or in part: what each still means."""

import pytest

from checker.names import NameIndex, Resolution, normalise
from checker.names.characters.ignorable import disguised
from tests.names.registry import INDEX, LENDER, OTHER, organisation, product


def resolve(raw: str, index: NameIndex = INDEX) -> Resolution:
    return index.resolve(normalise(raw))


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("微粒贷", ()),
        ("㊎微粒", (1,)),  # circled
        ("微ⓦ粒", (2,)),
        ("微粒²", (3,)),  # raised
        ("微₂粒", (2,)),  # lowered
        ("㎏微", (1,)),  # squeezed into a square
        ("𝐰𝐞", (1, 2)),  # a fancy type
        ("ｗe", ()),  # full width is how many type
        ("é", ()),
    ],
)
def test_characters_that_nobody_types_by_hand_are_counted_from_one(raw: str, places: tuple[int, ...]) -> None:
    assert disguised(raw) == places
    assert normalise(raw).disguised == places


def test_a_name_in_disguise_is_an_imitation_of_the_one_it_reads_as() -> None:
    for typed in ("ⓦeilidai", "weilid𝐚i"):
        found = resolve(typed)
        assert found.kind == "none", typed
        assert [one.entity_id for one in found.similar_names] == ["product-wld"], typed


def test_something_hidden_in_a_short_name_points_to_the_present_name() -> None:
    found = resolve("招联\u200b消费金融")
    assert found.kind == "none"
    assert [one.name for one in found.similar_names] == ["招联消费金融股份有限公司"]


def test_an_unknown_name_is_told_in_its_most_literal_form() -> None:
    found = resolve("谁也不叫的名字是正规平台吗")
    assert (found.kind, found.form) == ("none", "谁也不叫的名字是正规平台吗")


def test_a_trade_name_alone_is_asked_about() -> None:
    index = NameIndex.build(organisation("org-x", "重庆星雨小额贷款有限公司", LENDER))
    found = resolve("星雨", index)
    assert found.kind == "none"
    assert [(one.entity_id, one.kind) for one in found.similar_names] == [("org-x", "near")]


def test_a_fake_in_the_other_script_never_answers_alone() -> None:
    index = NameIndex.build([*product("real", "京东金融", LENDER), *product("fake", "京東金融", OTHER)])
    assert resolve("京東金融", index).kind == "ambiguous"
    assert {hit.entry.entity_id for hit in resolve("京東金融", index).hits} == {"real", "fake"}
    assert resolve("京东金融", index).kind == "alias"


def test_two_names_on_record_in_the_other_script_are_two() -> None:
    index = NameIndex.build([*product("a", "測試貸", OTHER), *product("b", "測試貸", OTHER)])
    assert resolve("测试贷", index).kind == "ambiguous"


def test_only_a_bank_has_branches() -> None:
    assert resolve("中国工商银行西单支行").kind == "variant"
    for firm in ("招联支行", "马上消费分行", "招联西单支行"):
        assert resolve(firm).kind == "none", firm
