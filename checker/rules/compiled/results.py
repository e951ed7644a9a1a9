"""From bits back to results: findings with their sentences, doubts, and what is cleared."""

from collections.abc import Iterable

from checker.rules.compiled.compiled_rules import CompiledRules, RulesInForce
from checker.rules.compiled.finding_bits import FindingBits, single_bits
from checker.rules.engine import make_hit
from checker.rules.outcome import SEVERITIES, Hit, RuleResults
from checker.rules.vocabulary import Facts
from checker.rules.wording import Wording


def hits_of(findings: int, numbering: FindingBits, facts: Facts, wording: Wording) -> tuple[Hit, ...]:
    """Return the findings of these bits, worst first, then by rule, with their sentences filled."""
    cases = [numbering.cases[bit] for bit in single_bits(findings)]
    return _worst_first(make_hit(one.rule, one.case, facts, wording) for one in cases)


def results_of(compiled: CompiledRules, in_force: RulesInForce, bits: int, facts: Facts) -> RuleResults:
    """Return the results of all rules on the bits of these facts: what `checker.rules.engine.evaluate` returns."""
    wording = compiled.ruleset.wording
    rulings = [(one.rule, *one.ruling(bits)) for one in in_force.rules]
    hits = _worst_first(make_hit(rule, case, facts, wording) for rule, case, _ in rulings if case is not None)
    unknown = tuple(doubt for _, _, doubt in rulings if doubt is not None)
    open_rules = {hit.rule for hit in hits} | {doubt.rule for doubt in unknown}
    cleared = dict.fromkeys(one.rule.id for one in compiled.rules)
    return RuleResults(hits, unknown, tuple(rule for rule in cleared if rule not in open_rules))


def _worst_first(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (SEVERITIES.index(hit.severity), hit.rule)))
