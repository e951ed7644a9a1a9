"""Whom typed words name: the cases of the issue, and the properties nothing may break."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.names import IndexedName, NameIndex, Resolution, SimilarName, normalise
from checker.names.characters.chinese_script import simplified
from checker.names.characters.spelling_variants import with_digits
from checker.names.companies.without_legal_form import stem
from checker.names.normalise import index_key
from tests.every_case import every_case
from tests.names.registry import INDEX, NAMES, organisation, product
from tests.names.test_normalise import ANY_TEXT, NAME_LIKE


def resolve(raw: str) -> Resolution:
    return INDEX.resolve(normalise(raw))


def weightier_similar_names(raw: str) -> tuple[SimilarName, ...]:
    matched = resolve(raw).matched
    assert matched is not None
    return INDEX.weightier_similar_names(matched)


@every_case(
    ("raw", "kind", "entity"),
    [
        ("招联消费金融股份有限公司", "legal_name", "org-zl"),
        ("招联 消费金融股份有限公司？", "legal_name", "org-zl"),
        ("大众汽车金融(中国)有限公司", "legal_name", "org-vw"),
        ("大众汽车金融【中国】有限公司", "legal_name", "org-vw"),
        ("大众汽车金融中国有限公司", "variant", "org-vw"),
        ("招联消费金融有限公司", "alias", "org-zl"),
        ("招联消费金融", "variant", "org-zl"),
        ("招联消费金融有限责任公司", "variant", "org-zl"),
        ("招联消费金融公司", "variant", "org-zl"),
        ("招联消费金融是正规平台吗", "variant", "org-zl"),
        ("招聯消費金融股份有限公司", "variant", "org-zl"),
        ("ZHAOLIAN", "variant", "org-zl"),
        ("zhao lian", "variant", "org-zl"),
        ("工行", "alias", "org-icbc"),
        ("微粒贷", "alias", "product-wld"),
        ("ｗｅｉｌｉｄａｉ", "variant", "product-wld"),
        ("\u202e微粒贷\u202c", "alias", "product-wld"),
        ("微粒贷官方客服电话", "alias", "product-wld"),
        ("360借条", "alias", "product-qf"),
        ("３６０借条", "alias", "product-qf"),
        ("三六零借条", "variant", "product-qf"),
        ("36O借條", "variant", "product-qf"),
        ("36o借条", "variant", "product-qf"),
        ("三六零数科", "variant", "org-qf"),
        ("360数科股份有限公司", "variant", "org-qf"),
        ("chongqingyinhang", "variant", "org-cqb"),
        ("豆有花app借款", "alias", "product-fake"),
        ("中国工商银行股份有限公司牡丹卡中心", "variant", "org-icbc"),
        ("中国工商银行股份有限公司信用卡中心", "variant", "org-icbc"),
        ("中国工商银行股份有限公司北京市分行", "variant", "org-icbc"),
        ("中国工商银行西单支行", "variant", "org-icbc"),
        ("乾元小额贷款有限公司", "legal_name", "org-qian"),
        ("干元小额贷款有限公司", "legal_name", "org-gan"),
    ],
)
def test_words_that_name_somebody(raw: str, kind: str, entity: str) -> None:
    found = resolve(raw)
    assert (found.kind, found.entity_ids) == (kind, (entity,))
    assert found.matched is not None


@every_case(
    ("raw", "kind", "target", "positions"),
    [
        ("银享花", "near", "宜享花", (1,)),
        ("银享花是正规平台吗", "near", "宜享花", (1,)),
        ("微粒货", "lookalike", "微粒贷", (3,)),
        ("微\u200b粒贷", "lookalike", "微粒贷", (1,)),
        ("微粒\u2060\ufe0f贷靠谱吗", "lookalike", "微粒贷", (2,)),
        ("徽粒贷", "lookalike", "微粒贷", (1,)),
        ("微立贷", "lookalike", "微粒贷", (2,)),
        ("微利代", "lookalike", "微粒贷", (2, 3)),
        ("微粒", "near", "微粒贷", ()),
        ("粒微贷", "near", "微粒贷", (1,)),
        ("微粒贷款王", "near", "微粒贷", None),
        ("微粒贷官方", "lookalike", "微粒贷", (4,)),
        ("官方微粒贷", "lookalike", "微粒贷", (1,)),
        ("微粒贷极速版", "lookalike", "微粒贷", (4,)),
        ("微粒贷2021版", "lookalike", "微粒贷", (4,)),
        ("微粒贷有限公司", "near", "微粒贷", (4,)),
        ("宜亨花", "lookalike", "宜享花", (2,)),
        ("宣享花", "lookalike", "宜享花", (1,)),
        ("36О借条", "lookalike", "360借条", (3,)),
        ("花贝", "lookalike", "花呗", (2,)),
        ("花被", "lookalike", "花呗", (2,)),
        ("借呗花", "near", "借呗", (3,)),
        ("安逸贷", "near", "安逸花", ()),
        ("招联金融有限公司", "near", "招联金融", None),
        ("招联消费金触股份有限公司", "lookalike", "招联消费金融股份有限公司", (6,)),
        ("重庆工商银行贷款中心", "near", "工商银行", (1, 2, 7, 8, 9, 10)),
        ("中国工商银行金融服务支行", "near", "中国工商银行股份有限公司", (7, 8, 9, 10, 11, 12)),
        ("花呗支行", "near", "花呗", (3, 4)),
        ("微粒贷放款大厅", "near", "微粒贷", (4, 5, 6, 7)),
        ("微粒贷怎么贷科技有限公司", "near", "微粒贷", None),
        ("微 \u200b粒贷", "lookalike", "微粒贷", (1,)),
        ("③⑥⓪借条", "lookalike", "360借条", (1, 2, 3)),
        ("微.粒.贷", "lookalike", "微粒贷", (2, 4)),
        ("微粒贷银行分行", "near", "微粒贷", (4, 5, 6, 7)),
        ("我老公瞒着我微粒贷瓜子", "near", "微粒贷", (1, 2, 3, 4, 5, 6, 10, 11)),
        ("大众汽车金融(中囯)有限公司", "lookalike", "大众汽车金融（中国）有限公司", (9,)),
        ("微粒贷(北京)", "near", "微粒贷", (4, 5, 6, 7)),
    ],
)
def test_words_that_name_nobody_but_resemble_somebody(
    raw: str, kind: str, target: str, positions: tuple[int, ...] | None
) -> None:
    found = resolve(raw)
    assert (found.kind, found.entity_ids, found.matched) == ("none", (), None)
    if positions is None:
        return
    first = found.similar_names[0]
    assert (first.kind, first.name, first.positions) == (kind, target, positions)
    assert target in first.explanation.zh
    assert target in first.explanation.en


@every_case(
    "raw",
    [
        "花钱", "华北", "马上金融", "豆有花", "北京大学", "贷", "{0}", "🎉", "%s", "",
        "工行支行",
    ],
)  # fmt: skip
def test_words_that_name_nobody_and_are_left_in_peace(raw: str) -> None:
    found = resolve(raw)
    assert (found.kind, found.entity_ids, found.similar_names) == ("none", (), ())


def test_an_ambiguous_name_is_not_resolved_and_says_so() -> None:
    found = resolve("360网贷是正规平台吗")
    assert found.kind == "ambiguous"
    assert found.entity_ids == ("product-qf", "product-r360")
    assert [(one.kind, one.entity_id) for one in found.similar_names] == [
        ("candidate", "product-qf"),
        ("candidate", "product-r360"),
    ]
    assert "奇富借条" in found.explanation.zh
    assert "融360" in found.explanation.zh


def test_pinyin_shared_by_two_is_ambiguous() -> None:
    assert resolve("xiaoyingdai").entity_ids == ("product-xyd", "product-xiao")


@pytest.mark.parametrize(
    ("raw", "zh"),
    [
        ("36O借條", "你输入的 36O借條 = 奇富借条（原名 360借条；数字的写法不同；把繁体字“條”读作“条”）"),
        ("360借条", "你输入的 360借条 = 奇富借条（原名 360借条）"),
        ("工行", "你输入的 工行 = 中国工商银行股份有限公司（也叫 工行）"),
        ("微粒贷", "你输入的 微粒贷 = 微粒贷（名字一样）"),
        (
            "微粒贷靠谱吗",
            "你输入的 微粒贷靠谱吗 = 微粒贷（名字一样；读作：微粒贷正规吗。“靠谱吗”是问它的话，不算名字）",
        ),
        ("weilidai", "你输入的 weilidai = 微粒贷（按拼音）"),
    ],
)
def test_the_explanation_names_both_strings(raw: str, zh: str) -> None:
    assert resolve(raw).explanation.zh == zh


def test_a_lookalike_is_explained_by_its_place_and_cause() -> None:
    assert resolve("微粒货").similar_names[0].explanation.zh == "微粒货 不是 微粒贷：第3字 货 与 贷 形近"


def test_a_known_name_is_compared_only_with_names_of_more_weight() -> None:
    index = NameIndex.build([*product("real", "测粒花", 3), *product("fake", "测力花", 0)])
    fake, real = (index.resolve(normalise(name)).matched for name in ("测力花", "测粒花"))
    assert fake is not None
    assert real is not None
    assert [one.name for one in index.weightier_similar_names(fake)] == ["测粒花"]
    assert index.weightier_similar_names(real) == ()


def test_names_that_nobody_confuses_are_not_told_beside_one_another() -> None:
    assert weightier_similar_names("惠享花") == ()


def test_a_matched_name_shows_no_neighbours_by_itself() -> None:
    assert resolve("惠享花").similar_names == ()


def test_a_name_made_of_a_real_one_and_a_question_word_is_found_before_the_real_one() -> None:
    index = NameIndex.build([*product("real", "宜享花", 2), *product("fake", "宜享花贷款", 0)])
    assert index.resolve(normalise("宜享花贷款靠谱吗")).entity_ids == ("fake",)


def test_at_most_five_suspicions_the_weightiest_first() -> None:
    names = [name for at, first in enumerate("宜易义艺亿忆益") for name in product(f"p{at}", f"{first}享花", at)]
    found = NameIndex.build(names).resolve(normalise("依享花"))
    assert [one.entity_id for one in found.similar_names] == ["p6", "p5", "p4", "p3", "p2"]


@given(ANY_TEXT | NAME_LIKE)
def test_resolving_is_total_and_deterministic(raw: str) -> None:
    found = resolve(raw)
    assert found == resolve(raw)
    assert len(found.entity_ids) == {"none": 0, "ambiguous": max(2, len(found.entity_ids))}.get(found.kind, 1)


@given(
    st.permutations(NAMES), st.sampled_from(["银享花", "微粒货", "360网贷", "ZHAOLIAN", "花", "招联消费金触", "惠享花"])
)
def test_the_order_of_loading_makes_no_difference(names: list[IndexedName], raw: str) -> None:
    assert NameIndex.build(names).resolve(normalise(raw)) == resolve(raw)


def edits(text: str, chance: random.Random) -> set[str]:
    """All deletions and adjacent swaps, and some substitutions and insertions."""
    alphabet = "贷货花呗借款网银金融官方微享宜企一0o1l a有限公司股份"
    places = range(len(text))
    changed = {text[:at] + text[at + 1 :] for at in places}
    changed |= {text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :] for at in places}
    changed |= {text[:at] + chance.choice(alphabet) + text[at + 1 :] for at in places for _ in range(3)}
    changed |= {text[:at] + chance.choice(alphabet) + text[at:] for at in places for _ in range(3)}
    return changed


def _writings(text: str) -> set[str]:
    """The forms under which a text may rightly be found, worked out without the index."""
    folded = index_key(simplified(index_key(text)))
    found = {index_key(text), folded, with_digits(folded)}
    return found | {short for form in found if (short := stem(form))}


@every_case("known", NAMES)
def test_an_edit_of_a_name_never_leads_to_it(known: IndexedName) -> None:
    rightful = {writing for name in NAMES for writing in _writings(name.text)}
    for edited in sorted(edits(known.text, random.Random(known.text))):
        name = normalise(edited)
        if any(_writings(form) & rightful for form in name.forms):
            continue
        assert resolve(edited).kind == "none", edited


def test_every_known_name_leads_to_its_own_entity() -> None:
    for known in NAMES:
        assert known.entity_id in resolve(known.text).entity_ids


def test_traditional_and_simplified_names_of_two_firms_do_not_merge() -> None:
    index = NameIndex.build(
        [*organisation("a", "乾X小额贷款有限公司", 1), *organisation("b", "干X小额贷款有限公司", 1)]
    )
    assert index.resolve(normalise("乾X小额贷款有限公司")).entity_ids == ("a",)
    assert index.resolve(normalise("干X小额贷款有限公司")).entity_ids == ("b",)
