"""The lenders on record behind two names: those of both, and those of one only."""

from checker.comparison.model import LenderComparison
from checker.comparison.party import Party
from checker.comparison.words import joined, words
from registries.model import Text


def compare_lenders(a: Party, b: Party, *, same_entity: bool) -> LenderComparison:
    """Return the lenders of both names, by full legal name. One lender behind two platforms makes them no house."""
    first, second = ([lender.name for lender in party.summary.lenders] for party in (a, b))
    common = tuple(name for name in first if name in second)
    return LenderComparison(
        common=common,
        only_a=tuple(name for name in first if name not in common),
        only_b=tuple(name for name in second if name not in common),
        text=words("lenders.same_entity") if same_entity and common else _text(a, b, common),
    )


def _text(a: Party, b: Party, common: tuple[str, ...]) -> Text:
    without = [party for party in (a, b) if not party.summary.lenders]
    if len(without) == 2:
        return words("lenders.neither")
    if without:
        return words("lenders.one", name=without[0].name)
    return words("lenders.common", lenders=joined(common)) if common else words("lenders.different")
