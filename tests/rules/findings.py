"""Findings and answers to score, as the worked examples of RULES use them."""

from checker.assessment.score import Criterion, SettledCriteria
from checker.rules import Scored
from checker.rules.outcome import POINTS
from checker.terms import Severity
from registries.model import Text

QUESTIONS = tuple(Criterion)


def scored(group: str, severity: Severity, points: int | None = None, rule: str = "r", fact: str = "") -> Scored:
    title = Text(zh=rule, en=rule)
    return Scored(rule, group, severity, POINTS[severity] if points is None else points, fact or rule, title)


def answered(count: int, *, clean: bool = False) -> SettledCriteria:
    return SettledCriteria(frozenset(QUESTIONS[:count]), clean, clean, clean, clean, clean)


INTERVIEW = scored("negative_record", "moderate", rule="regulator_interview")
LISTED = scored("partner", "positive", -8, rule="partner_listed")
NAMED = scored("identity", "positive", -5, rule="contract_lender_named")
COST = scored("price", "strong", rule="cost_over_24")
POSITIVES = (LISTED, NAMED, scored("identity", "positive", -4, rule="channel_consistency"))
MINUS_9 = (NAMED, scored("identity", "positive", -4, rule="channel_consistency"))
HARD_PRICE = scored("price", "hard", rule="ultra_short_high_cost")
