"""Two registered names are two names: conversion between the scripts never makes one of them, and what it did is told.

Whole questions on the starter facts and a list made up for this.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from opencc import OpenCC

from checker.cache.cache import MemoryCache
from checker.names import IndexedName, NameIndex, normalise
from checker.names.characters.chinese_script import is_conversion_pair, simplified
from checker.names.characters.standard_characters import standard_characters
from checker.names.similarity.comparison import compare
from checker.names.similarity.steps import Step
from checker.names.tables import rows
from checker.report import Report
from checker.service.checker import Checker
from registries.starter.publishing import publish_bundled
from registries.store.store import Store
from tests.every_case import every_case
from tests.factories.records import licence
from tests.factories.worlds import answer_of_its_day
from tests.names.registry import organisation

ON = date(2026, 11, 24)
LISTED = (
    "上海昇和小额贷款有限公司",
    "乾安测丙小额贷款有限公司",
    "松原市乾安县测丁小额贷款有限公司",
    "江苏鍾信小额贷款有限公司",
    "广东于测小额贷款有限公司",
    "重庆后测小额贷款有限公司",
    "北京里测小额贷款有限公司",
    "天津徵测小额贷款有限公司",
    "河北伙测小额贷款有限公司",
    "山西钜测小额贷款有限公司",
    "山东麹测小额贷款有限公司",
    "江西网路测小额贷款有限公司",
    "湖北网络测小额贷款有限公司",
)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('registered') / 'check.db'}")
    publish_bundled(store)
    listed = [licence(name, "microloan") for name in LISTED]
    store.publish("hunan.microloan", listed, sha256="0" * 64, as_of="2026-09-30")
    yield Checker(store, MemoryCache(0), 0)
    store.close()


def ask(checker: Checker, name: str) -> Report:
    return answer_of_its_day(checker, name, on=ON)


TWO_NAMES = [
    ("怀化邦升小额贷款有限公司", "怀化邦昇小额贷款有限公司"),
    ("闻喜县锦盈升小额贷款有限责任公司", "闻喜县锦盈昇小额贷款有限责任公司"),
    ("上海升和小额贷款有限公司", "上海昇和小额贷款有限公司"),
    ("上海升和小贷", "上海昇和小额贷款有限公司"),
    ("上海升和小贷靠谱吗", "上海昇和小额贷款有限公司"),
    ("上海陞和小额贷款有限公司", None),
    ("干安测丙小额贷款有限公司", "乾安测丙小额贷款有限公司"),
    ("松原市干安县测丁小额贷款有限公司", "松原市乾安县测丁小额贷款有限公司"),
    ("广东於测小额贷款有限公司", "广东于测小额贷款有限公司"),
    ("重庆後测小额贷款有限公司", "重庆后测小额贷款有限公司"),
    ("北京裏测小额贷款有限公司", "北京里测小额贷款有限公司"),
    ("天津征测小额贷款有限公司", "天津徵测小额贷款有限公司"),
    ("河北夥测小额贷款有限公司", "河北伙测小额贷款有限公司"),
    ("江苏钟信小额贷款有限公司", "江苏鍾信小额贷款有限公司"),
    ("山西巨测小额贷款有限公司", "山西钜测小额贷款有限公司"),
    ("山东曲测小额贷款有限公司", "山东麹测小额贷款有限公司"),
    # in traditional script: the standard's character stays, so the answer is a question
    ("懷化邦升小額貸款有限公司", "怀化邦昇小额贷款有限公司"),
    ("廣東於測小額貸款有限公司", "广东于测小额贷款有限公司"),
    ("河北夥測小額貸款有限公司靠譜嗎", "河北伙测小额贷款有限公司"),
    ("湖北網路測小額貸款有限公司", "湖北网络测小额贷款有限公司"),
]


@every_case(("typed", "other"), TWO_NAMES)
def test_a_name_that_only_conversion_would_make_another_is_asked_about(
    checker: Checker, typed: str, other: str | None
) -> None:
    report = ask(checker, typed)
    assert (report.match.kind, report.match.entity) == ("none", None)
    assert report.verdict.standing == "unknown"
    assert report.verdict.risk_score >= ask(checker, "测试甲不存在小额贷款有限公司").verdict.risk_score
    if other is not None:
        first = report.match.alternatives[0]
        assert first.entity.name == other
        assert first.kind == ("near" if "網路" in typed else "lookalike")
        assert other in first.explanation.zh


ONE_NAME = [
    ("小額貸款", "懷化邦昇小額貸款有限公司", "怀化邦昇小额贷款有限公司", "variant"),
    ("whole", "怀化邦昇小额贷款有限公司", "怀化邦昇小额贷款有限公司", "legal_name"),
    ("昇", "上海昇和小額貸款有限公司", "上海昇和小额贷款有限公司", "variant"),
    ("昇, short", "上海昇和小贷", "上海昇和小额贷款有限公司", "variant"),
    ("锺", "江苏锺信小额贷款有限公司", "江苏鍾信小额贷款有限公司", "variant"),
    ("鍾", "江苏鍾信小额贷款有限公司", "江苏鍾信小额贷款有限公司", "legal_name"),
    ("鍾, traditional", "江蘇鍾信小額貸款有限公司", "江苏鍾信小额贷款有限公司", "variant"),
    ("鉅", "山西鉅测小额贷款有限公司", "山西钜测小额贷款有限公司", "variant"),
    ("鉅, traditional", "山西鉅測小額貸款有限公司靠譜嗎", "山西钜测小额贷款有限公司", "variant"),
    ("麴", "山東麴測小額貸款有限公司", "山东麹测小额贷款有限公司", "variant"),
    ("後", "重慶後測小額貸款有限公司", "重庆后测小额贷款有限公司", "variant"),
    ("裏", "北京裏測小額貸款有限公司", "北京里测小额贷款有限公司", "variant"),
    ("裡", "北京裡測小額貸款有限公司", "北京里测小额贷款有限公司", "variant"),
    ("乾安縣", "松原市乾安縣測丁小額貸款有限公司", "松原市乾安县测丁小额贷款有限公司", "variant"),
    ("徵", "天津徵測小額貸款有限公司", "天津徵测小额贷款有限公司", "variant"),
    ("網路", "江西網路測小額貸款有限公司", "江西网路测小额贷款有限公司", "variant"),
    ("上徵信嗎", "微粒貸上徵信嗎", "微粒贷", "variant"),
]


@every_case(("typed", "name", "kind"), [one[1:] for one in ONE_NAME])
def test_another_spelling_of_the_same_name_is_that_name(checker: Checker, typed: str, name: str, kind: str) -> None:
    match = ask(checker, typed).match
    assert match.entity is not None
    assert (match.kind, match.entity.name) == (kind, name)


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        ("微粒貸", "把繁体字“貸”读作“贷”", "the traditional “貸” read as “贷”"),
        ("山西鉅测小贷", "把繁体字“鉅”读作“钜”", "the traditional “鉅” read as “钜”"),
        ("江苏锺信小贷", "名单里的繁体字“鍾”读作“锺”", "the list's “鍾” read as “锺”"),
        (
            "懷化邦昇小額貸款有限公司",
            "把繁体字“懷”读作“怀”、“額”读作“额”、“貸”读作“贷”",
            "the traditional “懷” read as “怀”, “額” read as “额”, “貸” read as “贷”",
        ),
    ],
)
def test_the_explanation_says_which_characters_were_read_as_which(
    checker: Checker, typed: str, zh: str, en: str
) -> None:
    explanation = ask(checker, typed).match.explanation
    assert zh in explanation.zh
    assert en in explanation.en


def test_a_name_without_traditional_characters_is_told_of_no_conversion(checker: Checker) -> None:
    assert "读作" not in ask(checker, "上海昇和小贷").match.explanation.zh


def test_the_mixed_up_characters_and_their_place_are_told(checker: Checker) -> None:
    first = ask(checker, "上海升和小贷").match.alternatives[0]
    assert first.explanation.zh == (
        "上海升和小贷 不是 上海昇和小额贷款有限公司：第3字 升 与 昇 是两个字，繁简转换常把它们混成一个"
    )


def test_a_name_in_the_mainlands_words_is_asked_about_and_says_so() -> None:
    index = NameIndex.build([IndexedName("网络甲贷", "a", "brand", "网络甲贷", "product", 3)])
    found = index.resolve(normalise("網路甲貸靠譜嗎"))
    assert (found.kind, found.entity_ids) == ("none", ())
    assert [(one.kind, one.entity_id) for one in found.similar_names] == [("near", "a")]
    assert "换成大陆的用词是 网络甲贷" in found.similar_names[0].explanation.zh


@pytest.mark.parametrize(("a", "b"), [("昇", "升"), ("升", "昇"), ("于", "於"), ("巨", "钜"), ("钟", "锺")])
def test_a_likeness_names_the_pair(a: str, b: str) -> None:
    likeness = compare(f"测{a}甲丙官方", f"测{b}甲丙")
    assert likeness is not None
    assert likeness.kind == "lookalike"
    assert likeness.steps[0] == Step("conversion", 2, a, b)


# What every pair of characters of the standard must hold, not only those above

T2S = OpenCC("t2s").convert
AROUND = ("测{}小额贷款有限公司", "上海{}甲融资担保有限公司", "{}测花", "測{}花")


def converted_alike() -> list[tuple[str, str]]:
    """All pairs of two characters of the standard that OpenCC makes one."""
    image: dict[str, list[str]] = {}
    for char in sorted(standard_characters()):
        image.setdefault(T2S(char), []).append(char)
    return [(a, b) for chars in image.values() for a in chars for b in chars if a != b]


def test_the_pairs_of_the_standard_are_all_of_them() -> None:
    pairs = converted_alike()
    assert {("昇", "升"), ("乾", "干"), ("於", "于"), ("徵", "征"), ("夥", "伙"), ("昇", "陞")} <= set(pairs)
    assert len(pairs) >= 40


@pytest.mark.parametrize("around", AROUND)
def test_names_that_differ_in_such_a_pair_never_lead_to_each_other(around: str) -> None:
    for a, b in converted_alike():
        typed, other = around.format(a), around.format(b)
        index = NameIndex.build(organisation("other", other, 3))
        found = index.resolve(normalise(typed))
        assert (found.kind, found.entity_ids) == ("none", ()), (typed, other)
        if is_conversion_pair(a, b):
            assert [one.kind for one in found.similar_names] == ["lookalike"], (typed, other)
        both = NameIndex.build([*organisation("own", typed, 0), *organisation("other", other, 3)])
        assert both.resolve(normalise(typed)).entity_ids == ("own",), (typed, other)


def test_in_a_simplified_name_no_pair_that_conversion_mixes_up_is_one() -> None:
    pairs = [(a, b) for kind, a, b in rows("script.tsv", 3) if kind == "pair"]
    assert len(pairs) > 200
    for a, b in [*pairs, *((b, a) for a, b in pairs)]:
        index = NameIndex.build(organisation("other", f"测{b}小额贷款有限公司", 3))
        found = index.resolve(normalise(f"测{a}小额贷款有限公司"))
        assert (found.kind, [one.kind for one in found.similar_names]) == ("none", ["lookalike"]), (a, b)


def test_no_character_of_the_standard_is_ever_converted() -> None:
    chars = sorted(standard_characters())
    assert len(chars) == 8105
    assert all(simplified(char) == char for char in chars)
    assert all(simplified(f"{char}後貸臺{char}")[::4] == char * 2 for char in chars)
    whole = "".join(chars)
    assert simplified(whole) == whole


def test_the_standard_is_whole_and_in_its_three_levels() -> None:
    levels = dict.fromkeys("123", "")
    for level, chars in rows("standard_characters.tsv", 2):
        levels[level] += chars
    assert [len(levels[level]) for level in "123"] == [3500, 3000, 1605]
    assert [levels[level][:3] for level in "123"] == ["一乙二", "乂乜兀", "亍尢彳"]


def test_conversion_is_idempotent_and_gives_characters_that_are_not_converted_again() -> None:
    for kind, char, to in rows("script.tsv", 3):
        if kind in {"always", "traditional"}:
            assert char not in standard_characters()
            assert simplified(f"{char}貸") == f"{to}贷"  # 貸 shows which script it is
            assert simplified(to) == to, char


def test_simplified_names_are_read_without_opencc(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> OpenCC:
        raise AssertionError("OpenCC was asked")

    monkeypatch.setattr("checker.names.characters.chinese_script._converter", refuse)
    index = NameIndex.build([IndexedName("昇花", "a", "brand", "昇花", "product", 0)])
    for typed in ("昇花", "升花靠谱吗", "上海昇和小额贷款有限公司", "怀化邦昇"):
        index.resolve(normalise(typed))
