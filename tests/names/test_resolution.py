"""What a resolution holds when several names match, when signs or disguise stand in between, and in either script."""

import pytest

from checker.names import IndexedName, NameIndex, Resolution, normalise
from checker.names.index import _recorded
from checker.names.indexed_name import Hit
from checker.names.resolution import entries_by_entity
from tests.names.registry import organisation, product


def resolve(typed: str, *names: IndexedName) -> Resolution:
    return NameIndex.build(names).resolve(normalise(typed))


LENDER = organisation("lender", "测甲消费金融股份有限公司", 3, former=("测甲消费金融有限公司",))
TWO = [*product("brand", "测甲贷", 0), *product("former", "测乙贷", 3, former=("测甲贷",))]


@pytest.mark.parametrize("sign", [".", "-", "·", "_", "*", "。", "🎉"])
def test_signs_between_the_characters_make_an_imitation(sign: str) -> None:
    found = resolve(sign.join("测甲贷"), *product("brand", "测甲贷", 3))
    assert (found.kind, found.hits, found.entity_ids) == ("none", (), ())
    assert [(one.entity_id, one.kind, one.positions) for one in found.similar_names] == [("brand", "lookalike", (2, 4))]


def test_one_character_before_signs_is_no_name() -> None:
    assert resolve("测.", *product("brand", "测", 3)).similar_names == ()


def test_of_several_names_that_signs_imitate_the_best_is_told() -> None:
    assert [one.entity_id for one in resolve("测.甲.贷", *TWO).similar_names] == ["brand"]


@pytest.mark.parametrize("typed", ["测甲消费㊎融", "测甲\u200b消费金融"])
def test_an_imitation_of_a_firms_short_name_points_to_its_present_name(typed: str) -> None:
    found = resolve(typed, *LENDER)
    assert (found.kind, found.form, found.hits) == ("none", "测甲消费金融", ())
    assert [(one.entity_id, one.name) for one in found.similar_names] == [("lender", LENDER[0].text)]


def test_two_names_of_one_firm_are_one_and_the_present_one_matches() -> None:
    found = resolve("测甲消费金融", *LENDER)
    assert (found.kind, found.entity_ids, found.cut) == ("variant", ("lender",), False)
    assert [hit.entry.kind for hit in found.hits] == ["legal_name", "former_name"]
    assert found.matched == LENDER[0]
    assert found.explanation.zh == "你输入的 测甲消费金融 = 测甲消费金融股份有限公司（公司类型没写全，或写法不同）"


def test_entities_of_one_weight_and_name_stand_in_the_order_of_their_ids() -> None:
    b, a = (
        IndexedName("测", "b", "legal_name", "测", "organisation", 1),
        IndexedName("测", "a", "alias", "测", "product", 1),
    )
    assert entries_by_entity([Hit(b, "same"), Hit(a, "same")]) == [a, b]


def test_two_firms_of_one_name_are_candidates_the_weightiest_first() -> None:
    found = resolve("测甲贷", *TWO)
    assert (found.kind, found.matched, found.entity_ids) == ("ambiguous", None, ("former", "brand"))
    assert [(one.entity_id, one.kind, one.name) for one in found.similar_names] == [
        ("former", "candidate", "测甲贷"),
        ("brand", "candidate", "测甲贷"),
    ]
    assert found.explanation.zh == "测甲贷 可能指：测乙贷、测甲贷。是哪一个，要由你来定。"


def test_no_more_than_five_candidates_are_told() -> None:
    names = [one for at in range(7) for one in product(f"p{at}", f"测{at}贷", at, also=("测甲贷",))]
    found = resolve("测甲贷", *names)
    assert found.entity_ids == ("p6", "p5", "p4", "p3", "p2", "p1", "p0")
    assert [one.entity_id for one in found.similar_names] == ["p6", "p5", "p4", "p3", "p2"]
    assert found.explanation.zh.count("测") == 6


def test_of_two_names_of_one_weight_the_entitys_name_decides_and_of_one_entity_the_first() -> None:
    names = [
        *product("b", "测乙贷", 1, also=("测甲贷", "测甲花")),
        *product("a", "测丙贷", 1, also=("测甲贷", "测甲花")),
        *product("c", "测乙贷", 1, also=("测甲贷",)),
    ]
    assert resolve("测甲贷", *names).entity_ids == ("a", "b", "c")
    assert resolve("测甲花", *names).entity_ids == ("a", "b")


@pytest.mark.parametrize(("typed", "cut"), [("测甲贷", False), ("测甲贷靠谱吗", True)])
def test_words_that_were_left_off_are_noted(typed: str, cut: bool) -> None:
    found = resolve(typed, *product("brand", "测甲贷", 3))
    assert (found.kind, found.form, found.cut) == ("alias", "测甲贷", cut)


@pytest.mark.parametrize(
    ("typed", "kind", "how"),
    [("測甲貸", "alias", "same"), ("测甲贷", "alias", "same"), ("測甲贷", "variant", "script")],
)
def test_the_name_in_the_typed_script_matches_first(typed: str, kind: str, how: str) -> None:
    found = resolve(typed, *product("brand", "測甲貸", 3, also=("测甲贷",)))
    assert (found.kind, found.hits[0].how, found.entity_ids) == (kind, how, ("brand",))


def test_a_full_legal_name_answers_alone_although_the_other_script_is_anothers() -> None:
    firm, fake = "測東小額貸款有限公司", "测东小额贷款有限公司"
    names = [*organisation("firm", firm, 0), *product("fake", fake, 3)]
    assert resolve(firm, *names).entity_ids == ("firm",)
    assert set(resolve("測東貸", *product("a", "測東貸", 0), *product("b", "测东贷", 3)).entity_ids) == {"a", "b"}


def test_the_other_script_is_not_asked_for_a_name_of_which_words_were_left_off() -> None:
    names = [*product("a", "测东贷", 0), *product("b", "測東貸靠譜嗎", 3)]
    assert resolve("测东贷靠谱吗", *product("a", "测东贷", 0)).entity_ids == ("a",)
    assert resolve("測東貸靠譜嗎啊", *names).entity_ids == ("a",)


def test_conversions_are_those_of_the_matched_name() -> None:
    names = organisation("lender", "测东消费金融股份有限公司", 3, former=("測東消費金融有限公司",))
    assert resolve("测东消费金融", *names).conversions.in_record == ()
    turned = organisation("lender", "測東消費金融股份有限公司", 3, former=("测东消费金融有限公司",))
    found = resolve("测东消费金融", *turned)
    assert found.conversions.in_record == (("測", "测"), ("東", "东"), ("費", "费"))
    typed = resolve("測東消费金融", *turned)
    assert typed.conversions.in_query == (("測", "测"), ("東", "东"))
    assert typed.conversions.in_record == (("費", "费"),)


def test_a_traditional_character_is_told_once() -> None:
    known = product("a", "貸測貸", 3)[0]
    assert _recorded(normalise("贷测贷"), known) == (("貸", "贷"), ("測", "测"))


@pytest.mark.parametrize(
    ("typed", "form"), [("谁也不叫的名字靠谱吗", "谁也不叫的名字靠谱吗"), ("贷", "贷"), ("？", ""), ("測東", "測東")]
)
def test_an_unknown_name_is_told_as_it_was_typed(typed: str, form: str) -> None:
    found = resolve(typed, *LENDER)
    assert (found.kind, found.form, found.matched, found.explanation.zh) == (
        "none",
        form,
        None,
        f"没查到 {typed} 这个名字。",
    )


def test_a_name_that_resembles_hides_the_vaguer_search_and_none_does_not() -> None:
    names = [*product("brand", "测甲花", 3), *product("inside", "丁戊贷", 3)]
    assert [one.entity_id for one in resolve("测甲花丁戊贷", *names).similar_names] == ["brand", "inside"]
    assert [one.entity_id for one in resolve("测甲花贷", *names, *product("z", "花贷", 3)).similar_names] == ["brand"]


def test_an_entity_is_told_once_by_its_first_suspicion() -> None:
    names = [*product("brand", "测力花", 3, also=("测粒花",)), *product("other", "测利花", 2)]
    found = resolve("测历花", *names)
    assert [one.entity_id for one in found.similar_names] == ["brand", "other"]
    assert "有名字和它像" in found.explanation.zh
    assert "Names like it exist" in found.explanation.en
