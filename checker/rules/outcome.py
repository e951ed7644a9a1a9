"""The results of evaluating rules: findings, undecided rules, cleared ones; severities and their points."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from checker.terms import Severity
from registries.model import Text

#: Worst first.
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

#: Points of a severity (RULES §8). `hard` gates instead of adding; a positive states its own negative points.
POINTS: Mapping[Severity, int] = {"hard": 0, "strong": 16, "moderate": 8, "weak": 3, "info": 0, "positive": 0}

#: Groups of rules about what the person met, not about the brand: they never touch standing, score or tier.
SITUATION_GROUPS = frozenset({"channel", "upfront_payment", "private_transfer", "conduct"})


@dataclass(frozen=True)
class Scored:
    """The part of a finding that is scored. `points`: risk points, negative for a positive; `fact`: the one fact it
    scores, because one fact may count once a group only. `floor`: the least score, 0–100, beside it."""

    rule: str
    group: str
    severity: Severity
    points: int
    fact: str
    title: Text
    floor: int | None = None


@dataclass(frozen=True, kw_only=True)
class Hit(Scored):
    """A rule that fired, with its sentences filled in. `evidence`: ids, in the order the rule cites them."""

    version: int
    text: Text
    advice: Text
    legal_basis: str
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Unknown:
    """A rule that could not be decided, or a hit that might be worse.

    `worst`: the worst severity it could have. `at_worst`: what it would then score, None when that is nothing.
    `at_best`: the relief it would give at best, None when it gives none.
    """

    rule: str
    group: str
    worst: Severity
    at_worst: Scored | None
    at_best: Scored | None


@dataclass(frozen=True)
class RuleResults:
    """The results of all rules. `hits`: worst first, then by id; `cleared`: ids, also of rules not in force on that
    day."""

    hits: tuple[Hit, ...]
    unknown: tuple[Unknown, ...]
    cleared: tuple[str, ...]
