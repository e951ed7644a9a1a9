"""A rule set compiled: which rules are in force on a day, and what they come to on the bits of the facts."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from checker.rules.catalogue import Rule, RuleCase, RuleSet
from checker.rules.compiled.clauses import CompiledCondition
from checker.rules.compiled.fact_bits import FactBits
from checker.rules.compiled.finding_bits import FindingBits
from checker.rules.compiled.memo import Memo
from checker.rules.condition import Compare, Condition, comparisons_in
from checker.rules.engine import doubt_about, worse_than
from checker.rules.outcome import SITUATION_GROUPS, Scored, Unknown

_DAY: Final = timedelta(days=1)
#: Of each of some rules: the bits it reads, and what it comes to by these.
_ByBits = tuple[tuple[int, Memo[int, int]], ...]


#: A finding's case, or None where the rule found nothing; the doubt, if any.
Ruling = tuple[RuleCase | None, Unknown | None]


class CompiledRule:
    """A rule version over bits. Its result is an integer of three parts, each as long as the numbering of cases: the
    finding, then what it would score at worst, then at best, where it is in doubt. Doubts about what a person met
    score nothing, and are left out.

    `mask`: the bits it reads; `marks`: its result by these bits; `own`: every bit of a result that may be its.
    """

    def __init__(self, rule: Rule, facts: FactBits, findings: FindingBits) -> None:
        self.rule, self.reads = rule, rule.reads
        self._findings = findings
        self._conditions = [(case, CompiledCondition(case.when, facts.of)) for case in rule.cases]
        self.mask = 0
        for fact in rule.reads:
            self.mask |= facts.masks[fact]
        cases = sum(findings.of(rule, case) for case in rule.cases)
        self.own = cases | cases << findings.count | cases << (2 * findings.count)
        self.marks: Memo[int, int] = Memo(self._marks, 512)

    def ruling(self, bits: int) -> Ruling:
        """Return its finding and its doubt on these bits: the first case that is true decides."""
        undecided: list[RuleCase] = []
        for case, condition in self._conditions:
            truth = condition.truth(bits)
            if truth and case.unknown is None:
                return case, doubt_about(self.rule, worse_than(undecided, case.outcome))
            if truth is not False:
                undecided.append(case)
            if truth:
                break
        return None, doubt_about(self.rule, undecided)

    def _marks(self, bits: int) -> int:
        case, doubt = self.ruling(bits)
        marks = self._findings.of(self.rule, case) if case else 0
        if doubt is None or self.rule.group in SITUATION_GROUPS:
            return marks
        shift = self._findings.count
        if doubt.at_worst is not None:
            marks |= self._case_of(doubt.at_worst) << shift
        if doubt.at_best is not None:
            marks |= self._case_of(doubt.at_best) << (2 * shift)
        return marks

    def _case_of(self, score: Scored) -> int:
        """The bit of the first case that scores so."""
        bits = [self._findings.of(self.rule, case) for case in self.rule.cases]
        return next(bit for bit in bits if self._findings.cases[bit].scored == score)


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
