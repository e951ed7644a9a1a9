"""Whole questions on the shipped facts: what is asked about a name leads to it, and a tout's name never does."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_name
from checker.entities.standing import standing_of
from checker.names import normalise
from checker.names.questions.readings import readings
from checker.names.tables import rows
from checker.service.checker import Checker
from tests.every_case import every_case

TODAY = date(2026, 11, 24)
HERE = Path(__file__).parent
NAMES = {
    "微粒贷": "微粒贷",
    "京东金条": "京东金条",
    "还呗": "还呗",
    "360借条": "奇富借条",
    "招联金融": "招联消费金融股份有限公司",
}
#: Behind a tout's name; 怎么联系 and a bare name are asked as well.
TOUTED = ("微粒贷", "京东金条")
QUESTIONS = ("", "靠谱吗", "是真的吗", "是哪家公司", "能下款吗", "上征信吗", "会员费能退吗", "我借了5000怎么还")
#: Where somebody looks for the telephone of the real one; with a question behind, it is another's name all the same.
HOTLINE = {"官方客服"}


def listed(name: str) -> list[str]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def facts(starter_checker: Checker) -> Dataset:
    return starter_checker.newest()


def named(query: str, facts: Dataset) -> str | None:
    entity = match_name(normalise(query), facts).entity
    return entity.name if entity else None


def test_what_people_ask_about_a_name_leads_to_it(facts: Dataset) -> None:
    endings = listed("endings.txt")
    assert len(endings) >= 300
    missed = [name + end for end in endings for name, entity in NAMES.items() if named(name + end, facts) != entity]
    assert missed == []


def test_no_tout_is_taken_for_the_name_he_lives_off(facts: Dataset) -> None:
    tails = listed("tout_tails.txt")
    touts = [
        name + tail + asked for name in TOUTED for tail in tails for asked in QUESTIONS if asked or tail not in HOTLINE
    ]
    assert len(touts) >= 2_000
    believed = [
        tout
        for tout in touts
        if (entity := match_name(normalise(tout), facts).entity)
        and standing_of(entity, facts.graph, TODAY).standing != "unknown"
    ]
    assert believed == []


@every_case("query", listed("published_questions.txt"))
def test_questions_that_others_published(query: str, facts: Dataset) -> None:
    question, entity = query.split("\t")
    assert named(question, facts) == entity


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("银享花是哪家银行放款的", ("银享花",)),
        ("银享花会员费能退吗", ("银享花会员费", "银享花")),
        ("怎么注销银享花账户", ("注销银享花账户", "银享花账户", "注销银享花", "银享花")),
        ("银享花放款大厅靠谱吗", ("银享花放款大厅",)),
        ("银享花秒下款", ()),
        ("银享花", ()),
    ],
)
def test_of_a_stranger_only_what_may_be_a_name_is_left(query: str, names: tuple[str, ...]) -> None:
    assert {one.name for one in readings(query) if one.likely} == set(names)


@pytest.mark.parametrize("query", ["微粒贷和花呗哪个好", "微粒贷跟花呗哪个利息低", "微粒贷还是花呗"])
def test_of_two_names_which_is_meant_is_asked(query: str, facts: Dataset) -> None:
    match = match_name(normalise(query), facts).match
    assert (match.kind, match.entity) == ("ambiguous", None)
    assert {one.entity.name for one in match.alternatives} == {"微粒贷", "花呗"}


def test_the_name_and_what_is_said_around_it_are_the_whole_text() -> None:
    for query in ("怎么注销微粒贷账户", "我在微粒贷借了5000要还多少", "微粒贷征信上显示什么"):
        assert [one for one in readings(query) if one.before + one.name + one.behind != query] == []


def test_my_bank_in_an_english_sentence_is_nobodys_name(facts: Dataset) -> None:
    for query in (
        "my bank says 微粒贷 took money from my card",
        "can 微粒贷 freeze my bank account",
        "is my bank the lender behind 微粒贷",
        "we bank with a friend, does 微粒贷 report to it",
    ):
        assert named(query, facts) == "微粒贷", query
    assert named("is my bank legit", facts) is None
    assert {named(query, facts) for query in ("MYbank", "is mybank legit", "my bank", "MY bank怎么样")} == {
        "浙江网商银行股份有限公司"
    }
    assert named("bank of china took money from my bank", facts) == "中国银行股份有限公司"


def test_a_text_of_any_length_takes_bounded_work() -> None:
    assert readings("微粒贷" + "是不是" * 40) == ()


def test_every_word_is_of_one_kind() -> None:
    words = [word for kind, listed in rows("question_words.tsv", 2) if kind != "request" for word in listed.split()]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_the_general_vocabulary_is_what_the_script_writes() -> None:
    path = Path(__file__).parents[3] / "scripts" / "compile_vocabulary.py"
    spec = importlib.util.spec_from_file_location("compile_vocabulary", path)
    assert spec
    assert spec.loader
    compiler = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(compiler)
    tables = compiler.tables()
    assert {
        name: (compiler.TABLES / name).read_bytes() == content for name, content in tables.items()
    } == dict.fromkeys(tables, True)
