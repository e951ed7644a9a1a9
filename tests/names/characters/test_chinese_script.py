"""Traditional characters: which are read as which alone, beside simplified ones, and in a text wholly traditional."""

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
from checker.names.similarity.steps import Step
from tests.names.registry import organisation


@pytest.mark.parametrize(
    ("text", "name", "asked", "prose", "wording"),
    [
        ("測試貸", "测试贷", "测试贷", "测试贷", "测试贷"),
        ("后測", "后测", "后测", "后测", "后测"),
        ("後測", "后测", "后测", "后测", "后测"),
        ("後测", "後测", "后测", "后测", "后测"),  # beside a simplified one it may be another
        ("昇後", "昇后", "升后", "升后", "升后"),  # a character of the standard stays
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
