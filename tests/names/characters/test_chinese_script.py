"""Traditional characters: which are read as which alone, beside simplified ones, and in a text wholly traditional."""

from collections import defaultdict

import pytest

from checker.names import IndexedName, NameIndex, SimilarName, normalise
from checker.names.characters.chinese_script import (
    conversion_alternatives,
    is_conversion_pair,
    mainland_wording,
    simplified,
    simplified_prose,
    simplified_throughout,
)
from checker.names.characters.standard_characters import standard_characters
from checker.names.lookup.script_collisions import _collision
from checker.names.normalise import folded_key
from checker.names.similarity.steps import Step
from tests.every_case import every_case
from tests.names.registry import organisation


@every_case(
    ("text", "name", "asked", "prose", "wording"),
    [
        ("測試貸", "测试贷", "测试贷", "测试贷", "测试贷"),
        ("后測", "后测", "后测", "后测", "后测"),
        ("後測", "后测", "后测", "后测", "后测"),
        ("後测", "後测", "后测", "后测", "后测"),  # beside a simplified one it may be another
        ("昇後", "昇後", "升后", "升后", "升后"),  # and so where nothing shows the script: GB 2312 has it
        ("信託", "信托", "信托", "信托", "信托"),  # and 託 it has not
        ("昇後貸", "昇后贷", "升后贷", "升后贷", "升后贷"),  # a character of the standard stays
        ("徵信", "徵信", "征信", "征信", "征信"),
        ("上徵信嗎", "上徵信吗", "上征信吗", "上征信吗", "上征信吗"),
        ("網路甲貸", "网路甲贷", "网路甲贷", "网路甲贷", "网络甲贷"),  # Taiwan's word is only asked with
        ("weili", "weili", "weili", "weili", "weili"),
        ("", "", "", "", ""),
    ],
)
def test_each_way_of_reading_traditional_script(text: str, name: str, asked: str, prose: str, wording: str) -> None:
    assert simplified(text) == name
    assert simplified_throughout(text) == asked
    assert simplified_prose(text) == prose
    assert mainland_wording(text) == wording


def test_a_text_in_letters_is_not_converted_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr("checker.names.characters.chinese_script._converter", refuse)
    assert simplified_prose("weilidai 360") == mainland_wording("weilidai 360") == "weilidai 360"


@pytest.mark.parametrize(
    ("a", "b", "mixed"),
    [
        ("昇", "升", True),
        ("升", "昇", True),
        ("于", "於", True),
        ("昇", "昇", False),
        ("昇", "于", False),
        ("测", "昇", False),
    ],
)
def test_which_two_characters_conversion_takes_for_one(a: str, b: str, mixed: bool) -> None:
    assert is_conversion_pair(a, b) is mixed


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        ("测甲", []),
        ("测昇甲", ["测升甲"]),
        ("测昇于", ["测升于", "测昇於", "测升於"]),  # those that differ least first
        ("昇昇昇", ["升昇昇", "昇升昇", "昇昇升", "升升昇", "升昇升", "昇升升"]),  # two at most
        ("干昇", ["乾昇", "幹昇", "榦昇", "干升", "乾升", "幹升", "榦升"]),
    ],
)
def test_what_conversion_takes_for_a_form(form: str, readings: list[str]) -> None:
    assert list(conversion_alternatives(form)) == readings


#: What OpenCC changes of GB 2312, in which names were registered before 2013, and of the standard; with what it makes.
CONVERTED = "乾干 於于 昇升 徵征 後后 夥伙 摺折 捱挨 拚拼 薹苔 吒咤 袷夹 醣糖 麽么 菸烟 榘矩 麴曲"


def test_no_two_registered_names_become_one() -> None:
    gb2312 = {bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)}
    for around in ("测{}小额贷款有限公司", "上海{}元信用有限公司", "{}中"):
        names = defaultdict(set)
        for char in (gb2312 | standard_characters()) - {""}:
            names[folded_key(around.format(char))].add(char)
        assert [chars for chars in names.values() if len(chars) > 1] == [{"麴", "麹"}], around  # one, says the standard


def test_each_of_two_such_names_is_a_likeness_of_the_other_and_itself_in_traditional_script() -> None:
    for char, other in CONVERTED.split():
        firm = f"测{char}小额贷款有限公司"
        index = NameIndex.build(organisation("firm", firm, 3))
        found = index.resolve(normalise(firm.replace(char, other)))
        assert (found.kind, [similar.kind for similar in found.similar_names]) == ("none", ["lookalike"]), firm
        assert index.resolve(normalise(firm)).kind == "legal_name"
        both = NameIndex.build([*organisation("firm", firm, 3), *organisation("b", firm.replace(char, other), 3)])
        assert both.resolve(normalise(firm)).entity_ids == ("firm",)
        if char in standard_characters():
            assert both.resolve(normalise(f"測{char}小額貸款有限公司")).entity_ids == ("firm",), firm
        assert index.resolve(normalise(f"测{char}小額貸款有限公司")).kind == "variant", firm


def test_in_mixed_script_the_standards_characters_stay() -> None:
    index = NameIndex.build(
        [*organisation("a", "乾隆金融小额贷款有限公司", 3), *organisation("b", "干隆小额贷款有限公司", 3)]
    )
    for typed in ("乾隆金融小額貸款有限公司", "乾隆金融小额貸款有限公司"):
        assert index.resolve(normalise(typed)).entity_ids == ("a",), typed
    assert index.resolve(normalise("干隆金融小額貸款有限公司")).kind == "none"


def test_no_more_than_thirty_two_readings_are_tried() -> None:
    assert len(list(conversion_alternatives("昇于" * 4))) == 32
    assert len(list(conversion_alternatives("昇于" * 3 + "昇"))) == 7 + 21
    assert len(set(conversion_alternatives("干台" * 9))) == 32


def test_the_standard_has_its_characters_and_no_others() -> None:
    assert len(standard_characters()) == 8105
    assert {"昇", "升", "〇"} & standard_characters() == {"昇", "升"}
    assert {"貸", "1", "2", "\t"}.isdisjoint(standard_characters())


FIRM = IndexedName("测邦昇小额贷款有限公司", "firm", "legal_name", "测邦昇小额贷款有限公司", "organisation", 3)


def similar_names(typed: str, *known: IndexedName) -> list[SimilarName]:
    found = NameIndex.build(known).resolve(normalise(typed))
    assert (found.kind, found.entity_ids) == ("none", ())
    return list(found.similar_names)


@pytest.mark.parametrize("typed", ["测邦升小额贷款有限公司", "测邦升小贷", "测邦升小贷靠谱吗"])
def test_a_firm_that_conversion_takes_for_the_typed_one_is_named_with_the_pair(typed: str) -> None:
    first = similar_names(typed, FIRM)[0]
    assert (first.entity_id, first.kind, first.name, first.positions) == ("firm", "lookalike", FIRM.text, (3,))
    assert first.explanation.zh.endswith(f" 不是 {FIRM.text}：第3字 升 与 昇 是两个字，繁简转换常把它们混成一个")


def test_each_character_that_was_exchanged_is_named() -> None:
    found = _collision("于测升", "於测昇", FIRM)
    assert found.positions == (1, 3)
    assert found.explanation.zh.count("是两个字") == 2
    assert Step("conversion", 1, "于", "於").query in found.explanation.zh


@pytest.mark.parametrize("typed", ["測試網路甲貸", "測試網路甲貸靠譜嗎"])
def test_a_name_in_taiwans_words_is_asked_about_once_in_the_mainlands(typed: str) -> None:
    known = IndexedName("测试网络甲贷", "app", "brand", "测试网络甲贷", "product", 3)
    first = similar_names(typed, known)[0]
    assert (first.entity_id, first.kind, first.name, first.positions) == ("app", "near", known.text, ())
    assert "换成大陆的用词是 测试网络甲贷（测试网络甲贷）" in first.explanation.zh


def test_a_firm_in_taiwans_words_is_asked_about_also_without_its_legal_form() -> None:
    firm = organisation("firm", "测试网络甲小额贷款有限公司", 3)
    first = similar_names("測試網路甲小額貸款", *firm)[0]
    assert (first.entity_id, first.kind) == ("firm", "near")
    assert "换成大陆的用词是 测试网络甲小额贷款" in first.explanation.zh
