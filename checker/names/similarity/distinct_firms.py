"""Whether two company names that differ a little are simply two firms: 上海金桥信息技术 and 上海腾桥信息技术."""

from checker.names.companies.industries import is_lending
from checker.names.companies.parse import parse
from checker.names.similarity.steps import Similarity

# Changes that neither eye nor ear explains: two firms may well differ by them.
_ARBITRARY_CHANGES = frozenset({"other", "more", "less", "key"})
_SHORTEST_DISTINCTIVE = 3  # characters; a shorter trade name is another one when a character is another
_SHORTEST_COMPANY = 6


def are_distinct_firms(query: str, candidate: str, similarity: Similarity) -> bool:
    """Return whether an arbitrary character makes `query` another firm: in a short trade name, without a word of
    lending."""
    if min(len(query), len(candidate)) < _SHORTEST_COMPANY or not all(
        step.how in _ARBITRARY_CHANGES for step in similarity.steps
    ):
        return False
    firm, other_firm = parse(query), parse(candidate)
    if firm is None or other_firm is None or is_lending(firm.industry):
        return False
    return (
        firm.trade_name != other_firm.trade_name
        and min(len(firm.trade_name), len(other_firm.trade_name)) < _SHORTEST_DISTINCTIVE
    )
