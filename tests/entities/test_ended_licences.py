"""Rows that say a licence has ended, beside rows that say it is in force. Firm names are invented."""

from typing import Any

import pytest

from checker.entities.standing import ended_licence, licence_in_force, standing_of
from checker.report import Report
from registries.model import Record
from tests.end_to_end.test_worked_examples import ask, world
from tests.every_case import every_case
from tests.factories.records import cite, licence, notice, partner, product
from tests.factories.worlds import TODAY, graph_of, only

BANK, FIRM, APP = "甲乙银行股份有限公司", "丙丁信息科技有限公司", "丙丁借"
NOTE = {"zh": "已由戊己银行吸收合并。", "en": "Merged into another bank."}


def bank(status: str = "in_force", as_of: str | None = "2026-06-30", type_: str = "bank", **fields: Any) -> Record:
    confidence = fields.pop("confidence", "reported")
    return licence(BANK, type_, status, cite=cite(as_of, confidence), **fields)


def standing(*records: Record) -> str:
    graph = graph_of(*records)
    return standing_of(only(graph, BANK), graph, TODAY).standing


def report(*records: Record, name: str = BANK, **fields: Any) -> Report:
    return ask(world(*records), name, **fields)


@every_case(
    ("records", "expected"),
    [
        ([bank("cancelled")], "disqualified"),
        ([bank("suspended")], "unconfirmed"),
        ([bank("expired")], "unconfirmed"),
        ([bank("cancelled", confidence="unverified")], "unknown"),
        ([bank("cancelled", "2025-12-31"), bank(as_of="2026-06-30")], "licensed_lender"),  # restored later
        ([bank("cancelled", "2026-06-30"), bank(as_of="2025-12-31")], "disqualified"),
        ([bank("suspended", "2026-06-30"), bank(as_of="2025-12-31")], "unconfirmed"),
        ([bank("cancelled", "2026-06-30"), bank(as_of="2026-06-30")], "disqualified"),  # of one day the warning
        ([bank("cancelled", "2026-06-30"), bank(as_of="2026-06")], "disqualified"),
        ([bank("cancelled", "2026-06"), bank(as_of="2026-06-30")], "disqualified"),
        ([bank("cancelled", "2026-05"), bank(as_of="2026-06-30")], "licensed_lender"),
        ([bank("cancelled", "2026-06-30"), bank(as_of=None)], "disqualified"),
        ([bank("cancelled", None), bank(as_of="2026-06-30")], "licensed_lender"),
        ([bank("cancelled", None), bank(as_of=None)], "disqualified"),
        ([bank("cancelled", "2026-06-30", "payment"), bank(as_of="2025-12-31")], "licensed_lender"),
        ([bank("cancelled", "2026-06-30"), bank(as_of="2025-12-31", type_="private_bank")], "disqualified"),
        ([bank("cancelled", "2025-12-31"), bank(as_of="2026-06-30", type_="private_bank")], "licensed_lender"),
        ([bank("cancelled", "2026-06-30", "microloan"), bank(as_of="2025-12-31")], "licensed_lender"),
        ([bank("cancelled", "2026-06-30", confidence="unverified"), bank(as_of="2025-12-31")], "licensed_lender"),
        ([bank("cancelled", "2026-06-30"), bank(as_of="2026-09-30", confidence="unverified")], "disqualified"),
        ([bank("identified", "2026-06-30"), bank(as_of="2025-12-31")], "licensed_lender"),
    ],
)
def test_which_row_holds(records: list[Record], expected: str) -> None:
    assert standing(*records) == expected
    graph = graph_of(*records)
    in_force = licence_in_force(only(graph, BANK), TODAY)
    assert (in_force is not None) == (expected == "licensed_lender")


def test_a_row_that_a_later_one_overrules_is_not_told() -> None:
    later = graph_of(bank("cancelled", "2025-12-31"), bank(as_of="2026-06-30"))
    assert ended_licence(only(later, BANK)) is None
    other = graph_of(bank("cancelled", "2025-12-31", "payment"), bank(as_of="2026-06-30"))
    assert ended_licence(only(other, BANK)) is not None


def test_a_licence_to_lend_is_told_before_another_and_the_newest_first() -> None:
    graph = graph_of(bank("cancelled", "2026-06-30", "payment"), bank("suspended", "2025-01-01"))
    told = ended_licence(only(graph, BANK))
    assert told is not None
    assert told.record.licence_type == "bank"
    graph = graph_of(bank("cancelled", "2026-06-30"), bank("suspended", "2025-01-01"))
    told = ended_licence(only(graph, BANK))
    assert told is not None
    assert told.record.status == "cancelled"


@pytest.mark.parametrize(
    ("status", "tier", "words"),
    [("cancelled", "D", "放贷资格已经没有了"), ("suspended", "C", "被暂停"), ("expired", "C", "到期后没有延续")],
)
def test_what_a_borrower_reads(status: str, tier: str, words: str) -> None:
    answer = report(bank(status, note=NOTE))
    finding = next(one for one in answer.findings if one.rule == "licence_status")
    assert (answer.verdict.tier, finding.severity) == (tier, "strong")
    for text in (answer.verdict.headline.zh, finding.text.zh):
        assert words in text
        assert BANK in text
        assert "已由戊己银行吸收合并" in text
        assert "2026年6月30日" in text
    assert "Merged into another bank" in answer.verdict.headline.en
    assert "钱到手了吗" in finding.advice.zh


def test_clean_answers_do_not_talk_a_cancelled_licence_away() -> None:
    answers = {"same_company": "yes", "upfront_fee": "no", "private_payee": "no", "downloaded_by_link": "no"}
    assert report(bank("cancelled"), observed=answers).verdict.risk_score >= 70


def test_a_notice_that_says_the_same_is_told_alone() -> None:
    answer = report(bank("cancelled"), notice(BANK, "cancelled"))
    assert {one.rule for one in answer.findings} & {"licence_status", "licence_revoked_or_missing"} == {
        "licence_revoked_or_missing"
    }


def test_a_payment_licence_that_ended_is_information() -> None:
    answer = report(bank("cancelled", "2026-06-30", "payment"), bank(as_of="2026-06-30"))
    finding = next(one for one in answer.findings if one.rule == "licence_status")
    assert (finding.severity, finding.points) == ("info", 0)
    assert answer.verdict.standing == "licensed_lender"


def test_the_operator_s_and_the_typed_lender_s_rows_are_told_under_their_names() -> None:
    own = product("甲乙贷", BANK)
    of_app = report(bank("suspended"), own, name="甲乙贷")
    assert of_app.verdict.standing == "unconfirmed"
    assert BANK in next(one for one in of_app.findings if one.rule == "licence_status").text.zh
    typed = report(bank("suspended"), product(APP, FIRM), name=APP, lender=BANK)
    assert BANK in next(one for one in typed.findings if one.rule == "licence_status").text.zh
    assert typed.lender is not None
    assert "被暂停" in typed.lender.headline.zh


def test_a_list_of_a_lender_whose_licence_ended_confirms_nobody() -> None:
    rows = (product(APP, FIRM), licence(FIRM, "technology", "identified"), partner(BANK, FIRM))
    assert report(bank(), *rows, name=APP).verdict.standing == "listed_partner"
    for status in ("cancelled", "suspended", "expired"):
        assert report(bank(status), *rows, name=APP).verdict.standing == "unconfirmed", status
        assert not [one for one in report(bank(status), *rows, name=APP).suppositions if one.answer == BANK]
