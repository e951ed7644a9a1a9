"""Full legal names of which one character is another: 合冬银行股份有限公司 and 源冬银行股份有限公司.

A short name with another character is another bank, and banks abroad bear such names. Whoever types a name with the
legal form of the mainland's banks means one of those on the list, or a false one.
"""

from checker.names.companies.industries import closed_trade
from checker.names.similarity.character_difference import change_kind
from checker.names.similarity.steps import Similarity, Step, near

_SHORTEST = 4  # characters without the legal form: 源冬银行
_FORM = "股份有限公司"


def misspelt_full_name(query: str, candidate: str) -> Similarity | None:
    """Return the one character that tells two full names of firms of a closed trade apart; None where more does.

    Both with their legal form, which must be that of the large.
    """
    if not len(query) == len(candidate) >= _SHORTEST + len(_FORM) or not query.endswith(_FORM):
        return None
    unlike = [at for at, (a, b) in enumerate(zip(query, candidate, strict=True)) if a != b]
    trade = closed_trade(candidate.removesuffix(_FORM))
    if len(unlike) != 1 or not trade or not query.endswith(trade + _FORM):
        return None
    at = unlike[0]
    return near(Step(change_kind(query[at], candidate[at]), at + 1, query[at], candidate[at]))
