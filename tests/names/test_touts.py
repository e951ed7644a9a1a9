"""What touts could call themselves, asked on the shipped facts: a real name and words behind it are another name."""

from datetime import date
from pathlib import Path

import pytest

from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_name
from checker.entities.standing import standing_of
from checker.names import normalise
from checker.names.tables import rows
from checker.service.checker import Checker
from tests.every_case import every_case

TODAY = date(2026, 11, 24)


def listed(name: str) -> list[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


OTHERS, TAILS = listed("touts.txt"), listed("tout_tails.txt")


@pytest.fixture(scope="module")
def facts(starter_checker: Checker) -> Dataset:
    return starter_checker.newest()


def standing(query: str, facts: Dataset) -> str:
    return standing_of(match_name(normalise(query), facts).entity, facts.graph, TODAY).standing


@every_case("query", OTHERS)
def test_another_name_is_neither_trusted_nor_condemned(query: str, facts: Dataset) -> None:
    assert standing(query, facts) == "unknown"


def test_most_of_them_still_show_the_name_they_live_off(facts: Dataset) -> None:
    silent = [query for query in OTHERS if not match_name(normalise(query), facts).match.alternatives]
    assert len(silent) <= 0.25 * len(OTHERS), silent


def test_no_topic_makes_room_for_a_tout(facts: Dataset) -> None:
    # 哪个平台, 是不是平台 and 这个平台 mean the name
    kinds = [words.split() for kind, words in rows("question_words.tsv", 2) if kind in "QFTVWXjJNRdLM"]
    topics = [word for words in kinds for word in words]
    # every tail behind every eighth word, shifted from tail to tail: all of them together take half a minute
    # 违约 and 金 together are a topic again
    pairs = [(topic, tail) for at, tail in enumerate(TAILS) for topic in topics[at % 8 :: 8]]
    believed = [f"微粒贷{topic}{tail}" for topic, tail in pairs if topic + tail not in topics]
    assert [query for query in believed if standing(query, facts) != "unknown"] == []


@every_case(
    "question",
    [
        "催收爆通讯录怎么投诉",
        "年利率24%合法吗",
        "是国企吗",
        "能协商还本金吗",
        "逾期三个月会怎样",
        "是哪家公司的",
        "说要来我单位",
        "客服电话",
    ],
)
def test_talk_about_a_name_leads_to_it(question: str, facts: Dataset) -> None:
    assert standing(f"微粒贷{question}", facts) == "lender_product"
