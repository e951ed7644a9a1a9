"""Rules and words of the names room of which each decides something by itself: a case that fails when it is lost."""

import pytest

from checker.names import IndexedName, NameIndex, normalise
from checker.names.companies.name_variants import trade_names
from checker.names.lookup.candidate_index import CandidateIndex, pack_keys
from checker.names.questions.readings import before_talk
from checker.names.stopwords import strip_stopwords
from tests.every_case import every_case
from tests.names.registry import organisation, product


@every_case("brand", ["还呗", "花呗", "借呗", "省呗", "京东", "百度"])
@every_case("asked", ["审核多久", "逾期了怎么办", "是不是骗人的"])
def test_a_brand_of_two_characters_is_found_before_the_words_of_a_question(brand: str, asked: str) -> None:
    name = normalise(brand + asked)
    assert brand in {*name.shorter, *name.before_talk}


def test_one_character_before_a_question_is_no_name() -> None:
    assert "借" not in {*strip_stopwords("借审核多久"), *before_talk("借审核多久")}


@pytest.mark.parametrize(("between", "found"), [(52, True), (60, False)])
def test_a_text_longer_than_people_ask_is_not_judged_as_a_question(between: int, found: bool) -> None:
    assert ("微粒贷" in before_talk(f"微粒贷是{'的' * between}吗")) is found


@pytest.mark.parametrize("asked", ["诈骗", "诈骗吗", "是诈骗吗", "会不会诈骗", "诈骗怎么办"])
def test_who_asks_about_a_swindle_asks_about_the_name_before_it(asked: str) -> None:
    assert normalise(f"微粒贷{asked}").forms[-1] == "微粒贷"


@every_case("word", ["国际", "发展", "联合", "商业", "城市", "农村", "股份", "第一", "中央", "普惠", "互联网"])
def test_a_word_that_many_trade_names_hold_tells_no_firm(word: str) -> None:
    weaker = trade_names(f"上海{word}小额贷款有限公司")
    assert {word, f"{word}小额贷款", f"{word}小贷", f"上海{word}"}.isdisjoint(weaker)
    assert {"测甲", "测甲小额贷款", "上海测甲"} <= set(trade_names("上海测甲小额贷款有限公司"))


def test_a_full_legal_name_is_its_firms_although_another_is_called_so_too() -> None:
    firm = "测试甲小额贷款有限公司"
    index = NameIndex.build([*organisation("firm", firm, 0), *product("app", "测试甲贷", 3, also=(firm,))])
    found = index.resolve(normalise(firm))
    assert (found.kind, found.entity_ids) == ("legal_name", ("firm",))


def test_of_several_names_those_in_the_script_that_was_typed_come_first() -> None:
    index = NameIndex.build([*product("own", "测东金融", 0), *product("other", "測東金融", 3)])
    assert index.resolve(normalise("测东金融")).entity_ids == ("own",)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (organisation("bank", "测甲银行股份有限公司", 3), "variant"),
        (product("app", "测甲银行", 3), "none"),
        (organisation("firm", "测甲科技有限公司", 3, also=("测甲银行",)), "none"),
    ],
    ids=["a bank", "an app called so", "a firm called so"],
)
def test_only_a_bank_has_branches(head: list[IndexedName], kind: str) -> None:
    found = NameIndex.build(head).resolve(normalise("测甲银行和平路支行"))
    assert found.kind == kind
    assert bool(found.entity_ids) is (kind == "variant")


@pytest.mark.parametrize(("sharing", "found"), [(64, 64), (65, 0)])
def test_a_key_that_more_than_sixty_four_names_share_tells_nothing(sharing: int, found: int) -> None:
    finder = CandidateIndex(pack_keys([["d测花甲"]] * sharing))
    assert finder.find("测花甲") == list(range(found))
    assert finder.find("测花乙") == []
