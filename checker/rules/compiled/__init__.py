"""Rules compiled to bit masks: the same results as `checker.rules.engine`, by integers instead of objects.

How it works, in one page: docs/performance.md.
"""

from checker.rules.compiled.compiled_rules import CompiledRules, RulesInForce
from checker.rules.compiled.fact_bits import FactBits
from checker.rules.compiled.finding_bits import FindingBits, single_bits
from checker.rules.compiled.memo import Memo

__all__ = ["CompiledRules", "FactBits", "FindingBits", "Memo", "RulesInForce", "single_bits"]
