"""The sentences about a name, each from its parts."""

import pytest

from checker.names import explanations
from checker.names.indexed_name import Conversions, Hit, IndexedKind, IndexedName, Writing
from checker.names.similarity.steps import Similarity, Step
from tests.every_case import every_case

NONE = Conversions()


def hit(kind: IndexedKind, how: Writing = "same", text: str = "测甲花", entity: str = "测甲钱包") -> Hit:
    return Hit(IndexedName(text, "a", kind, entity, "product", 3), how)


@every_case(
    ("known", "zh", "en"),
    [
        (hit("legal_name"), "公司全称", "full legal name"),
        (hit("former_name"), "原名 测甲花", "formerly 测甲花"),
        (hit("brand"), "产品名 测甲花", "product name 测甲花"),
        (hit("alias"), "也叫 测甲花", "also called 测甲花"),
        (hit("brand", text="测甲钱包"), "名字一样", "the same name"),
        (hit("alias", text="测甲钱包"), "名字一样", "the same name"),
        (hit("former_name", text="测甲钱包"), "原名 测甲钱包", "formerly 测甲钱包"),
        (hit("legal_name", "pinyin"), "按拼音", "by its pinyin"),
        (hit("brand", "pinyin", text="测甲钱包"), "按拼音", "by its pinyin"),
        (hit("alias", "pinyin"), "也叫 测甲花；按拼音", "also called 测甲花; by its pinyin"),
        (hit("former_name", "digits"), "原名 测甲花；数字的写法不同", "formerly 测甲花; digits written differently"),
    ],
)
def test_by_which_name_and_in_which_writing(known: Hit, zh: str, en: str) -> None:
    text = explanations.matched("甲", "乙", known, talk="", conversions=NONE)
    assert text.zh == f"你输入的 甲 = 测甲钱包（{zh}）"
    assert text.en == f"You typed 甲 = 测甲钱包 ({en})"


def test_words_that_were_left_out_are_told() -> None:
    text = explanations.matched("甲吗", "甲", hit("alias"), talk="吗", conversions=NONE)
    assert text.zh == "你输入的 甲吗 = 测甲钱包（也叫 测甲花；只查了 甲，“吗”不算名字）"
    assert text.en == "You typed 甲吗 = 测甲钱包 (also called 测甲花; looked up 甲 only: “吗” is not part of the name)"


def test_what_was_asked_is_told_with_the_words_that_were_cut() -> None:
    text = explanations.matched("京东金条征信上显示", "京东金条", hit("alias"), talk="征信上显示", conversions=NONE)
    assert "读作：京东金条上征信吗。“征信上显示”是问它的话，不算名字" in text.zh
    assert "read as: is 京东金条 on the credit record? “征信上显示” is not part of the name" in text.en


PAIRS = (("貸", "贷"), ("測", "测"), ("東", "东"), ("費", "费"))


@pytest.mark.parametrize(
    ("pairs", "zh", "en"),
    [
        (PAIRS[:1], "“貸”读作“贷”", "“貸” read as “贷”"),
        (
            PAIRS[:3],
            "“貸”读作“贷”、“測”读作“测”、“東”读作“东”",
            "“貸” read as “贷”, “測” read as “测”, “東” read as “东”",
        ),
        (
            PAIRS,
            "“貸”读作“贷”、“測”读作“测”、“東”读作“东”等",
            "“貸” read as “贷”, “測” read as “测”, “東” read as “东” …",
        ),
    ],
)
def test_at_most_three_conversions_are_told_one_by_one(pairs: tuple[tuple[str, str], ...], zh: str, en: str) -> None:
    typed = explanations.matched(
        "甲", "甲", hit("legal_name", "script"), talk="", conversions=Conversions(in_query=pairs)
    )
    assert typed.zh == f"你输入的 甲 = 测甲钱包（把繁体字{zh}）"
    assert typed.en == f"You typed 甲 = 测甲钱包 (the traditional {en})"
    recorded = explanations.matched(
        "甲", "甲", hit("legal_name", "script"), talk="", conversions=Conversions((), pairs)
    )
    assert recorded.zh == f"你输入的 甲 = 测甲钱包（名单里的繁体字{zh}）"
    assert recorded.en == f"You typed 甲 = 测甲钱包 (the list's {en})"


def test_nothing_found_and_whether_something_resembles_it() -> None:
    assert explanations.no_match("甲", resembles=False).zh == "没查到 甲 这个名字。"
    assert explanations.no_match("甲", resembles=False).en == "Nothing found under the name 甲."
    assert explanations.no_match("甲", resembles=True).zh == "没查到 甲 这个名字。有名字和它像，但不是同一个名字。"
    assert explanations.no_match("甲", resembles=True).en == (
        "Nothing found under the name 甲. Names like it exist, but they are other names."
    )


def test_who_may_be_meant() -> None:
    assert explanations.ambiguous("甲", ["乙", "丙"]).zh == "甲 可能指：乙、丙。是哪一个，要由你来定。"
    assert explanations.ambiguous("甲", ["乙", "丙"]).en == "甲 may mean: 乙, 丙. Only you can tell which."
    assert explanations.candidate("甲", "乙").zh == "有人用 甲 指 乙"
    assert explanations.candidate("甲", "乙").en == "甲 is used for 乙"


@pytest.mark.parametrize(
    ("step", "zh", "en"),
    [
        (Step("shape", 2, "货", "贷"), "第2字 货 与 贷 形近", "character 2: 货 looks like 贷"),
        (Step("script", 1, "о", "0"), "第1字的 о 是西里尔字母，不是 0", "character 1: о is a Cyrillic letter, not 0"),
        (
            Step("script", 1, "0", "о"),
            "第1字是 0，不是那个名字里的西里尔字母 о",
            "character 1 is 0; in that name it is о, a Cyrillic letter",
        ),
        (
            Step("script", 1, "ա", "a"),
            "第1字的 ա 是亚美尼亚字母，不是 a",
            "character 1: ա is an Armenian letter, not a",
        ),
        (Step("other", 3, "甲", "乙"), "第3字是 甲，不是 乙", "character 3 is 甲, not 乙"),
        (Step("decorated", 4, "官方", ""), "多了“官方”", "“官方” was added"),
        (Step("initials", 1, "w", "微"), "w 是 微 的拼音首字母", "w: the first letters of 微 in pinyin"),
    ],
)
def test_each_difference_in_its_words(step: Step, zh: str, en: str) -> None:
    text = explanations.resembling("甲", "乙", Similarity("near", (step,)))
    assert (text.zh, text.en) == (f"甲 不是 乙：{zh}", f"甲 is not 乙: {en}")


def test_differences_stand_one_behind_the_other() -> None:
    steps = (Step("less", 1, "", "丁"), Step("more", 3, "丙", ""))
    text = explanations.resembling("甲", "乙", Similarity("near", steps))
    assert text.zh == "甲 不是 乙：第1字少了 丁，第3字 丙 是多出来的"
    assert text.en == "甲 is not 乙: 丁 is missing as character 1, character 3, 丙, is one too many"


def test_mere_initials_are_nobodys_in_particular() -> None:
    text = explanations.resembling("wld", "微粒贷", Similarity("near", (Step("initials", 1, "wld", "微粒贷"),)))
    assert text.en == "wld may be the pinyin initials of 微粒贷, or of another name"
    mixed = explanations.resembling("w粒贷", "微粒贷", Similarity("near", (Step("initials", 1, "w", "微"),)))
    assert mixed.zh == "w粒贷 不是 微粒贷：w 是 微 的拼音首字母"
    pinyin = explanations.resembling(
        "weilidai", "微粒贷", Similarity("near", (Step("pinyin", 1, "weilidai", "微粒贷"),))
    )
    assert pinyin.zh == "weilidai 不是 微粒贷：weilidai 是 微粒贷 的拼音"


def test_a_name_in_the_mainlands_words_may_be_another() -> None:
    text = explanations.reworded("網路甲貸", "网络甲贷", "网络甲贷有限公司")
    assert text.zh == "網路甲貸 换成大陆的用词是 网络甲贷（网络甲贷有限公司），也可能是另一个名字"
    assert text.en == "網路甲貸 in the mainland's words is 网络甲贷 (网络甲贷有限公司); it may be another name"
