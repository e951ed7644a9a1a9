"""Names that differ by one character, more or fewer."""

from checker.names.similarity.distinctive import is_still_known
from checker.names.similarity.short_names import SHORTEST_EDITED, is_plausible_slip
from checker.names.similarity.steps import Similarity, Step, lookalike, near

_SHORTEST_DOUBLED = 2


def inserted_or_deleted(query: str, candidate: str) -> Similarity | None:
    """Return the similarity of a `query` that has one character too many, or one too few."""
    shorter, longer = (candidate, query) if len(query) > len(candidate) else (query, candidate)
    if len(longer) - len(shorter) != 1 or len(shorter) < _SHORTEST_DOUBLED:
        return None
    at = next((at for at, char in enumerate(shorter) if char != longer[at]), len(shorter))
    if longer[:at] + longer[at + 1 :] != shorter:
        return None
    doubled = longer[at] == longer[at - 1] and at > 0 and not longer[at].isascii()
    if doubled and longer is query:
        return lookalike(Step("doubled", at + 1, longer[at], ""))
    step = Step("more", at + 1, longer[at], "") if longer is query else Step("less", at + 1, "", longer[at])
    if doubled:
        return near(step)
    if len(shorter) < SHORTEST_EDITED or not is_plausible_slip(query, candidate):
        return None
    return near(step) if is_still_known(query, candidate, step) else None
