"""Names in English by which firms and brands are found: what a source prints finds, all else is only asked about."""

from collections import defaultdict

import pytest

from checker.dataset.dataset import Dataset, indexed_names
from checker.dataset.matching import match_name
from checker.english_names.finding import names_in_english, reading_by_rule
from checker.english_names.gloss import letters_of
from checker.english_names.own_names import own_names, rows_of_brand, rows_of_firm
from checker.names import normalise
from checker.report import Match
from checker.service.checker import Checker
from registries.model import Confidence
from scripts.compile_firm_readings import FILE, read_firms


@pytest.fixture(scope="module")
def dataset(starter_checker: Checker) -> Dataset:
    return starter_checker.newest()


def match(name: str, dataset: Dataset) -> Match:
    return match_name(normalise(name), dataset).match


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("JD Finance", "京东金融"),
        ("jd finance", "京东金融"),
        ("JDFinance靠谱吗", "京东金融"),
        ("Ant Check Later", "花呗"),
        ("Huabei", "花呗"),
        ("WeBank", "深圳前海微众银行股份有限公司"),
        ("MYbank", "浙江网商银行股份有限公司"),
        ("Ping An Consumer Finance", "平安消费金融有限公司"),
        ("Industrial and Commercial Bank of China", "中国工商银行股份有限公司"),
        ("Xiaoying Card Loan", "小赢卡贷"),
        ("jingdongjintiao", "京东金条"),
        ("jing dong jin tiao", "京东金条"),
        ("weilidai", "微粒贷"),
    ],
)
def test_a_name_that_a_source_prints_and_pinyin_find(typed: str, name: str, dataset: Dataset) -> None:
    found = match(typed, dataset).entity
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Ant Credit Pay", ["花呗"]),
        ("Lufax", ["陆金所"]),
        ("CCB", ["中国建设银行股份有限公司"]),
        ("Home Credit", ["天津京东消费金融有限公司"]),
        ("jdjt", ["京东金条"]),
        ("wld", ["微粒贷"]),
        ("jd baitiao", ["京东白条"]),
    ],
)
def test_what_nobody_reviewed_and_initials_only_ask(typed: str, names: list[str], dataset: Dataset) -> None:
    found = match(typed, dataset)
    assert found.entity is None
    assert [one.entity.name for one in found.alternatives][: len(names)] == names


def test_what_is_asked_about_is_no_suspicion(dataset: Dataset) -> None:
    matched = match_name(normalise("Lufax"), dataset)
    assert matched.match.kind == "ambiguous"
    assert [one.kind for one in matched.match.alternatives] == ["candidate"]
    assert matched.lookalikes == ()
    assert matched.match.explanation.zh.endswith("它可能是一个名字的简称或英文写法，是不是要由你来定。")
    assert matched.match.alternatives[0].explanation.zh.startswith("Lufax 可能是 陆金所 的英文写法，没有核对过")


def test_our_own_reading_of_a_firm_never_finds_it() -> None:
    assert list(names_in_english("上海淇毓信息科技有限公司", "organisation", reading=True)) == [
        ("Shanghai Qiyu", False)
    ]
    assert list(names_in_english("上海淇毓信息科技有限公司", "organisation", reading=False)) == []
    assert next(names_in_english("招商银行股份有限公司", "organisation", reading=True)) == (
        "China Merchants Bank",
        True,
    )
    assert list(names_in_english("宜享花", "product", reading=True)) == []


def test_a_fake_in_other_characters_bears_no_brands_english_name() -> None:
    assert rows_of_brand("京东金融")
    assert rows_of_brand("京東金融") == ()
    assert rows_of_brand("京东金融 ") == ()
    assert rows_of_firm("京东金融") == ()


def test_every_firm_and_brand_with_an_english_name_is_on_record(dataset: Dataset) -> None:
    firms = {one.name for one in dataset.graph.entities.values() if one.type == "organisation"}
    brands = {one.name for one in dataset.graph.entities.values() if one.type == "product"}
    assert set(own_names().also) - firms == set()
    assert set(own_names().brands) - brands == set()


def test_no_reviewed_english_name_is_that_of_two(dataset: Dataset) -> None:
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name in indexed_names(dataset.graph):
        if name.kind == "alias" and name.text.isascii():
            bearers[letters_of(name.text)].add(name.entity_id)
    sure = {row.en for row in own_names().names.values() if _is_sure(row.source)}
    assert len(sure) > 50
    assert {name: of for name in sure if len(of := bearers[letters_of(name)]) > 1} == {}


def _is_sure(source: str) -> bool:
    return own_names().sources[source].confidence is not Confidence.UNVERIFIED


def test_the_readings_that_are_compiled_are_those_by_rule(dataset: Dataset) -> None:
    """A start that finds its firms in the table reads none by rule, and answers no differently."""
    compiled = dict(line.split("\t") for line in FILE.read_text("utf-8").splitlines() if line[:1] != "#")
    assert compiled == {name: reading_by_rule(name) for name in compiled}
    firms = read_firms(dataset.graph)
    lacking = [name for name in firms if name not in compiled]
    assert len(lacking) <= 0.1 * len(firms), f"run `python -m scripts.compile_firm_readings`: {lacking[:5]} …"
