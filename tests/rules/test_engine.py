"""What the engine makes of a rule's cases, on rules made for it."""

from datetime import date
from typing import Any

from checker.rules import Fact, Facts, RuleResults
from checker.rules.catalogue import parse
from checker.rules.engine import evaluate, evaluate_rules
from tests.rules.test_catalogue import GOOD

TODAY = date(2026, 11, 24)
SENTENCES = {"text": {"zh": "{name}", "en": "{name}"}, "advice": {"zh": "问{name}", "en": "Ask {name}"}}


def case(fact: str, outcome: str, **fields: Any) -> dict[str, Any]:
    severity = {"unknown": outcome.removeprefix("?")} if outcome.startswith("?") else {"severity": outcome, **SENTENCES}
    return {"when": {"fact": fact, "is": True}, **severity, **fields}


def judged(facts: Facts, *cases: dict[str, Any], **fields: Any) -> RuleResults:
    raw = {**GOOD, "cites": ["imitated", "interviewed"], **fields, "cases": list(cases)}
    return evaluate(parse("test", [("licence", raw)]), facts, TODAY)


YES, NO, UNKNOWN = Fact(True), Fact(False), Fact(None)


def test_the_first_case_that_holds_decides() -> None:
    both = {"imitated": YES, "interviewed": YES}
    judgement = judged(both, case("imitated", "weak"), case("interviewed", "hard"))
    assert [hit.severity for hit in judgement.hits] == ["weak"]
    assert judgement.unknown == ()
    assert judgement.cleared == ()


def test_a_doubt_before_it_counts_only_where_it_would_be_worse() -> None:
    facts = {"imitated": UNKNOWN, "interviewed": YES}
    (doubt,) = judged(facts, case("imitated", "strong"), case("interviewed", "moderate")).unknown
    assert (doubt.worst, doubt.at_worst.points if doubt.at_worst else 0) == ("strong", 16)
    for milder in ("moderate", "weak", "info"):
        judgement = judged(facts, case("imitated", milder), case("interviewed", "moderate"))
        assert judgement.unknown == (), milder
        assert [hit.severity for hit in judgement.hits] == ["moderate"]


def test_a_case_that_says_unknown_ends_the_search() -> None:
    """What stands below it is not asked: neither found nor left in doubt."""
    facts = {"imitated": YES, "interviewed": YES, "p2p_exit": UNKNOWN}
    judgement = judged(facts, case("imitated", "?moderate"), case("interviewed", "hard"), case("p2p_exit", "hard"))
    assert judgement.hits == ()
    (doubt,) = judgement.unknown
    assert doubt.worst == "moderate"
    assert judgement.cleared == ()


def test_a_case_that_says_unknown_and_does_not_hold_is_nothing() -> None:
    judgement = judged({"imitated": NO, "interviewed": YES}, case("imitated", "?hard"), case("interviewed", "weak"))
    assert [hit.severity for hit in judgement.hits] == ["weak"]
    assert judgement.unknown == ()


def test_of_several_doubts_the_worst_is_told() -> None:
    facts = {"imitated": UNKNOWN, "interviewed": UNKNOWN, "p2p_exit": UNKNOWN}
    (doubt,) = judged(facts, case("imitated", "weak"), case("interviewed", "strong"), case("p2p_exit", "info")).unknown
    assert doubt.worst == "strong"
    assert doubt.at_best is None
    (doubt,) = judged(facts, case("imitated", "info")).unknown
    assert (doubt.worst, doubt.at_worst) == ("info", None)


def test_relief_is_hoped_for_only_where_it_is_still_open() -> None:
    relief, more = case("interviewed", "positive", points=-4), case("p2p_exit", "positive", points=-8)
    concern = case("imitated", "weak")
    (doubt,) = judged({"imitated": UNKNOWN, "interviewed": UNKNOWN}, concern, relief, more).unknown
    assert doubt.at_best is not None
    assert doubt.at_best.points == -8
    assert doubt.worst == "weak"
    (doubt,) = judged({"imitated": UNKNOWN, "interviewed": NO, "p2p_exit": NO}, concern, relief, more).unknown
    assert doubt.at_best is None
    (doubt,) = judged({"imitated": UNKNOWN}, case("imitated", "?positive")).unknown
    assert (doubt.worst, doubt.at_best) == ("positive", None)  # no case of it says how much
    (doubt,) = judged({"imitated": NO, "interviewed": UNKNOWN, "p2p_exit": NO}, concern, relief).unknown
    assert (doubt.worst, doubt.at_worst) == ("positive", None)


def test_of_two_facts_that_have_a_word_the_one_cited_first_gives_it() -> None:
    facts = {"imitated": Fact(True, ("e1", "e2"), {"name": "甲"}), "interviewed": Fact(True, ("e2",), {"name": "乙"})}
    (hit,) = judged(facts, case("imitated", "weak")).hits
    assert (hit.text.zh, hit.advice.en) == ("甲", "Ask 甲")
    assert hit.evidence == ("e1", "e2")
    assert hit.fact == "imitated"
    (hit,) = judged(facts, case("imitated", "weak"), cites=["interviewed", "imitated"]).hits
    assert (hit.text.zh, hit.evidence, hit.fact) == ("乙", ("e2", "e1"), "interviewed")


def test_a_rule_out_of_force_is_cleared_and_one_version_s_hit_is_not_cleared_by_the_other() -> None:
    old = {**GOOD, "effective": {"until": "2025-12-31"}, "cases": [case("imitated", "weak")]}
    new = {**GOOD, "version": 2, "effective": {"from": "2026-01-01"}, "cases": [case("imitated", "strong")]}
    rules = parse("test", [("licence", old), ("licence", new)])
    facts = {"imitated": YES}
    for day, severity in ((date(2025, 12, 31), "weak"), (date(2026, 1, 1), "strong")):
        judgement = evaluate(rules, facts, day)
        assert ([hit.severity for hit in judgement.hits], judgement.cleared) == ([severity], ())
    assert evaluate_rules(rules.rules[:1], rules.wording, facts, TODAY).cleared == ("example",)
    dated = {**facts, "contract_date": Fact(date(2025, 6, 1))}
    assert [hit.severity for hit in evaluate(rules, dated, TODAY).hits] == ["weak"]
    by_act = parse("test", [("licence", {**raw, "dated_by": "act"}) for raw in (old, new)])
    assert [hit.severity for hit in evaluate(by_act, dated, TODAY).hits] == ["strong"]
