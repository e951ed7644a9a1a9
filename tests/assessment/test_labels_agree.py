"""The word above an answer, its headline, its notes and its evidence say one thing: over all names on record, names of
several meanings, lines of statements, and names nobody knows."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest

from checker.assessment.assess import assess
from checker.assessment.context import AssessmentContext
from checker.dataset.dataset import Dataset
from checker.report import Evidence, Report
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.rules import load
from checker.service.checker import Checker
from checker.summary.model import Summary
from checker.summary.summarise import summarise
from registries.model import Confidence
from registries.sources import SOURCES

ON: Final = date(2026, 11, 30)
OTHERS: Final = (
    *("没人知道的名字", "招商银行有限责任公司", "京东", "360", "平安", "中金支付-未知人", "hulixiaodai"),
    *("微粒贷内部渠道", "借呗贷款", "花呗客服", "360网贷", "某某融资担保有限公司"),
)
#: Words that a headline may hold only under the words of the slip beside it.
WORDS: Final[dict[str, str]] = {
    "不知道是谁": "^没查到这个名字",
    "像账单上的一行字": "^这像账单",
    "只见过这个名字": "见过|没有人核实过",
    "只在通报里见过": "写到过",
    "名单上的名字差一点": "^名单上没有一字不差",
    "不止一个意思": "^这个叫法",
    "可能说的是别的名字": "^这个叫法",
    "能放贷": "可以放贷",
    "介绍借款": "是介绍借款的",
    "官方通报点了这个名字": "写到它",
    "催收公司": "是催收公司",
    "没查到金融牌照": "没查到它有金融牌照",
    "只知道名字，没证实": "^认得这个名字",
    "知道谁在运营，没证实": "^知道它是谁",
}


@pytest.fixture(scope="module")
def dataset(starter_checker: Checker) -> Dataset:
    return starter_checker.newest()


def ask(dataset: Dataset, name: str, lender: str | None = None, **observed: str) -> Report:
    request = CheckRequest.model_validate({"name": name, "lender": lender, "observed": observed, "on": ON})
    context = AssessmentContext(dataset, load(), SOURCES, ON)
    return assess(parse_request(request), context, "", explain=False)


@pytest.fixture(scope="module")
def reports(dataset: Dataset) -> list[tuple[Report, Summary]]:
    names = [*sorted({entity.name for entity in dataset.graph.entities.values()}), *OTHERS]
    answers = [ask(dataset, name) for name in names]
    return [(report, summarise(report)) for report in answers]


def names_itself(row: Evidence, name: str) -> bool:
    """Whether a record is about that very name, and not about a firm that is said to stand behind it."""
    return name in {row.record.get(key) for key in ("legal_name", "subject", "brand", "partner", "payee")}


def contradictions(report: Report, summary: Summary) -> Iterator[str]:
    word, headline = summary.word.zh, report.verdict.headline.zh
    own = [row for row in report.evidence if row.confidence != "told"]
    verified = [row for row in own if row.confidence in (Confidence.OFFICIAL, Confidence.REPORTED)]
    verified = [row for row in verified if names_itself(row, summary.title)]
    if word in WORDS and not re.search(WORDS[word], headline):
        yield f"“{word}” over “{headline}”"
    if word == "不知道是谁" and (own or any(row.state == "found" for row in report.coverage)):
        yield "not found, and yet seen"
    if ("只见过" in word or "没核实过" in word) and verified:
        yield f"“{word}”, and yet {verified[0].publisher} is cited"
    if "没查到这个名字" in headline and (report.match.entity or report.match.kind == "ambiguous"):
        yield "a name that leads somewhere is called not found"
    if "没有查到可用的资料" in headline and verified:
        yield "nothing usable, and yet cited"
    if any("只见过名字" in note.zh for note in report.notes) and verified:
        yield "a note says known by name only, and a source is cited"
    said = word + (summary.limit.zh if summary.limit else "") + summary.basis.zh
    if "催收公司" in headline and "只能介绍借款" in said:
        yield "a collector that introduces loans"
    named = re.search(r"(\d+)家放款机构的名单写了它", headline)
    if named and word == "介绍借款":
        listed = re.search(r"等(\d+)家", summary.basis.zh)
        count = int(listed[1]) if listed else summary.basis.zh.split("的名单写了它")[0].count("、") + 1
        if count != int(named[1]):
            yield f"{named[1]} lenders in the headline, {count} on the slip"


def test_the_word_agrees_with_every_sentence_for_all_names(reports: list[tuple[Report, Summary]]) -> None:
    pairs = [(report, fault) for report, summary in reports for fault in contradictions(report, summary)]
    found = [f"{report.query.name}: {fault}" for report, fault in pairs]
    assert found == []
    assert len(reports) > 2000
    assert {summary.word.zh for _, summary in reports} >= set(WORDS)


def test_every_standing_and_kind_of_match_is_among_them(reports: list[tuple[Report, Summary]]) -> None:
    assert {report.verdict.standing for report, _ in reports} == {
        *("disqualified", "licensed_lender", "lender_product", "not_a_lender"),
        *("listed_partner", "warned", "unconfirmed", "unknown"),
    }
    assert {report.match.kind for report, _ in reports} >= {"legal_name", "alias", "ambiguous", "none"}


def test_a_kind_that_nobody_verified_is_told_as_hearsay(dataset: Dataset) -> None:
    report = ask(dataset, "福州奇富融资担保有限公司")
    assert report.verdict.headline.zh.startswith("据没有核实过的资料，福州奇富融资担保有限公司是融资担保公司。")
    assert "By material that nobody verified" in report.verdict.headline.en
    assert summarise(report).word.zh == "融资担保公司（没核实过），不能放贷"
    checked = ask(dataset, "海南信飞融资担保有限公司")
    assert checked.verdict.headline.zh.startswith("海南信飞融资担保有限公司是融资担保公司。")


def test_a_lender_beside_a_name_of_several_meanings_is_not_told_that_the_name_was_not_found(dataset: Dataset) -> None:
    said = {name: ask(dataset, name, "招商银行股份有限公司").lender for name in ("360网贷", "没人知道的名字")}
    several, nobody = said.values()
    assert several is not None
    assert nobody is not None
    assert "说的是谁还不清楚" in several.relation_text.zh
    assert "没查到" not in several.relation_text.zh
    assert "没查到" in nobody.relation_text.zh
