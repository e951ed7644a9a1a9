"""The worked examples of the rules, judged whole: from records, answers and an offer to score and tier.

Firm names are invented (甲, 乙 …); lists are fresh or old as each example says.
"""

from datetime import date
from typing import Any

import pytest

from checker.assessment.assess import assess
from checker.assessment.context import AssessmentContext
from checker.dataset.dataset import Dataset, dataset_of
from checker.report import Report
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.rules import load
from registries.firm_names.entity_names import named_entities
from registries.model import Record
from registries.sources import SOURCES
from tests.factories.records import cite, held, licence, notice, partner, product

TODAY = date(2026, 11, 24)
OLD = cite("2025-06-30")
LENDER, BANK, MICRO = "甲乙消费金融有限公司", "甲乙银行股份有限公司", "甲乙小额贷款有限公司"
OPERATOR, BRAND = "丙丁信息科技有限公司", "丙丁借"
CLEAN = {"upfront_fee": "no", "private_payee": "no", "downloaded_by_link": "no"}
FAIR = {"received": "10000", "start": "2026-10-01", "payments": [{"amount": "902"}] * 12}
DEAR = {"received": "20000", "start": "2026-10-01", "payments": [{"amount": "2008.24"}] * 12}


def world(*records: Record) -> Dataset:
    ids: dict[tuple[str, str], str] = {}
    for record in records:
        for named in named_entities(record):
            ids.setdefault((named.type, named.key), named.declared_id or named.minted_id())
    return dataset_of(1, held(*records), ids, {})


def ask(dataset: Dataset, name: str, **fields: Any) -> Report:
    asked = parse_request(CheckRequest.model_validate({"name": name, "on": TODAY, **fields}))
    return assess(asked, AssessmentContext(dataset, load(), SOURCES, TODAY), "")


def result(report: Report) -> tuple[int, str, int]:
    verdict = report.verdict
    assert sum(line.points for line in verdict.score_lines) == verdict.risk_score
    return verdict.risk_score, verdict.tier, verdict.answered


def platform(*more: Record, list_date: str = "2026-09-30") -> Dataset:
    """A platform on its lender's own list."""
    return world(
        licence(LENDER),
        licence(OPERATOR, "technology", "identified"),
        product(BRAND, OPERATOR),
        partner(LENDER, OPERATOR, cite=cite(list_date)),
        *more,
    )


INTERVIEW = notice(BRAND, "interview", date="2026-03-13", cite=cite("2026-03-13"))


def test_unknown_nothing() -> None:
    assert result(ask(world(licence(LENDER)), "没有的名字")) == (55, "U", 0)


def test_listed_partner_on_old_lists_with_one_interview() -> None:
    assert result(ask(platform(INTERVIEW, list_date="2025-10-01"), BRAND)) == (48, "B", 2)


def test_lender_by_name_on_an_old_roster_and_on_a_fresh_one() -> None:
    assert result(ask(world(licence(LENDER, cite=OLD)), LENDER)) == (40, "B", 1)
    assert result(ask(world(licence(LENDER)), LENDER)) == (30, "B", 1)


def test_listed_partner_on_a_fresh_list_with_one_interview() -> None:
    report = ask(platform(INTERVIEW), BRAND)
    assert result(report) == (30, "B", 2)
    assert [line.points for line in report.verdict.score_lines if line.kind == "lift"] == [5]


def test_everything_answered_and_clean() -> None:
    """Base 20, interview 8, positives capped at 12."""
    observed = {**CLEAN, "same_company": "yes"}
    report = ask(platform(INTERVIEW), BRAND, lender=LENDER, observed=observed, offer=FAIR)
    assert result(report) == (16, "A", 8)
    assert "正规" not in report.verdict.tier_text.zh
    assert "不是推荐" in report.verdict.tier_text.zh


def test_the_same_at_35_9_percent() -> None:
    observed = {**CLEAN, "same_company": "yes"}
    report = ask(platform(INTERVIEW), BRAND, lender=LENDER, observed=observed, offer=DEAR)
    assert report.cost is not None
    assert str(report.cost.apr_nominal) == "35.90"
    assert result(report) == (50, "C", 8)


def test_a_licensed_microloan_company_at_714() -> None:
    """A licence buys no red line back: 90, 4 for the strong concerns besides, 3 more where less arrived than agreed."""
    dataset = world(licence(MICRO, "microloan"))
    offer = {"received": "7000", "start": "2026-11-01", "payments": [{"amount": "10000", "due": "2026-11-08"}]}
    observed = {**CLEAN, "agreed_to_payout": "no"}
    report = ask(dataset, MICRO, lender=MICRO, offer=offer, observed=observed)
    assert result(report)[:2] == (94, "E")
    short = ask(dataset, MICRO, lender=MICRO, offer={**offer, "principal": "10000"}, observed=observed)
    assert result(short)[:2] == (97, "E")
    assert short.verdict.standing == "licensed_lender"


def test_warned() -> None:
    assert result(ask(world(notice("假名字贷", "warning")), "假名字贷"))[:2] == (71, "D")


@pytest.mark.parametrize(
    ("signed", "expected"), [(None, (71, "D")), ("2026-06-01", (90, "E")), ("2026-05-31", (71, "D"))]
)
def test_disqualified_by_the_day_of_the_contract(signed: str | None, expected: tuple[int, str]) -> None:
    dataset = world(licence(MICRO, "microloan", cite=cite("2026-01-31")), notice(MICRO, "cancelled"))
    assert result(ask(dataset, MICRO, contract_date=signed))[:2] == expected


def test_unknown_and_the_contract_names_no_lender() -> None:
    report = ask(world(licence(LENDER)), "没有的名字", observed={"contract_names_lender": "no"})
    assert result(report)[:2] == (71, "D")


def test_unknown_with_only_a_filing_offered_as_licence() -> None:
    report = ask(world(licence(LENDER)), "没有的名字", observed={"filing_called_licence": "yes"})
    assert result(report)[:2] == (63, "U")


def test_a_banks_own_app_all_answered_clean() -> None:
    dataset = world(licence(BANK, "bank"), product("甲乙快贷", BANK))
    observed = {**CLEAN, "same_company": "yes"}
    report = ask(dataset, "甲乙快贷", lender=BANK, observed=observed, offer=FAIR)
    assert result(report) == (11, "A", 8)


def test_a_bank_with_night_and_third_party_calls_keeps_its_result() -> None:
    """Conduct is told apart: “qualified: found; collection: high” and never a word against the licence."""
    dataset = world(licence(BANK, "bank"))
    plain = ask(dataset, BANK)
    told = ask(dataset, BANK, observed={"called_at_night": "yes", "told_others": "yes", "you_unreachable": "no"})
    assert result(told) == result(plain)
    assert told.situation.alert == "caution"
    assert told.situation.conduct is not None
    assert told.situation.conduct >= 80
    assert told.verdict.standing == "licensed_lender"


def test_without_the_gate_nothing_is_tier_a() -> None:
    """Each missing answer alone lifts the score to 30."""
    whole = {"observed": {**CLEAN, "same_company": "yes"}, "offer": FAIR, "lender": LENDER}
    assert ask(platform(), BRAND, **whole).verdict.tier == "A"
    for key in ("upfront_fee", "private_payee"):
        for answer in ("unknown", "yes"):
            observed = {**CLEAN, "same_company": "yes", key: answer}
            assert ask(platform(), BRAND, **{**whole, "observed": observed}).verdict.tier != "A", (key, answer)
    assert ask(platform(), BRAND, **{**whole, "offer": None}).verdict.tier != "A"
    assert ask(platform(), BRAND, **{**whole, "lender": None}).verdict.tier != "A"
