"""The page about the rules is what the rules, the questions and the tests say now."""

import re
from collections import Counter
from typing import Any

from pydantic import TypeAdapter

from checker.observations import observations
from checker.rules import load
from checker.rules.condition import Condition
from scripts.rule_docs import PAGE, counts, page, told
from tests.every_case import every_case


def test_the_committed_page_is_the_generated_one() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python scripts/rule_docs.py"


def test_every_rule_has_one_anchor_and_tests_of_all_three_kinds() -> None:
    anchors = Counter(re.findall(r"^### (\S+)$", page(), re.MULTILINE))
    assert anchors == Counter({rule.id for rule in load().rules})
    for rule_id in anchors:
        assert min(counts(rule_id)) >= 1, rule_id


def test_every_version_is_told_with_its_law_and_its_days() -> None:
    told_page = page()
    for rule in load().rules:
        assert f"{rule.legal_basis}。" in told_page, rule.id
        for day in (rule.effective.from_, rule.effective.until):
            assert day is None or str(day) in told_page, rule.id


def test_every_sentence_is_on_the_page() -> None:
    told_page = page()
    for rule in load().rules:
        for sentence in rule.sentences:
            assert sentence.zh in told_page, rule.id
            assert sentence.en in told_page, rule.id


def test_every_question_is_told_with_its_key() -> None:
    told_page = page()
    for item in observations():
        row = next(line for line in told_page.splitlines() if line.startswith(f"| `{item.key}` |"))
        assert item.question.zh in row
        assert item.question.en in row


def test_links_lead_to_anchors() -> None:
    told_page = page()
    anchors = set(re.findall(r"^### (\S+)$", told_page, re.MULTILINE))
    assert set(re.findall(r"\]\(#([^)]+)\)", told_page)) <= anchors


@every_case(
    ("raw", "words"),
    [
        ({"fact": "upfront_fee", "is": True}, "`upfront_fee` answered yes"),
        ({"fact": "upfront_fee", "is": False}, "`upfront_fee` answered no"),
        ({"fact": "exit_final", "is": True}, "`exit_final` holds"),
        ({"fact": "bank_licence_found", "is": False}, "`bank_licence_found` does not hold"),
        ({"fact": "penalty_count", "at_least": 3}, "`penalty_count` ≥ 3"),
        ({"fact": "annual_cost", "over": 36}, "`annual_cost` > 36"),
        ({"fact": "lender_type", "in": ["bank", "trust"]}, "`lender_type` is one of bank, trust"),
        (
            {"fact": "contract_date", "before": {"fact": "exit_final_date"}},
            "`contract_date` before `exit_final_date`",
        ),
        ({"not": {"fact": "lender_type", "is": "microloan"}}, "not (`lender_type` is microloan)"),
        (
            {"all": [{"fact": "visit_made", "is": True}, {"any": [{"fact": "violence", "is": True}] * 2}]},
            "`visit_made` answered yes and (`violence` answered yes or `violence` answered yes)",
        ),
    ],
)
def test_conditions_in_words(raw: dict[str, Any], words: str) -> None:
    condition: Condition = TypeAdapter(Condition).validate_python(raw)
    assert told(condition) == words
