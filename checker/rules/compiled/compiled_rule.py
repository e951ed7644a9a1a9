"""One version of a rule over bits: what it comes to on the bits it reads."""

from checker.rules.catalogue import Rule, RuleCase
from checker.rules.compiled.clauses import CompiledCondition
from checker.rules.compiled.fact_bits import FactBits
from checker.rules.compiled.finding_bits import FindingBits
from checker.rules.compiled.memo import Memo
from checker.rules.engine import doubt_about, worse_than
from checker.rules.outcome import SITUATION_GROUPS, Scored, Unknown

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
