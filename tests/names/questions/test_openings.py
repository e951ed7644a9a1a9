"""What stands directly behind a name: where another name begins, whatever is asked, and where a sentence does."""

from datetime import date
from itertools import cycle
from pathlib import Path

import pytest

from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_name
from checker.entities.standing import standing_of
from checker.names import normalise
from checker.names.questions.openings import makes_another_name
from checker.names.questions.segmentation import divide
from checker.service.checker import Checker

TODAY = date(2026, 11, 24)
BRANDS = ("微粒贷", "还呗", "京东金条", "招联金融", "桔多多")
QUESTIONS = (
    "",
    "靠谱吗",
    "是真的吗",
    "是哪家公司",
    "能下款吗",
    "上征信吗",
    "会员费能退吗",
    "我借了5000怎么还",
    "怎么联系",
    "说要先交保证金",
    "打电话给我说能提额",
    "是不是骗子",
    "怎么没有了",
    "叫我加他微信",
    "要我先转3000元",
    "有没有人用过",
    "怎么注销",
)
ENGLISH_TOUTS = ("loan center", "fast loan", "support", "trust", "partner", "deals", "offers", "loan market", "wallet")
ENGLISH_QUESTIONS = ("{} {}", "{} {} legit?", "{} {} is it real", "who owns {} {}", "is {} {}", "can i trust {} {}")


@pytest.fixture(scope="module")
def facts(starter_checker: Checker) -> Dataset:
    return starter_checker.newest()


def trusted(query: str, facts: Dataset) -> bool:
    return standing_of(match_name(normalise(query), facts).entity, facts.graph, TODAY).standing != "unknown"


def test_no_noun_behind_a_name_borrows_it(facts: Dataset) -> None:
    lines = Path(__file__).with_name("tout_nouns.txt").read_text(encoding="utf-8").splitlines()
    tails = [line for line in lines if not line.startswith("#")]
    assert len(tails) > 700
    brands, questions = cycle(BRANDS), cycle(QUESTIONS)
    touts = [f"{next(brands)}{tail}{next(questions)}" for tail in tails for _ in range(3)]
    assert [tout for tout in touts if trusted(tout, facts)] == []


def test_no_english_tout_borrows_a_name(facts: Dataset) -> None:
    touts = [question.format("京东金条", tout) for tout in ENGLISH_TOUTS for question in ENGLISH_QUESTIONS]
    assert [tout for tout in touts if trusted(tout, facts)] == []


@pytest.mark.parametrize(
    "tail", ["退费驿站是真的吗", "有额度天地靠谱吗", "给你钱", "说借就借", "公积金贷怎么联系", "尊贵能下款吗"]
)
def test_what_makes_another_name(tail: str) -> None:
    assert makes_another_name(divide(f"微粒贷{tail}").behind[3].translate(str.maketrans("Fjc", "TVP")))


@pytest.mark.parametrize("tail", ["是哪个驿站开的", "在县城有驿站吗", "的意外险能退吗", "被罚款了", "我的工资卡被扣了"])
def test_what_is_said_of_a_name(tail: str) -> None:
    assert not makes_another_name(divide(f"微粒贷{tail}").behind[3].translate(str.maketrans("Fjc", "TVP")))


def test_what_people_say_in_many_registers_leads_to_the_name(facts: Dataset) -> None:
    lines = Path(__file__).with_name("registers.txt").read_text(encoding="utf-8").splitlines()
    wordings = [line for line in lines if not line.startswith("#")]
    assert len(wordings) > 600
    missed = [
        wording
        for wording, name in zip(wordings, cycle(("微粒贷", "还呗", "京东金条")), strict=False)
        if (entity := match_name(normalise(wording.format(name)), facts).entity) is None or entity.name != name
    ]
    assert missed == []
