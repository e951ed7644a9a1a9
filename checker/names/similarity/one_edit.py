"""Names that differ by one character more or fewer."""

from checker.names.similarity.short_names import worth_asking
from checker.names.similarity.steps import Similarity, Step, lookalike, near
from checker.names.similarity.substituted import SHORTEST_EDITED

_SHORTEST_DOUBLED = 2


def one_more(typed: str, known: str) -> Similarity | None:
    """`typed` has one character too many, or one too few."""
    shorter, longer = (known, typed) if len(typed) > len(known) else (typed, known)
    if len(longer) - len(shorter) != 1 or len(shorter) < _SHORTEST_DOUBLED:
        return None
    at = next((at for at, char in enumerate(shorter) if char != longer[at]), len(shorter))
    if longer[:at] + longer[at + 1 :] != shorter:
        return None
    doubled = longer[at] == longer[at - 1] and at > 0 and not longer[at].isascii()
    if doubled and longer is typed:
        return lookalike(Step("doubled", at + 1, longer[at], ""))
    if not doubled and (len(shorter) < SHORTEST_EDITED or not worth_asking(typed, known)):
        return None
    return near(Step("more", at + 1, longer[at], "") if longer is typed else Step("less", at + 1, "", longer[at]))
