"""Every rule of the catalogue is hit, cleared and unknown where it should be, and says so readably."""

from collections.abc import Mapping
from datetime import date

import pytest

from checker.rules import Fact, Facts, RuleResults, evaluate, load
from checker.rules.catalogue import Rule
from checker.rules.engine import in_force
from tests.every_case import every_case
from tests.rules.cases import RULES, Given
from tests.rules.cases.licence import EXIT
from tests.rules.cases.partner import LISTED, NOT_LISTED

TODAY = date(2026, 11, 24)
WORDS = {
    "name": "甲平台",
    "lender": "乙银行",
    "authority": "丙局",
    "date": "2025年12月2日",
    "date_en": "2025-12-02",
    "list": "丁名单",
    "title": "戊",
    "words": "己",
    "words_en": "W",
    "count": "2",
    "latest": "2026年",
    "latest_en": "2026",
    "type": "payment",
    "target": "庚",
    "operator": "辛",
    "guarantor": "壬",
    "stale": "stale",
    "cost": "35.9",
    "received": "7000",
    "principal": "10000",
    "short": "30.0",
    "days": "7",
    "four_lpr": "12.00",
    "late": "36",
    "cap": "24",
}


def facts(given: Given, words: Mapping[str, str] = WORDS) -> Facts:
    return {name: Fact(value, (f"e-{name}",), words) for name, value in given.items()}


def judge(given: Given, on: date = TODAY) -> RuleResults:
    return evaluate(load(), facts(given), on)


HITS = [(rule, *hit) for rule, cases in RULES.items() for hit in cases.hits]
CLEARED = [(rule, given) for rule, cases in RULES.items() for given in cases.cleared]
DOUBTS = [(rule, *doubt) for rule, cases in RULES.items() for doubt in cases.doubts]


def test_every_rule_has_cases_of_all_three_kinds() -> None:
    assert {rule.id for rule in load().rules} == set(RULES)
    for rule in load().rules:
        cases = RULES[rule.id]
        assert cases.cleared, rule.id
        assert cases.doubts, rule.id
        fired = {fires(rule, given) for given, _, _ in cases.hits}
        findings = {number for number, case in enumerate(rule.cases) if case.unknown is None}
        assert findings, rule.id
        assert fired >= findings, f"{rule.id} {rule.version}: a case without a hit"


def fires(rule: Rule, given: Given) -> int | None:
    """Which case of this version decides on these facts; None where the version is not in force, or none holds. A rule
    that goes by the day of the act is asked on a day on which it holds."""
    held, acted = facts(given), rule.effective.until or TODAY
    if not in_force(rule, held, acted if rule.dated_by == "act" else TODAY):
        return None
    return next((number for number, case in enumerate(rule.cases) if case.when.truth(held)), None)


@every_case(("rule", "given", "severity", "points"), HITS)
def test_hit(rule: str, given: Given, severity: str, points: int) -> None:
    judgement = judge(given)
    hit = next(hit for hit in judgement.hits if hit.rule == rule)
    assert (hit.severity, hit.points) == (severity, points)
    assert rule not in judgement.cleared
    assert "{" not in hit.text.zh + hit.text.en + hit.advice.zh + hit.advice.en
    cites = next(item.cites for item in load().rules if (item.id, item.version) == (rule, hit.version))
    assert hit.evidence == tuple(f"e-{fact}" for fact in cites if fact in given)
    assert hit.evidence, "every finding carries evidence"


@every_case(("rule", "given", "severity", "points"), HITS)
def test_hit_without_any_words_still_reads(rule: str, given: Given, severity: str, points: int) -> None:
    judgement = evaluate(load(), facts(given, {}), TODAY)
    hit = next(hit for hit in judgement.hits if hit.rule == rule)
    for sentence in (hit.text.zh, hit.text.en, hit.advice.zh, hit.advice.en):
        assert not set("{}[]") & set(sentence)
        assert sentence.strip()
    for bad in ("（）", "，，", "。。", "《》", "：。", "()", "  "):
        assert bad not in hit.text.zh + hit.text.en


@every_case(("rule", "given"), CLEARED)
def test_cleared(rule: str, given: Given) -> None:
    assert rule in judge(given).cleared


@every_case(("rule", "given", "worst"), DOUBTS)
def test_unknown(rule: str, given: Given, worst: str) -> None:
    judgement = judge(given)
    doubt = next(doubt for doubt in judgement.unknown if doubt.rule == rule)
    assert doubt.worst == worst
    assert rule not in judgement.cleared
    assert (doubt.at_worst is None) == (worst in {"info", "positive"})
    assert all(SEVERITY.index(hit.severity) > SEVERITY.index(worst) for hit in judgement.hits if hit.rule == rule)


SEVERITY = ("hard", "strong", "moderate", "weak", "info", "positive")


def test_nothing_known_hits_nothing() -> None:
    judgement = judge({})
    assert judgement.hits == ()
    assert judgement.cleared == ()
    assert {doubt.rule for doubt in judgement.unknown} == {rule.id for rule in load().rules}
    assert len(judgement.unknown) == len({rule.id for rule in load().rules}), "one version of a rule a day"


def test_worst_first_then_by_id() -> None:
    hits = judge({"imitated": True, "p2p_exit": True, "interviewed": True, "lender_denies": True, **LISTED}).hits
    order = ("false_licence_claim", "regulator_interview", "imitated_brand", "p2p_exit", "partner_listed")
    assert tuple(hit.rule for hit in hits) == order


def test_an_unknown_date_leaves_room_for_worse() -> None:
    doubt = next(doubt for doubt in judge(EXIT).unknown if doubt.rule == "licence_revoked_or_missing")
    assert doubt.at_worst is not None
    assert doubt.at_worst.severity == "hard"


def test_sentences_differ_by_what_is_known_of_the_contract() -> None:
    texts = {judge(EXIT | {"contract_date": day}).hits[0].text.zh for day in (None, date(2025, 1, 1), date(2026, 1, 1))}
    proposed = judge({"exit_final": False, "exit_proposed": True}).hits[0].text.zh
    assert len(texts | {proposed}) == 4
    assert "还没有最后决定" in proposed


def test_both_languages_use_their_own_words() -> None:
    hit = judge({"interviewed": True}).hits[0]
    assert hit.text.zh == "丙局2025年12月2日约谈或点名过甲平台：己。约谈不等于处罚。"
    assert hit.text.en == "丙局 interviewed or named 甲平台 on 2025-12-02: W. An interview is not a penalty."


def test_codes_become_words_and_values_are_never_templates() -> None:
    given = {"lender_given": True, "lender_type": "payment"}
    hit = judge(given).hits[0]
    assert "支付公司" in hit.text.zh
    assert "payment company" in hit.text.en
    evil = evaluate(load(), facts(given, {"lender": "{type}[{x}|y]"}), TODAY).hits[0]
    assert "{type}[{x}|y]" in evil.text.zh


@pytest.mark.parametrize(
    "given", [{"nobody_knows": True}, {"imitated": 1}, {"standing": "safe"}, {"penalty_count": True}]
)
def test_facts_outside_the_vocabulary_are_refused(given: Given) -> None:
    with pytest.raises(ValueError, match=next(iter(given))):
        judge(given)


def test_dates_of_effect_follow_the_contract_then_the_day() -> None:
    """A rule in force from 2025-10-01 judges a contract of that day, and without a contract the day of judging."""

    def hit(contract: date | None, on: date) -> bool:
        judgement = judge(NOT_LISTED | {"contract_date": contract}, on)
        return any(hit.rule == "partner_not_listed" for hit in judgement.hits)

    assert hit(date(2025, 10, 1), TODAY)
    assert not hit(date(2025, 9, 30), TODAY)
    assert hit(date(2025, 10, 1), date(2024, 1, 1))
    assert hit(None, TODAY)
    assert not hit(None, date(2025, 9, 30))
