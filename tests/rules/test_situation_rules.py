"""What holds of all rules that speak of what a person met: whom to call, by which day, who is bound, who is asked."""

import re
from datetime import date

import pytest

from checker.observations import observations
from checker.rules import SITUATION_GROUPS, VOCABULARY, Fact, Hit, evaluate, load
from checker.rules.catalogue import Rule
from tests.every_case import every_case
from tests.rules.cases import RULES, Given

MET = [rule for rule in load().rules if rule.group in SITUATION_GROUPS]
LAST_BEFORE = date(2024, 5, 14)
ASSOCIATION = date(2024, 5, 15)  # 互联网金融贷后催收业务指引
STANDARD = date(2025, 2, 28)  # GB/T 45251-2025
POLICE_LAW = date(2026, 1, 1)  # 治安管理处罚法, 2025 revision
BANKERS = date(2026, 1, 30)  # 金融机构个人消费类贷款催收工作指引（试行）
MARKETING = date(2026, 9, 30)  # 金融产品网络营销管理办法
DAYS = (LAST_BEFORE, ASSOCIATION, date(2025, 2, 27), STANDARD, date(2026, 1, 29), BANKERS)


def hit(rule_id: str, given: Given, on: date) -> Hit | None:
    facts = {name: Fact(value) for name, value in given.items()}
    return next((hit for hit in evaluate(load(), facts, on).hits if hit.rule == rule_id), None)


def test_they_go_by_the_day_of_the_act() -> None:
    assert {rule.dated_by for rule in MET} == {"act"}


@every_case(("rule", "advice"), [(r, c.advice) for r in MET for c in r.cases if c.severity == "hard"])
def test_a_hard_finding_says_whom_to_call(rule: Rule, advice: object) -> None:
    zh, en = advice.zh, advice.en
    assert "110" in zh, rule.id
    assert "110" in en, rule.id
    assert re.search("银行|客服|12368|12356|还给放款方", zh), f"{rule.id}: police alone do not stop a payment"


def test_telling_to_hold_back_money_says_that_the_loan_is_still_owed() -> None:
    for rule in MET:
        for case in rule.cases:
            if (
                case.severity == "hard"
                and rule.group in {"upfront_payment", "private_transfer"}
                and rule.id != "credit_repair"
            ):
                assert re.search("借到手的钱还(是)?要还|{came}", case.advice.zh), rule.id
                assert re.search("still owed|{came}", case.advice.en), rule.id
    owed = load().wording.terms["came"]["may_have"]
    assert (owed.zh, owed.en) == ("借到手的钱还要还", "What you received is still owed")


@pytest.mark.parametrize(
    ("rule", "given", "versions"),
    [
        ("collect_night", {"called_at_night": True, "time_agreed": False}, (1, 2, 2, 3, 3, 4)),
        ("collect_frequency", {"called_too_often": True, "time_agreed": False}, (1, 1, 1, 2, 2, 3)),
        ("collect_third_party", {"told_others": True}, (1, 2, 2, 3, 3, 4)),
        ("collect_home_visit", {"visit_entered": True}, (1, 1, 1, 1, 1, 2)),
        ("collect_impersonation", {"posed_as_authority": True}, (1, 1, 1, 1, 1, 2)),
        ("collect_unidentified", {"collector_unnamed": True}, (1, 2, 2, 3, 3, 4)),
        (
            "collector_listed",
            {"collector_listed": True, "collector_list_stale": False},
            (None, None, None, None, None, 1),
        ),
    ],
)
def test_each_day_has_its_own_instrument(rule: str, given: Given, versions: tuple[int | None, ...]) -> None:
    found = [hit(rule, given | {"contract_date": date(2020, 1, 1)}, day) for day in DAYS]
    assert tuple(one and one.version for one in found) == versions


@pytest.mark.parametrize(
    ("day", "night", "often"),
    [(LAST_BEFORE, "weak", "weak"), (ASSOCIATION, "moderate", "weak"), (STANDARD, "moderate", "moderate")],
)
def test_before_the_standards_only_the_civil_code_speaks(day: date, night: str, often: str) -> None:
    at_night = hit("collect_night", {"called_at_night": True, "time_agreed": False}, day)
    too_often = hit("collect_frequency", {"called_too_often": True, "time_agreed": False}, day)
    assert at_night is not None
    assert too_often is not None
    assert (at_night.severity, too_often.severity) == (night, often)
    assert "民法典" in at_night.legal_basis
    assert "民法典" in too_often.legal_basis


def test_no_instrument_is_cited_before_its_day() -> None:
    firsts = (
        ("互联网金融贷后催收业务指引", ASSOCIATION),
        ("GB/T 45251", STANDARD),
        ("催收工作指引", BANKERS),
        ("2025年修订", POLICE_LAW),
        ("网络营销管理办法", MARKETING),
    )
    for rule in MET:
        for words, day in firsts:
            if words in rule.legal_basis:
                assert rule.effective.from_ is not None, rule.id
                assert rule.effective.from_ >= day, rule.id


@pytest.mark.parametrize("met", [{"called_at_night": True}, {"called_too_often": True}, {"rang_too_often": True}])
def test_standards_do_not_bind_private_lenders(met: Given) -> None:
    facts = {name: Fact(value) for name, value in {**met, "time_agreed": False, "price_lender_type": "private"}.items()}
    hits = [hit for hit in evaluate(load(), facts, BANKERS).hits if hit.group == "conduct"]
    assert hits
    for found in hits:
        assert found.severity == "weak"
        assert not re.search("国家标准|协会", found.text.zh)
        assert "民法典" in found.text.zh


def test_unanswered_calls_count_for_members_of_the_bankers_association_only() -> None:
    given = {"rang_too_often": True, "called_too_often": False, "time_agreed": False}
    texts = {
        kind: hit("collect_frequency", given | {"lender_type": kind}, BANKERS).text.zh for kind in ("bank", "microloan")
    }
    assert "6次" in texts["bank"]
    assert "6次" not in texts["microloan"]


def test_every_question_is_read_by_a_rule_or_settles_something() -> None:
    read = frozenset().union(*(rule.reads for rule in load().rules))
    idle = {item.key for item in observations() if item.key not in read and item.settles is None}
    assert idle == {"money_received"}, "the first question makes every advice to stop right; no rule reads it"


def test_answers_feed_the_rules_they_are_about() -> None:
    """A question about the situation or conduct is read by rules of that kind; one about the verdict by the others."""
    for item in observations():
        groups = {rule.group for rule in load().rules if item.key in rule.reads}
        if item.about == "verdict":
            assert not groups & SITUATION_GROUPS, item.key
        elif item.key != "money_received":
            assert groups & SITUATION_GROUPS, item.key


def test_the_facts_of_a_case_are_facts() -> None:
    for cases in RULES.values():
        for given in (*(hit[0] for hit in cases.hits), *cases.cleared, *(doubt[0] for doubt in cases.doubts)):
            assert set(given) <= set(VOCABULARY)
