"""Every rule of the catalogue: facts under which it is hit, cleared and unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from checker.rules import Fact, Facts, Judgement, evaluate, load

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
}
Given = Mapping[str, Any]


def facts(given: Given, words: Mapping[str, str] = WORDS) -> Facts:
    return {name: Fact(value, (f"e-{name}",), words) for name, value in given.items()}


def judge(given: Given, on: date = TODAY) -> Judgement:
    return evaluate(load(), facts(given), on)


@dataclass(frozen=True)
class Cases:
    """Facts per outcome; `hits` with the severity and points they give; `doubts` with the worst severity."""

    hits: tuple[tuple[Given, str, int], ...]
    cleared: tuple[Given, ...]
    doubts: tuple[tuple[Given, str], ...]


def licence(kind: str, other: str) -> Cases:
    return Cases(
        (({"licence_in_force": True, "subject_type": kind}, "info", 0),),
        ({"licence_in_force": False}, {"subject_type": other}),
        (({"subject_type": kind}, "info"), ({"licence_in_force": True}, "info")),
    )


def flag(fact: str, severity: str, points: int) -> Cases:
    return Cases((({fact: True}, severity, points),), ({fact: False},), (({}, severity), ({fact: None}, severity)))


EXIT = {"exit_final": True, "exit_final_date": date(2025, 12, 2), "exit_proposed": False}
LISTED = {"partner_listed": True, "partner_list_stale": False, "lender_given": False}
NOT_LISTED = {"lender_given": True, "lender_type": "trust", "partner_list_held": True, "platform_on_list": False}
GUARANTOR = {"guarantor_named": True, "guarantor_listed": False, "guarantor_list_whole": True}
LOOKALIKE = {"lookalike_of_trusted": True, "own_record": False, "operator_known": True, "operator_differs": True}
BANKISH = {"name_contains_bank": True, "bank_licence_found": False, "bank_list_whole": True}
NAMED = {"lender_given": True, "lender_may_lend": True, "licence_list_stale": False}
SOLICITED = {"lender_given": True, "lender_type": "technology", "solicited": True}
NO_LIST = {
    "lender_given": True,
    "lender_type": "bank",
    "partner_list_held": False,
    "platform_on_list": None,
    "relation": "claimed_only",
}

RULES: dict[str, Cases] = {
    "lender_licensed_bank": licence("bank", "trust"),
    "lender_licensed_consumer_finance": licence("consumer_finance", "bank"),
    "lender_licensed_trust_or_auto": Cases(
        (
            ({"licence_in_force": True, "subject_type": "trust"}, "info", 0),
            ({"licence_in_force": True, "subject_type": "auto_finance"}, "info", 0),
        ),
        ({"licence_in_force": False}, {"subject_type": "bank"}),
        (({"subject_type": "trust"}, "info"),),
    ),
    "lender_microloan_approved": licence("microloan", "none"),
    "registry_no_match": Cases((({"name_found": False}, "info", 0),), ({"name_found": True},), (({}, "info"),)),
    "licence_revoked_or_missing": Cases(
        (
            (EXIT | {"contract_date": date(2025, 12, 2)}, "hard", 0),
            (EXIT | {"contract_date": date(2025, 12, 1)}, "strong", 16),
            (EXIT, "strong", 16),
            (EXIT | {"exit_final_date": None, "contract_date": date(2026, 1, 1)}, "strong", 16),
            ({"exit_final": False, "exit_proposed": True}, "moderate", 8),
        ),
        ({"exit_final": False, "exit_proposed": False},),
        (({}, "hard"), ({"exit_final": False}, "moderate"), (EXIT, "hard")),
    ),
    "false_licence_claim": flag("lender_denies", "hard", 0),
    "guarantee_acting_as_lender": Cases(
        (({"lender_given": True, "lender_type": "financing_guarantee"}, "hard", 0),),
        (
            {"lender_given": True, "lender_type": "bank"},
            {"lender_given": True, "lender_type": "financing_guarantee", "contract_date": date(2017, 9, 30)},
        ),
        (
            ({}, "hard"),
            ({"lender_given": False}, "hard"),  # an unread contract is not a contract without a guarantor
            ({"lender_given": False, "lender_type": "financing_guarantee"}, "hard"),
            ({"lender_given": True}, "hard"),
        ),
    ),
    "lender_type_may_not_lend": Cases(
        tuple(({"lender_given": True, "lender_type": kind}, "info", 0) for kind in ("payment", "technology", "pawn")),
        ({"lender_given": True, "lender_type": "bank"}, {"lender_given": False}),
        (({"lender_given": True}, "info"),),
    ),
    "professional_lender_unlicensed": Cases(
        ((SOLICITED, "strong", 16),),
        (SOLICITED | {"solicited": False}, SOLICITED | {"lender_type": "bank"}),
        (
            ({}, "strong"),
            ({"lender_given": False}, "strong"),
            ({"lender_given": True, "lender_type": "technology"}, "strong"),
        ),
    ),
    "name_uses_bank": Cases(
        ((BANKISH, "hard", 0),),
        (BANKISH | {"name_contains_bank": False}, BANKISH | {"bank_licence_found": True}),
        (
            ({}, "hard"),
            (BANKISH | {"bank_list_whole": False}, "hard"),
            (BANKISH | {"bank_licence_found": None}, "hard"),
        ),
    ),
    "partner_listed": Cases(
        (
            (LISTED, "positive", -8),
            (LISTED | {"partner_list_stale": True}, "info", 0),
            (LISTED | {"lender_given": True, "lender_type": "bank"}, "positive", -8),
        ),
        (
            {"partner_listed": False},
            LISTED | {"lender_given": True, "lender_type": "microloan"},
            LISTED | {"contract_date": date(2025, 9, 30)},
        ),
        (({}, "info"), (LISTED | {"lender_given": True}, "positive")),
    ),
    "partner_not_listed": Cases(
        ((NOT_LISTED, "strong", 16),),
        (
            NOT_LISTED | {"platform_on_list": True},
            NOT_LISTED | {"lender_type": "microloan"},
            NOT_LISTED | {"contract_date": date(2025, 9, 30)},
        ),
        (
            ({}, "strong"),
            ({"lender_given": False}, "strong"),
            (NO_LIST, "strong"),
            (NOT_LISTED | {"partner_list_held": False}, "strong"),
        ),
    ),
    "partner_list_unavailable": Cases(
        ((NO_LIST, "info", 0),),
        (
            {"lender_given": False},
            NO_LIST | {"partner_list_held": True},
            NO_LIST | {"relation": "confirmed_by_lender"},
            NO_LIST | {"lender_type": "microloan"},
        ),
        (({}, "info"),),
    ),
    "guarantor_unlicensed": Cases(
        ((GUARANTOR, "strong", 16),),
        (GUARANTOR | {"guarantor_listed": True}, {"guarantor_named": False}),
        (({}, "strong"), (GUARANTOR | {"guarantor_list_whole": False}, "strong")),
    ),
    "contract_lender_named": Cases(
        ((NAMED, "positive", -5), (NAMED | {"licence_list_stale": True}, "info", 0)),
        (NAMED | {"lender_may_lend": False},),
        (({}, "info"), ({"lender_given": False}, "positive"), ({"lender_given": True}, "info")),
    ),
    "app_lookalike_name": Cases(
        ((LOOKALIKE, "strong", 16),),
        (
            LOOKALIKE | {"own_record": True},
            LOOKALIKE | {"operator_differs": False},
            {"lookalike_of_trusted": False},
        ),
        (({}, "strong"), (LOOKALIKE | {"operator_known": False}, "strong")),
    ),
    "officially_named": flag("officially_named", "strong", 16),
    "imitated_brand": flag("imitated", "info", 0),
    "regulator_interview": Cases(
        (
            ({"interviewed": True, "interview_age_months": 24}, "moderate", 8),
            ({"interviewed": True, "interview_age_months": 25}, "weak", 3),
            ({"interviewed": True}, "moderate", 8),  # an unknown date never lowers
        ),
        ({"interviewed": False},),
        (({}, "moderate"),),
    ),
    "privacy_notice": flag("privacy_notice", "weak", 3),
    "admin_penalty_lender": Cases(
        tuple(
            ({"penalised": True, "penalty_count": count}, "weak", points)
            for count, points in ((None, 3), (1, 3), (2, 6), (3, 8), (50, 8))
        ),
        ({"penalised": False},),
        (({}, "weak"),),
    ),
    "p2p_exit": flag("p2p_exit", "info", 0),
}

HITS = [(rule, *hit) for rule, cases in RULES.items() for hit in cases.hits]
CLEARED = [(rule, given) for rule, cases in RULES.items() for given in cases.cleared]
DOUBTS = [(rule, *doubt) for rule, cases in RULES.items() for doubt in cases.doubts]


def test_every_rule_has_cases_of_all_three_kinds() -> None:
    assert {rule.id for rule in load().rules} == set(RULES)
    for rule, cases in RULES.items():
        assert cases.hits, rule
        assert cases.cleared, rule
        assert cases.doubts, rule
    for rule in load().rules:
        findings = [case for case in rule.cases if case.unknown is None]
        assert len(RULES[rule.id].hits) >= len(findings), f"{rule.id}: a case without a hit"


@pytest.mark.parametrize(("rule", "given", "severity", "points"), HITS)
def test_hit(rule: str, given: Given, severity: str, points: int) -> None:
    judgement = judge(given)
    hit = next(hit for hit in judgement.hits if hit.rule == rule)
    assert (hit.severity, hit.points) == (severity, points)
    assert rule not in judgement.cleared
    assert "{" not in hit.text.zh + hit.text.en + hit.advice.zh + hit.advice.en
    cites = next(item.cites for item in load().rules if item.id == rule)
    assert hit.evidence == tuple(f"e-{fact}" for fact in cites if fact in given)
    assert hit.evidence, "every finding carries evidence"


@pytest.mark.parametrize(("rule", "given", "severity", "points"), HITS)
def test_hit_without_any_words_still_reads(rule: str, given: Given, severity: str, points: int) -> None:
    judgement = evaluate(load(), facts(given, {}), TODAY)
    hit = next(hit for hit in judgement.hits if hit.rule == rule)
    for sentence in (hit.text.zh, hit.text.en, hit.advice.zh, hit.advice.en):
        assert not set("{}[]") & set(sentence)
        assert sentence.strip()
    for bad in ("（）", "，，", "。。", "《》", "：。", "()", "  "):
        assert bad not in hit.text.zh + hit.text.en


@pytest.mark.parametrize(("rule", "given"), CLEARED)
def test_cleared(rule: str, given: Given) -> None:
    assert rule in judge(given).cleared


@pytest.mark.parametrize(("rule", "given", "worst"), DOUBTS)
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
    assert len(judgement.unknown) == len(load().rules)


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
