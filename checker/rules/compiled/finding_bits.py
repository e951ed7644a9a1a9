"""Findings as one integer: a bit for each case of each rule version."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from checker.rules.catalogue import Rule, RuleCase, scored
from checker.rules.outcome import SEVERITIES, SITUATION_GROUPS, Scored


class NumberedCase(NamedTuple):
    """A case of a rule version, and what it scores. `gravity`: the smaller, the graver."""

    rule: Rule
    case: RuleCase
    scored: Scored
    gravity: tuple[int, int]


class FindingBits:
    """The numbering of cases. `situation`: the bits of rules about what a person met; `positives`: of reliefs."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.cases: dict[int, NumberedCase] = {}
        self.of_rule: dict[str, int] = {}
        self._first: dict[tuple[str, int], int] = {}
        for rule in rules:
            self._first[rule.id, rule.version] = len(self.cases)
            for case in rule.cases:
                bit, score = 1 << len(self.cases), scored(rule, case)
                self.cases[bit] = NumberedCase(rule, case, score, (SEVERITIES.index(score.severity), -score.points))
                self.of_rule[rule.id] = self.of_rule.get(rule.id, 0) | bit
        self.count = len(self.cases)
        self.all = (1 << self.count) - 1
        self.situation = self.where(lambda one: one.rule.group in SITUATION_GROUPS)
        self.positives = self.where(lambda one: one.scored.severity == "positive")

    def of(self, rule: Rule, case: RuleCase) -> int:
        """Return the bit of a case of that very rule version."""
        place = next(place for place, other in enumerate(rule.cases) if other is case)
        return 1 << (self._first[rule.id, rule.version] + place)

    def where(self, condition: Callable[[NumberedCase], bool]) -> int:
        """Return the bits of the cases for which the condition holds."""
        return sum(bit for bit, one in self.cases.items() if condition(one))

    def scored(self, findings: int) -> list[Scored]:
        """Return what the findings of these bits score, in the order of the rules."""
        return [self.cases[bit].scored for bit in single_bits(findings)]


def single_bits(bits: int) -> Iterator[int]:
    """Yield each bit that is set, by itself, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest
        bits ^= lowest
