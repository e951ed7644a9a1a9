"""A rule set compiled: which rules are in force on a day, and what they come to on the bits of the facts."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from checker.rules.catalogue import Rule, RuleSet
from checker.rules.compiled.compiled_rule import CompiledRule
from checker.rules.compiled.fact_bits import FactBits
from checker.rules.compiled.finding_bits import FindingBits
from checker.rules.compiled.memo import Memo
from checker.rules.condition import Compare, Condition, comparisons_in

_DAY: Final = timedelta(days=1)
#: Of each of some rules: the bits it reads, and what it comes to by these.
_ByBits = tuple[tuple[int, Memo[int, int]], ...]


class RulesInForce:
    """The rules in force on one day of a contract and one day of judging.

    What they come to is one integer, their marks: see `CompiledRule`.
    """

    def __init__(self, rules: Iterable[CompiledRule]) -> None:
        self.rules = tuple(rules)
        self._all: _ByBits = tuple((rule.mask, rule.marks) for rule in self.rules)
        self._readers: Memo[tuple[str, ...], tuple[int, _ByBits]] = Memo(self._readers_of)

    def marks(self, bits: int) -> int:
        """Return what all rules come to."""
        marks = 0
        for mask, of_bits in self._all:
            marks |= of_bits[bits & mask]
        return marks

    def changed(self, marks: int, bits: int, facts: Iterable[str]) -> int:
        """Return what they come to on `bits`, where `marks` is what they came to before these facts changed: only rules
        that read one of them are evaluated."""
        own, readers = self._readers[tuple(facts)]
        marks &= ~own
        for mask, of_bits in readers:
            marks |= of_bits[bits & mask]
        return marks

    def _readers_of(self, facts: tuple[str, ...]) -> tuple[int, _ByBits]:
        readers = [rule for rule in self.rules if not rule.reads.isdisjoint(facts)]
        return sum(rule.own for rule in readers), tuple((rule.mask, rule.marks) for rule in readers)


class CompiledRules:
    """The rules of one rule set over one numbering of facts and findings.

    `watched`: comparisons that no rule need make, which the bits of the facts tell besides.
    """

    def __init__(self, ruleset: RuleSet, watched: Iterable[Compare] = ()) -> None:
        self.ruleset = ruleset
        conditions: list[Condition] = [case.when for rule in ruleset.rules for case in rule.cases]
        self.facts = FactBits((*(one for condition in conditions for one in comparisons_in(condition)), *watched))
        self.findings = FindingBits(ruleset.rules)
        self.rules = tuple(CompiledRule(rule, self.facts, self.findings) for rule in ruleset.rules)
        self._turns = sorted(set(_turns(ruleset.rules)))
        self._in_force: dict[tuple[int, int], RulesInForce] = {}

    def in_force(self, signed: date | None, judged_on: date) -> RulesInForce:
        """Return the rules in force for a contract of that day (None: not known), judged on that day; made once for
        all days between which nothing begins or ends."""
        key = bisect_right(self._turns, signed or judged_on), bisect_right(self._turns, judged_on)
        rules = self._in_force.get(key)
        if rules is None:
            rules = self._in_force[key] = RulesInForce(
                one for one in self.rules if one.rule.effective.covers(self._day_of(one.rule, signed, judged_on))
            )
        return rules

    @staticmethod
    def _day_of(rule: Rule, signed: date | None, judged_on: date) -> date:
        return (signed if rule.dated_by == "contract" else None) or judged_on


def _turns(rules: Iterable[Rule]) -> Iterator[date]:
    """The days on which a rule begins, or is no longer in force."""
    for rule in rules:
        if rule.effective.from_ is not None:
            yield rule.effective.from_
        if rule.effective.until is not None and rule.effective.until < date.max:
            yield rule.effective.until + _DAY
