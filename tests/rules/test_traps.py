"""The twenty traps of the reference list, each as a whole question or, where nobody can ask it, as facts.

The names are those a borrower types; the data is what the package ships.
"""

import re
from datetime import date
from decimal import Decimal

import pytest

from checker.observations import observations
from checker.report import Report
from checker.rules import SITUATION_GROUPS, VOCABULARY, Fact, evaluate, load
from checker.rules.vocabulary import Value
from checker.service.checker import Checker
from checker.terms import Severity
from tests.every_case import every_case
from tests.factories.worlds import answer_of_its_day
from tests.rules.offers import monthly, once

TODAY = date(2026, 11, 24)
BANK = "中国工商银行股份有限公司"
ZHAOLIAN = "招联消费金融股份有限公司"
MICROLOAN = "深圳市财付通网络金融小额贷款有限公司"
GUARANTOR = "福州奇富融资担保有限公司"


@pytest.fixture
def checker(starter_checker: Checker) -> Checker:
    return starter_checker


def ask(checker: Checker, name: str, **fields: object) -> Report:
    return answer_of_its_day(checker, name, **{"on": TODAY, **fields})


def on_each_day(checker: Checker, name: str, **fields: object) -> dict[str, Report]:
    """The same question for a contract of each of `_DAYS`, asked today or, for a later one, on its own day."""
    return {
        day: ask(checker, name, contract_date=day, on=max(TODAY, date.fromisoformat(day)), **fields) for day in _DAYS
    }


def hits_of(**values: Value) -> dict[str, Severity]:
    facts = {name: Fact(value, ("e1",)) for name, value in values.items()}
    return {hit.rule: hit.severity for hit in evaluate(load(), facts, TODAY).hits}


def found(report: Report) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in report.findings}


def rate(report: Report) -> Decimal:
    assert report.cost is not None
    return report.cost.compared


def test_trap_01_a_brand_is_not_a_lender(checker: Checker) -> None:
    alone = ask(checker, "360借条").verdict
    by_lender = {lender: ask(checker, "360借条", lender=lender) for lender in (ZHAOLIAN, MICROLOAN, GUARANTOR)}
    assert alone.standing == "listed_partner"
    for lender, report in by_lender.items():
        assert report.lender is not None
        assert report.lender.entity is not None
        assert report.lender.entity.name == lender, "the contract's lender has a line of its own"
        assert report.verdict.standing == "listed_partner", "and the verdict is about the brand"
    assert by_lender[GUARANTOR].verdict.tier == "E"
    assert by_lender[MICROLOAN].lender is not None
    assert by_lender[MICROLOAN].lender.standing == "licensed_lender"
    assert ask(checker, "360网贷").match.entity is None


def test_trap_02_an_operator_without_lending_licence_is_no_fault(checker: Checker) -> None:
    report = ask(checker, "上海淇毓信息科技有限公司")
    assert report.verdict.standing == "not_a_lender"
    assert not [finding for finding in report.findings if finding.points > 0]
    assert hits_of(lender_given=True, lender_type="technology") == {"lender_type_may_not_lend": "info"}


@pytest.mark.parametrize(
    ("name", "other"),
    [("银享花", "宜享花"), ("易花花", "宜享花"), ("富益花", "宜享花"), ("马上金融", "马上消费金融股份有限公司")],
)
def test_trap_03_names_that_look_alike_are_not_merged(checker: Checker, name: str, other: str) -> None:
    report = ask(checker, name)
    assert report.match.entity is None or report.match.entity.name != other
    assert report.verdict.subject is None or report.verdict.subject.name != other
    assert report.verdict.standing != "licensed_lender"
    assert report.findings == (), "a likeness alone accuses nobody"
    assert hits_of(lookalike_of_trusted=True, own_record=True, operator_known=True, operator_differs=True) == {}


def test_trap_04_a_former_name_leads_to_the_same_product(checker: Checker) -> None:
    old, new = ask(checker, "360借条"), ask(checker, "奇富借条")
    assert old.match.entity == new.match.entity
    assert old.verdict == new.verdict
    assert "电话" not in old.model_dump_json(include={"chain", "findings", "evidence"})


def test_trap_05_an_old_list_confirms_nothing_and_revokes_nothing(checker: Checker) -> None:
    old = ask(checker, "招联消费金融")
    fresh = ask(checker, "招联消费金融", on=date(2025, 9, 1))
    assert (fresh.verdict.risk_score, old.verdict.risk_score) == (30, 40)
    assert "licence_revoked_or_missing" not in found(old)
    assert "licence_revoked_or_missing" not in hits_of(licence_in_force=False)


@pytest.mark.parametrize(
    ("name", "head_office"),
    [
        ("中国工商银行股份有限公司北京分行", BANK),
        ("招商银行股份有限公司信用卡中心", "招商银行股份有限公司"),
        ("天天招商银行", None),
    ],
)
def test_trap_06_a_branch_is_its_head_office_and_a_lookalike_is_not(
    checker: Checker, name: str, head_office: str | None
) -> None:
    entity = ask(checker, name).match.entity
    assert (entity.name if entity else None) == head_office


def test_trap_07_there_is_no_one_line_for_all(checker: Checker) -> None:
    """30 % a year: which line it crosses depends on who lends and on the day of the contract."""
    offer = monthly("974.87")

    def told(rule: str, name: str = "某某贷", **fields: object) -> list[Severity | None]:
        return [found(report).get(rule) for report in on_each_day(checker, name, **fields).values()]

    person = offer | {"lender_type": "private"}
    assert told("cost_over_24", "360借条", lender=BANK, offer=offer) == ["moderate", "strong", "strong", "strong"]
    assert told("cost_over_24", BANK, lender=BANK, offer=offer) == ["moderate"] * 4
    # a bank typed beside a name that nothing ties to it does not make the price milder than for an unknown lender
    assert told("cost_over_24", lender=BANK, offer=offer) == told("cost_over_24", offer=offer)
    own = {"name": MICROLOAN, "lender": MICROLOAN}
    assert told("cost_over_24", **own, offer=offer) == ["moderate", "moderate", "strong", "strong"]
    assert told("microloan_over_4lpr", lender=MICROLOAN, offer=offer) == [None, None, "weak", "strong"]
    assert told("cost_over_4lpr_private", offer=person) == ["moderate"] * 4
    assert told("cost_over_24", offer=person) == [None] * 4


_DAYS = ("2024-06-01", "2025-11-01", "2026-01-01", "2028-01-01")


def test_trap_08_four_times_lpr_is_not_for_microloans_before_2028(checker: Checker) -> None:
    offer = monthly("926.35")  # 20 %
    lent = on_each_day(checker, "某某贷", lender=MICROLOAN, offer=offer)
    prices = [[item.severity for item in report.findings if item.group == "price"] for report in lent.values()]
    assert prices == [[], [], ["weak"], ["strong"]]
    person = ask(checker, "某某贷", offer=offer | {"lender_type": "private"}, contract_date="2024-06-01")
    assert found(person)["cost_over_4lpr_private"] == "moderate"


@pytest.mark.parametrize(("signed", "over"), [("2025-05-19", False), ("2025-05-20", True)])
def test_trap_09_the_lpr_is_that_of_the_contracts_day(checker: Checker, signed: str, over: bool) -> None:
    """12.3 % is below 4 × 3.10 and above 4 × 3.00, whatever the LPR is today."""
    report = ask(checker, "某某贷", offer=monthly("889.86", lender_type="private"), contract_date=signed)
    assert Decimal("12.2") < rate(report) < Decimal("12.4")
    assert ("cost_over_4lpr_private" in found(report)) is over


def test_trap_10_neither_effective_nor_flat_rates_are_compared(checker: Checker) -> None:
    at_24 = ask(checker, "某某贷", lender=BANK, offer=monthly("945.60"))
    assert at_24.cost is not None
    assert at_24.cost.apr_effective is not None
    assert (round(at_24.cost.apr_nominal, 1), round(at_24.cost.apr_effective, 1)) == (Decimal("24.0"), Decimal("26.8"))
    assert "cost_over_24" not in found(at_24), "24 % nominal is 26.82 % effective, and no more than 24 %"
    flat = ask(checker, "某某贷", lender=BANK, offer=monthly("902"))
    assert rate(flat) == Decimal("14.88"), "what looks like a flat 8.24 %"


def test_trap_11_seven_days_are_not_compounded(checker: Checker) -> None:
    report = ask(checker, "某某贷", offer=once("700", "1000", "2026-11-08", principal="1000"))
    assert report.cost is not None
    assert (report.cost.method, round(rate(report))) == ("simple", 2235)
    assert "不算利滚利" in report.cost.method_text.zh
    assert found(report)["ultra_short_high_cost"] == "hard"


def test_trap_12_cost_is_reckoned_on_what_arrived(checker: Checker) -> None:
    told = ask(checker, "某某贷", offer=once("1400", "2008.22", "2026-11-15", principal="2000"))
    assert round(rate(told)) == 1133, "on the contract's 2000 yuan it would look like 11 %"
    assert found(told)["head_deduction"] == "hard"
    seconds_later = once("2000", "2008.22", "2026-11-15", principal="2000")
    fee = {"amount": "600", "payee": "guarantor", "name": "担保费", "paid_on": None}
    taken = ask(checker, "某某贷", offer=seconds_later | {"fees": [fee]})
    assert rate(taken) == rate(told), "money a third firm takes a second later never arrived"
    assert found(taken)["head_deduction"] == "hard"


def test_trap_13_a_licence_buys_no_red_line_back(checker: Checker) -> None:
    clean = dict.fromkeys(("upfront_fee", "private_payee", "downloaded_by_link", "claims_p2p"), "no")
    answers = {**clean, "contract_available": "yes", "credit_report_same": "yes", "same_company": "yes"}
    offer = once("1400", "2008.22", "2026-11-15", principal="2000")
    report = ask(checker, MICROLOAN, lender=MICROLOAN, offer=offer, observed=answers)
    assert report.verdict.standing == "licensed_lender"
    assert (report.verdict.tier, report.verdict.risk_score >= 90) == ("E", True)


def test_trap_14_not_on_a_list_nobody_holds_whole(checker: Checker) -> None:
    report = ask(checker, "360借条", lender=BANK)
    assert "partner_not_listed" not in found(report)
    assert found(report)["partner_list_unavailable"] == "info"
    common: dict[str, Value] = {"lender_given": True, "lender_type": "bank", "platform_on_list": False}
    held = {**common, "partner_list_held": True}
    assert hits_of(**held) == {"partner_not_listed": "strong"}
    assert "partner_not_listed" not in hits_of(**held, contract_date=date(2025, 9, 30))
    assert "partner_not_listed" not in hits_of(**{**held, "lender_type": "microloan"})


@pytest.mark.parametrize(
    "name", ["招聯消費金融股份有限公司", "招联消费金融有限责任公司", "招联消费金融股份有限公司 ", "招联消费金融"]
)
def test_trap_15_another_spelling_is_found_and_the_unknown_is_not_accused(checker: Checker, name: str) -> None:
    report = ask(checker, name)
    assert report.match.entity is not None
    assert report.match.entity.name == ZHAOLIAN
    nobody = ask(checker, "从没听过的某某借").verdict
    assert (nobody.standing, nobody.tier, nobody.risk_score) == ("unknown", "U", 55)


def test_trap_16_filings_and_other_licences_say_nothing_for_lending(checker: Checker) -> None:
    plain = ask(checker, "从没听过的某某借")
    filed = ask(checker, "从没听过的某某借", observed={"filing_missing": "no", "downloaded_by_link": "no"})
    assert filed.verdict.risk_score == plain.verdict.risk_score
    assert ask(checker, "从没听过的某某借", observed={"filing_called_licence": "yes"}).verdict.risk_score == 63
    for firm in ("财付通支付科技有限公司", GUARANTOR):
        verdict = ask(checker, firm).verdict
        assert verdict.standing == "not_a_lender"
        assert verdict.risk_score >= 40


def test_trap_17_complaints_and_stars_are_no_input() -> None:
    asked = " ".join(f"{item.key} {item.question.zh}" for item in observations())
    facts = " ".join(f"{name} {term.meaning}" for name, term in VOCABULARY.items())
    assert not re.search("complaints|rating|stars|评分|好评|差评|评价|投诉量", f"{asked} {facts}")


def test_trap_18_no_draft_is_law() -> None:
    for rule in load().rules:
        said = rule.legal_basis + "".join(text.zh for text in rule.sentences)
        assert not re.search("征求意见|草案|50亿|36%以内", said), rule.id
    guidance = next(rule for rule in load().rules if rule.id == "cfc_over_20")
    assert guidance.worst == "weak"
    assert "没有公开的正式文件" in guidance.legal_basis


def test_trap_19_how_they_collect_says_nothing_about_the_licence(checker: Checker) -> None:
    conduct = {item.key: "yes" for item in observations() if item.about == "conduct"}
    clean, rough = ask(checker, BANK, lender=BANK), ask(checker, BANK, lender=BANK, observed=conduct)
    assert rough.verdict == clean.verdict.model_copy(
        update={"next": rough.verdict.next, "band": rough.verdict.band}  # a private payee keeps the gate of A shut
    )
    assert rough.findings == clean.findings
    assert rough.situation.alert == "stop"
    assert "collect_illegal_debt_note" not in {finding.rule for finding in rough.situation.findings}
    said = "".join(finding.text.zh + finding.advice.zh for finding in rough.situation.findings)
    assert not re.search("不用还|不必还|可以不还", said)


@pytest.mark.parametrize("name", ["银享花", "360借条", BANK])
def test_trap_20_dont_know_is_never_no(checker: Checker, name: str) -> None:
    unknown = {item.key: "unknown" for item in observations()}
    silent, unsure = ask(checker, name), ask(checker, name, observed=unknown)
    assert unsure.verdict == silent.verdict
    assert unsure.findings == silent.findings
    assert unsure.situation == silent.situation


@every_case("key", [item.key for item in observations()])
def test_trap_20_no_rule_takes_an_open_question_for_an_answer(key: str) -> None:
    """Where an answer clears a rule or makes it hit, no answer does neither."""
    open_rules = {doubt.rule for doubt in evaluate(load(), {}, TODAY).unknown}
    readers = {rule.id for rule in load().rules if key in rule.reads}
    assert readers <= open_rules


def test_an_imitator_of_a_real_lender_is_not_cleared_by_its_licence(checker: Checker) -> None:
    met = {"downloaded_by_link": "yes", "upfront_fee": "yes", "private_payee": "yes"}
    plain, report = ask(checker, ZHAOLIAN), ask(checker, ZHAOLIAN, observed=met)
    assert report.situation.alert == "stop"
    assert {"app_sideload_only", "upfront_payment", "private_account_transfer"} <= {
        finding.rule for finding in report.situation.findings
    }
    assert report.verdict.standing == "licensed_lender", "the real firm stays what it is"
    assert report.verdict.risk_score == plain.verdict.risk_score
    assert plain.verdict.answered == 1, "a licence answers neither channel nor payments"


def test_what_a_page_says_of_itself_lowers_nothing_by_itself(checker: Checker) -> None:
    own_words = {"same_company": "yes", "credit_report_same": "yes", "contract_names_lender": "yes"}
    plain, praised = ask(checker, "从没听过的某某借"), ask(checker, "从没听过的某某借", observed=own_words)
    assert praised.verdict.risk_score == plain.verdict.risk_score
    assert praised.verdict.tier == "U"


def test_the_law_speaks_of_documents_and_dates_not_of_crooks() -> None:
    for rule in load().rules:
        if rule.group not in SITUATION_GROUPS:
            assert not re.search("骗|黑平台|犯罪", "".join(text.zh for text in rule.sentences)), rule.id
