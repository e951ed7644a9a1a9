"""How far one assessment is from another on the ladder of tiers."""

from collections.abc import Mapping
from typing import Final

from checker.assessment.counterfactuals.supposed_outcome import Supposed
from checker.terms import Tier

#: How far up the ladder a tier stands; U is where nobody can tell, between "still to check" and "concerns".
_RUNGS: Final[Mapping[Tier, int]] = {"A": 0, "B": 2, "U": 3, "C": 4, "D": 6, "E": 8}


def distance(supposed: Supposed, assessment: Supposed) -> int:
    """Return by how many rungs the tier of one differs from that of the other."""
    return abs(_RUNGS[supposed.outcome.tier] - _RUNGS[assessment.outcome.tier])
