"""What a red team found: ways to look better than one is, and ways to be accused of another's deeds."""

import itertools
from datetime import date
from typing import Any

import pytest

from checker.entities.standing import standing_of
from checker.errors import QueryError
from checker.report import Report
from checker.service.checker import Checker
from checker.web.check.report_page import ReportPage
from checker.web.i18n import Translator
from tests.every_case import every_case
from tests.factories.records import cite, licence
from tests.factories.worlds import TODAY, answer_of_its_day, graph_of, only

ON = date(2026, 11, 24)
BANK = "招商银行股份有限公司"
CLEAN = {"upfront_fee": "no", "private_payee": "no", "downloaded_by_link": "no"}
CHEAP = {"received": "10000", "start": "2026-01-05", "payments": [{"amount": "902"}] * 12}


def monthly(amount: str, **fields: Any) -> dict[str, Any]:
    return {"received": "10000", "start": "2026-01-05", "payments": [{"amount": amount}] * 12, **fields}


@pytest.fixture
def checker(starter_checker: Checker) -> Checker:
    return starter_checker


def ask(checker: Checker, name: str, **fields: Any) -> Report:
    return answer_of_its_day(checker, name, **{"on": ON, **fields})


def rules(report: Report) -> dict[str, str]:
    return {finding.rule: finding.severity for finding in (*report.findings, *report.situation.findings)}


@pytest.mark.parametrize(
    "name", ["分期L", "e租宝", "重庆市阿拉丁小额贷款有限公司", "完全没听过的App", "银享花", "分期乐", "奇富借条"]
)
def test_a_banks_name_typed_beside_an_app_makes_nothing_good(checker: Checker, name: str) -> None:
    """分期乐 and 奇富借条 are on lists of lenders, this bank is none of them."""
    plain = ask(checker, name)
    told = ask(checker, name, observed=CLEAN, offer=CHEAP)
    helped = ask(checker, name, lender=BANK, observed=CLEAN, offer=CHEAP)
    assert helped.lender is not None
    assert helped.lender.relation in ("claimed_only", "unknown")
    assert helped.verdict.tier != "A"
    assert helped.verdict.risk_score >= max(plain.verdict.risk_score, told.verdict.risk_score)
    if plain.verdict.standing in ("warned", "disqualified"):
        assert set(rules(plain)) & {"officially_named", "licence_revoked_or_missing"} <= set(rules(helped))
        assert helped.verdict.risk_score >= 50


def test_the_bank_itself_can_still_be_fine(checker: Checker) -> None:
    report = ask(checker, BANK, lender=BANK, observed=CLEAN, offer=CHEAP)
    assert report.verdict.tier == "A"
    for less in ({"offer": None}, {"observed": {}}, {"lender": None}):
        fields = {"lender": BANK, "observed": CLEAN, "offer": CHEAP, **less}
        assert ask(checker, BANK, **fields).verdict.tier != "A", less


def test_a_forgotten_figure_is_no_cheap_loan(checker: Checker) -> None:
    report = ask(checker, BANK, lender=BANK, observed=CLEAN, offer={**CHEAP, "payments": [{"amount": "902"}]})
    assert report.verdict.tier != "A"
    assert report.verdict.answered < 8


def test_a_fee_far_away_is_paid_with_the_last_payment(checker: Checker) -> None:
    fee = {"amount": "3000", "payee": "platform", "paid_on": "2060-01-01"}
    report = ask(checker, BANK, lender=BANK, observed=CLEAN, offer={**CHEAP, "fees": [fee]})
    assert report.cost is not None
    assert report.cost.apr_nominal > 50
    assert "cost_over_24" in rules(report)


@pytest.mark.parametrize(
    "payments",
    [
        [{"amount": "2000", "due": f"2026-11-{day:02d}"} for day in (8, 15, 22, 29)]
        + [{"amount": "2000", "due": "2026-12-06"}],
        [{"amount": "10000", "due": "2026-11-08"}, {"amount": "0.01", "due": "2026-12-09"}],
    ],
)
def test_a_payment_more_does_not_dodge_the_red_line(checker: Checker, payments: list[dict[str, str]]) -> None:
    offer = {"received": "7000", "principal": "10000", "start": "2026-11-01", "payments": payments}
    report = ask(checker, "银享花", offer=offer)
    assert rules(report)["ultra_short_high_cost"] == "hard"
    assert report.verdict.tier == "E"


@every_case("key", ["private_payee", "repay_to_person"])
@every_case(
    ("name", "lender"),
    [(BANK, None), ("360借条", "天下第一好公司有限公司"), ("360借条", "度小满科技（北京）有限公司"), ("360借条", BANK)],
)
def test_a_firm_that_lends_is_no_person_who_is_paid(checker: Checker, key: str, name: str, lender: str | None) -> None:
    report = ask(checker, name, lender=lender, observed={key: "yes", "payee_is_contract_lender": "yes"})
    assert report.situation.alert == "stop"


def test_a_person_who_lends_may_be_paid(checker: Checker) -> None:
    report = ask(
        checker, "没人知道", lender="张三", observed={"private_payee": "yes", "payee_is_contract_lender": "yes"}
    )
    assert report.situation.alert == "none"


@pytest.mark.parametrize("nothing", ["没写", "没有", "无", "不知道", "看不到", "——", "N/A"])
def test_words_for_nothing_are_no_lender(checker: Checker, nothing: str) -> None:
    observed = {"contract_names_lender": "no"}
    assert (
        ask(checker, "某某借", lender=nothing, observed=observed).verdict
        == ask(checker, "某某借", observed=observed).verdict
    )


def test_what_is_ticked_never_overrules_the_records(checker: Checker) -> None:
    observed = {"student": "yes", "solicited": "yes"}
    for lender_type in ("private", "pawn", "microloan", None):
        report = ask(checker, BANK, offer=monthly("1010", lender_type=lender_type), observed=observed)
        assert not [finding for finding in report.findings if finding.severity == "hard"], lender_type
        assert report.verdict.tier in "BC"


def test_an_earlier_day_or_older_rules_look_no_better(checker: Checker) -> None:
    today = ask(checker, "360借条").verdict.risk_score
    assert ask(checker, "360借条", on="2025-01-01").verdict.risk_score >= today
    assert ask(checker, BANK, on="2000-01-01", lender=BANK, observed=CLEAN).verdict.tier != "A"
    with pytest.raises(QueryError):
        ask(checker, BANK, contract_date="2031-01-01")


def test_a_name_one_form_off_is_told_and_earns_nothing(checker: Checker) -> None:
    near = ask(checker, "360借条", lender="招商银行有限公司")
    exact = ask(checker, "360借条", lender=BANK)
    assert near.lender_match is not None
    assert exact.lender_match is not None
    assert exact.lender_match.kind == "legal_name"
    assert "positive" not in {f.severity for f in near.findings if f.rule == "contract_lender_named"}
    assert near.lender is not None
    assert (near.lender.entity, near.lender.standing) == (None, "unknown")
    assert "一字不差" in near.lender.headline.zh
    assert [other.entity.name for other in near.lender_match.alternatives] == [BANK]


def test_a_lender_that_is_not_found_is_told_apart_from_the_name(checker: Checker) -> None:
    report = ask(checker, "360借条", lender="天下第一好公司有限公司")
    assert report.lender is not None
    assert "没查到" in report.lender.headline.zh
    assert report.lender.entity is None


def test_late_charges_close_the_gate(checker: Checker) -> None:
    offer = {**CHEAP, "late_percent": "9999"}
    assert ask(checker, BANK, lender=BANK, observed=CLEAN, offer=offer).verdict.tier != "A"


def test_beside_an_alert_a_mild_tier_says_so(checker: Checker) -> None:
    told = {"lender": BANK, "offer": CHEAP, "observed": {**CLEAN, "fake_official_letter": "yes"}}
    report = ask(checker, BANK, **told)
    assert (report.verdict.tier, report.situation.alert) == ("A", "stop")
    assert "先照上面写的做" in report.verdict.tier_text.zh


def test_money_drawn_under_an_old_contract_is_judged_by_its_own_day(checker: Checker) -> None:
    drawn = ask(checker, BANK, lender=BANK, contract_date="2016-01-01", offer=monthly("990"))
    fresh = ask(checker, BANK, lender=BANK, contract_date="2026-01-05", offer=monthly("990"))
    assert rules(drawn) == rules(fresh)
    assert drawn.verdict.risk_score == fresh.verdict.risk_score


@pytest.mark.parametrize("name", [BANK, "微粒贷"])
@pytest.mark.parametrize("lender", [None, BANK])
def test_a_lender_asked_by_name_is_no_p2p_platform(checker: Checker, name: str, lender: str | None) -> None:
    report = ask(checker, name, lender=lender, observed={"claims_p2p": "yes", "filing_called_licence": "yes"})
    assert not {"p2p_claim", "pseudo_licence_claim"} & rules(report).keys()


def test_an_unknown_app_that_claims_p2p_is_not_helped_by_a_banks_name(checker: Checker) -> None:
    assert rules(ask(checker, "没人知道", lender=BANK, observed={"claims_p2p": "yes"}))["p2p_claim"] == "hard"


def test_the_bank_does_not_pay_for_its_impostor(checker: Checker) -> None:
    report = ask(checker, BANK, observed={"downloaded_by_link": "yes", "paid_out_by_person": "yes"})
    assert report.verdict.risk_score == ask(checker, BANK).verdict.risk_score
    assert any("不一定是真的那一家" in note.zh for note in report.notes)


def test_answers_about_money_that_never_came_mean_nothing(checker: Checker) -> None:
    never = {"agreed_to_payout": "no", "paid_out_by_person": "yes", "money_received": "no"}
    assert ask(checker, "360借条", observed=never).verdict.risk_score == ask(checker, "360借条").verdict.risk_score


def test_answers_that_would_mean_nothing_are_not_supposed(checker: Checker) -> None:
    core = {"membership_forced": "no", "fee_to_platform": "no", "contacts_required": "no"}
    for received, found in (("unknown", True), ("no", False)):
        observed = {**CLEAN, **core, "money_received": received}
        report = ask(checker, BANK, lender=BANK, observed=observed, offer=CHEAP)
        assert report.suppositions, received
        assert ("agreed_to_payout" in {one.observe for one in report.suppositions}) is found, received


def test_an_operator_typed_as_lender_is_no_unlicensed_lender(checker: Checker) -> None:
    fields = {"lender": "度小满科技（北京）有限公司", "observed": {"solicited": "yes"}, "offer": monthly("1010")}
    report = ask(checker, "360借条", **fields)
    assert not [finding for finding in report.findings if finding.severity == "hard"]


def test_what_an_insurer_takes_is_no_smaller_loan(checker: Checker) -> None:
    for payee, found in (("insurer", False), ("broker", False), ("guarantor", True), ("platform", True)):
        offer = {**monthly("902"), "principal": "10000", "fees": [{"amount": "300", "payee": payee}]}
        report = ask(checker, BANK, lender=BANK, offer=offer)
        assert ("head_deduction" in rules(report)) is found, payee


def test_the_order_of_answers_changes_no_byte(checker: Checker) -> None:
    observed = {**CLEAN, "violence": "yes"}
    bodies = {
        ask(checker, "360借条", observed=dict(order)).model_dump_json(exclude={"generated_at"})
        for order in itertools.permutations(observed.items())
    }
    assert len(bodies) == 1


def test_nobody_is_promised_that_a_listed_lender_would_make_an_unknown_name_better(checker: Checker) -> None:
    plain, asked = ask(checker, "银享花"), ask(checker, "银享花", lender=BANK)
    assert plain.suppositions, "other questions are still open"
    assert not [one for one in plain.suppositions if one.answer == "listed"]
    assert (asked.verdict.tier, asked.verdict.risk_score) == (plain.verdict.tier, plain.verdict.risk_score)


def test_whoever_is_in_need_is_asked_nothing(checker: Checker) -> None:
    for words in ("我不想活了", "刚转了钱被骗了"):
        report = ask(checker, words)
        assert report.situation.doors
        assert report.verdict.next == ()
        assert report.suppositions == ()


def test_a_warned_name_is_not_offered_a_way_out(checker: Checker) -> None:
    report = ask(checker, "分期L")
    assert report.verdict.standing == "warned"
    assert report.verdict.next[0].observe == "upfront_fee"
    assert "contract_lender" not in {one.observe for one in report.suppositions}


def test_every_stop_says_that_the_name_is_not_judged_by_it(checker: Checker) -> None:
    for key in ("violence", "upfront_fee", "private_payee", "screen_share"):
        report = ask(checker, "360借条", observed={key: "yes"})
        assert report.situation.separate is not None, key
        assert "奇富借条本身查到的结果不变" in report.situation.separate.zh
        assert "对奇富借条本身的结果不变" in report.effects[0].text.zh, key


# The second red team: lenders typed beside a name, and whose record stands under which sentence.

WARNED = "考拉速借"
GONE = "重庆市阿拉丁小额贷款有限公司"


@every_case("lender", [WARNED, GONE, "库尔勒银行股份有限公司"])
@every_case("name", ["没人知道", "分期乐", BANK])
def test_nobody_is_sent_to_the_website_of_a_lender_that_was_warned_of_or_struck_off(
    checker: Checker, name: str, lender: str
) -> None:
    line = ask(checker, name, lender=lender).lender
    assert line is not None
    assert lender in line.relation_text.zh
    assert "官网" not in line.relation_text.zh
    assert "website" not in line.relation_text.en


@pytest.mark.parametrize(
    ("name", "lender"), [("鑫梦享", "南京银行股份有限公司"), ("招联好期贷", "招联消费金融股份有限公司")]
)
def test_a_page_of_somebody_elses_is_not_called_the_lenders_own(checker: Checker, name: str, lender: str) -> None:
    report = ask(checker, name, lender=lender)
    assert report.lender is not None
    page = next(one for one in report.evidence if one.record.get("brand") == name)
    assert page.publisher != lender
    assert "自己的" not in report.lender.relation_text.zh
    assert page.publisher in report.lender.relation_text.zh


@every_case("name", ["微粒贷", "微信分付", "招联好期贷"])
@every_case("ticked", [None, "private", "pawn"])
def test_a_product_typed_as_its_own_lender_is_priced_as_whoever_runs_it(
    checker: Checker, name: str, ticked: str | None
) -> None:
    offer = monthly("1100", lender_type=ticked)
    plain, typed = ask(checker, name, offer=offer), ask(checker, name, lender=name, offer=offer)
    assert rules(plain).items() <= rules(typed).items()
    assert not [one for one in typed.findings if one.severity == "hard"]
    assert plain.cost is not None
    assert typed.cost is not None
    assert typed.cost.cap == plain.cost.cap


def test_a_warned_name_does_not_confirm_itself(checker: Checker) -> None:
    observed = {"contract_names_lender": "no"}
    plain = ask(checker, WARNED, observed=observed)
    typed = ask(checker, WARNED, lender=WARNED, observed=observed)
    assert typed.lender is not None
    assert typed.lender.relation != "confirmed_by_lender"
    assert rules(plain)["no_lender_named"] == rules(typed)["no_lender_named"] == "strong"


@pytest.mark.parametrize("lender", ["快乐贷", "速借宝", "某某小贷"])
def test_what_is_called_like_a_loan_is_no_person_who_may_be_paid(checker: Checker, lender: str) -> None:
    observed = {"private_payee": "yes", "payee_is_contract_lender": "yes"}
    assert ask(checker, "没人知道", lender=lender, observed=observed).situation.alert == "stop"


def test_an_exit_of_the_lender_hides_no_notice_about_the_name(checker: Checker) -> None:
    name = "青岛海信小额贷款有限公司"
    typed = ask(checker, name, lender=GONE)
    told = [one.text.zh for one in typed.findings if one.rule == "licence_revoked_or_missing"]
    assert len(told) == 2
    assert name in told[1]
    assert sum(line.points for line in typed.verdict.score_lines) == typed.verdict.risk_score


@pytest.mark.parametrize("name", ["宝马汽车金融（中国）有限公司", "安徽国元信托有限责任公司"])
def test_a_lender_that_confirms_nothing_promises_no_lower_score(checker: Checker, name: str) -> None:
    assert ask(checker, name, lender=BANK).verdict.band[0] >= ask(checker, name).verdict.band[0]


def test_the_source_under_the_standing_is_about_the_name(checker: Checker) -> None:
    speaker = Translator("zh")
    for name, lender in ((WARNED, GONE), ("库尔勒银行股份有限公司", WARNED)):
        alone, typed = ask(checker, name), ask(checker, name, lender=lender)
        rests, expected = ReportPage(typed, speaker).rests_on, ReportPage(alone, speaker).rests_on
        assert rests is not None
        assert expected is not None
        assert (rests.source, rests.title, rests.record) == (expected.source, expected.title, expected.record)


def test_a_microloan_company_that_became_another_lender_has_lost_nothing() -> None:
    firm, old = "甲消费金融有限公司", "甲小额贷款有限公司"
    now = licence(firm, former_names=(old,), cite=cite("2026-09-30"))
    ended = licence(firm, "microloan", "cancelled", cite=cite("2026-06-30"))
    graph = graph_of(now, ended)
    assert standing_of(only(graph, firm), graph, TODAY).standing == "licensed_lender"
    bank = licence("乙银行", "private_bank", cite=cite("2026-01-31")), licence("乙银行", "bank", "cancelled")
    graph = graph_of(*bank)
    assert standing_of(only(graph, "乙银行"), graph, TODAY).standing == "disqualified"


@pytest.mark.parametrize("name", ["考拉速借", "微粒贷", "重庆市阿拉丁小额贷款有限公司"])
def test_a_person_typed_as_lender_is_no_lender_of_a_warned_name_or_a_bank_s_product(
    checker: Checker, name: str
) -> None:
    answers = {"private_payee": "yes", "payee_is_contract_lender": "yes"}
    report = ask(checker, name, lender="张三", observed=answers)
    assert report.situation.alert == "stop"


def test_another_role_on_a_lender_s_list_is_not_called_nothing(checker: Checker) -> None:
    """勤为科技 stands on 招联's list of collectors: that it introduces loans is what no list says."""
    report = ask(checker, "勤为科技有限公司", lender="招联消费金融股份有限公司")
    assert report.lender is not None
    assert report.lender.relation == "claimed_only", "a collector's row confirms no platform"
    assert "介绍借款" in report.lender.relation_text.zh
    assert "没查到招联消费金融股份有限公司说过" not in report.model_dump_json()


def test_a_struck_off_firm_under_another_legal_form_is_pointed_to(checker: Checker) -> None:
    report = ask(checker, "中邮邮惠万家银行股份有限公司")
    (other,) = [one for one in report.match.alternatives if one.kind == "candidate"]
    assert other.entity.name == "中邮邮惠万家银行有限责任公司"
    assert "官方的名单或通报写到过它" in other.explanation.zh
    assert "是下面这一家吗" in report.verdict.headline.zh
    plain = ask(checker, "招商银行有限责任公司")
    assert "官方的名单" not in plain.match.alternatives[0].explanation.zh
