"""What a report says of what was asked, on the shipped facts, and that the page and the terminal lead with it."""

import pytest

from checker.cli.output.plain_answer import plain_lines
from checker.report import Report
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.summary.summarise import summarise


def report_on(name: str, checker: Checker) -> Report:
    return checker.check(CheckRequest(name=name))


@pytest.mark.parametrize(
    ("question", "intent", "said"),
    [
        ("微粒贷是谁放的款", "who_lends", "深圳前海微众银行股份有限公司"),
        ("微粒贷征信上显示什么", "credit_record", "名单里没有写它报不报送征信"),
        ("微粒贷会员费能退吗", "refund", "名单里没有写能不能退"),
        ("招联金融是哪家公司", "who_is_it", "招联消费金融股份有限公司"),
        ("京东金条是谁放的款", "who_lends", "名单里没有写它背后谁放款"),  # what is unverified answers nothing
        ("未曾听说贷是谁放的款", "who_lends", "名单里没有写它背后谁放款"),
    ],
)
def test_the_records_answer_or_it_is_said_that_they_do_not(
    question: str, intent: str, said: str, starter_checker: Checker
) -> None:
    first, *_ = report_on(question, starter_checker).asked_about
    assert (first.intent, said in first.text.zh) == (intent, True)


def test_a_name_alone_asks_nothing_and_what_is_asked_changes_no_verdict(starter_checker: Checker) -> None:
    bare, asked = (report_on(name, starter_checker) for name in ("微粒贷", "微粒贷会员费能退吗"))
    assert bare.asked_about == ()
    assert asked.asked_about != ()
    assert (asked.verdict.risk_score, asked.verdict.standing) == (bare.verdict.risk_score, bare.verdict.standing)


def test_a_pipe_gets_what_was_asked(starter_checker: Checker) -> None:
    report = report_on("微粒贷会员费能退吗", starter_checker)
    keys = [line.split("\t")[:2] for line in plain_lines(report, summarise(report))]
    assert ["asked", "refund"] in keys
