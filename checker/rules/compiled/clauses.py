"""A condition as clauses over bits: for each of true and false, the sets of bits any one of which makes it so.

Every comparison has two bits, `true` and `false`; neither is set where it is unknown. In Kleene's logic a condition is
true where the right bits are set, whatever the others are, and false likewise: so each is a disjunction of
conjunctions, and a conjunction is one mask. Unknown is what no clause covers.
"""

from collections.abc import Callable, Iterable
from itertools import product

from checker.rules.condition import All, AnyOf, Compare, Condition, Not, Truth

#: The two bits of a comparison: that it is true, that it is false.
BitsOf = Callable[[Compare], tuple[int, int]]
Clauses = tuple[int, ...]


class CompiledCondition:
    """A condition over bits."""

    def __init__(self, condition: Condition, bits_of: BitsOf) -> None:
        self.true = clauses_of(condition, bits_of, wanted=True)
        self.false = clauses_of(condition, bits_of, wanted=False)

    def truth(self, bits: int) -> Truth:
        """Return whether the condition is true, false or unknown (None) where these bits are set."""
        if any(bits & clause == clause for clause in self.true):
            return True
        return False if any(bits & clause == clause for clause in self.false) else None


def clauses_of(condition: Condition, bits_of: BitsOf, *, wanted: bool) -> Clauses:
    """Return the masks any one of which, all its bits set, makes the condition `wanted`; none is part of another."""
    if isinstance(condition, Compare):
        true, false = bits_of(condition)
        return (true if wanted else false,)
    if isinstance(condition, Not):
        return clauses_of(condition.negated, bits_of, wanted=not wanted)
    parts = condition.all if isinstance(condition, All) else condition.any
    choices = [clauses_of(part, bits_of, wanted=wanted) for part in parts]
    if isinstance(condition, AnyOf) is wanted:  # one part is enough
        return _smallest(clause for clauses in choices for clause in clauses)
    return _smallest(_union(masks) for masks in product(*choices))


def _union(masks: tuple[int, ...]) -> int:
    union = 0
    for mask in masks:
        union |= mask
    return union


def _smallest(clauses: Iterable[int]) -> Clauses:
    """The clauses without those that another one is part of."""
    distinct = sorted(set(clauses), key=lambda clause: (clause.bit_count(), clause))
    chosen: list[int] = []
    for clause in distinct:
        if not any(clause & other == other for other in chosen):
            chosen.append(clause)
    return tuple(chosen)
