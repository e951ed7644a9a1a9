"""The box of a stop: it lends a name no credit, and says nothing of money that never came."""

import re
from datetime import date
from typing import Final

import pytest

from checker.assessment.assess import assess
from checker.assessment.context import AssessmentContext
from checker.dataset.dataset import Dataset
from checker.report import Report
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.rules import load
from checker.service.checker import Checker
from registries.sources import SOURCES
from tests.every_case import every_case

ON: Final = date(2026, 11, 30)


@pytest.fixture(scope="module")
def dataset(starter_checker: Checker) -> Dataset:
    return starter_checker.newest()


def ask(dataset: Dataset, name: str, lender: str | None = None, **observed: str) -> Report:
    request = CheckRequest.model_validate({"name": name, "lender": lender, "observed": observed, "on": ON})
    context = AssessmentContext(dataset, load(), SOURCES, ON)
    return assess(parse_request(request), context, "", explain=False)


def stopped(dataset: Dataset, name: str, **observed: str) -> tuple[str, str]:
    report = ask(dataset, name, upfront_fee="yes", **observed)
    situation = report.situation
    assert situation.alert == "stop"
    assert situation.separate is not None
    steps = "".join(step.zh for step in situation.do_now) + report.verdict.tier_text.zh
    return steps, situation.separate.zh


@every_case(
    ("name", "said", "unsaid"),
    [
        ("没人知道的名字", "这不等于这个名字没问题", "可能有人冒充它"),
        ("360网贷", "这不等于这个名字没问题", "没查到"),
        ("三亚农村商业银行股份有限公司", "这不等于这个名字没问题", "没查到"),
        ("奇富借条", "奇富借条本身查到的结果不变；可能有人冒充它", "没问题"),
        ("京东金条", "还没证实。也可能有人冒充它", "没问题"),
        ("考拉速借", "官方的名单或通报写到过它", "冒充"),
        ("重庆市阿拉丁小额贷款有限公司", "官方的名单或通报写到过它", "冒充"),
        ("福州奇富融资担保有限公司", "不说明它好，也不说明它坏", "冒充"),
    ],
)
def test_a_stop_lends_no_name_more_credit_than_it_has(dataset: Dataset, name: str, said: str, unsaid: str) -> None:
    _, separate = stopped(dataset, name)
    assert said in separate
    assert unsaid not in separate


def test_a_caution_says_the_same_of_the_name(dataset: Dataset) -> None:
    situation = ask(dataset, "没人知道的名字", downloaded_by_link="yes").situation
    assert situation.alert == "caution"
    assert situation.separate is not None
    assert situation.separate.zh == "这说的是你遇到的事。没人知道的名字：资料不够，判断不了。这不等于这个名字没问题。"


RED: Final = (
    *("code_asked", "screen_share", "private_payee"),
    *("fake_official_letter", "campus_loan_cancel", "papers_forged"),
)
CAME: Final = re.compile("借到手的钱|到手的钱要还|到手了：|当天从官网")


@pytest.mark.parametrize("key", RED)
def test_steps_follow_whether_the_money_has_come(dataset: Dataset, key: str) -> None:
    said = {answer: stopped(dataset, "奇富借条", money_received=answer, **{key: "yes"})[0] for answer in ("yes", "no")}
    assert not CAME.search(said["no"]), said["no"]
    assert "钱没到手：先别交任何钱" in said["no"]
    assert "借到手的钱还要还" in said["yes"]
    assert "别再付新费用" in said["yes"]
    for steps in said.values():
        assert "钱到手了吗" not in steps, "it was answered"
    assert "钱到手了吗" in stopped(dataset, "奇富借条", **{key: "yes"})[0]
    guarantor = ask(dataset, "奇富借条", "福州奇富融资担保有限公司", money_received="no").verdict
    assert guarantor.tier == "E"
    assert not CAME.search(guarantor.tier_text.zh)
