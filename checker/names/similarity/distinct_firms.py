"""Whether two company names that differ a little are simply two firms: 上海金桥信息技术 and 上海腾桥信息技术."""

from checker.names.companies.industries import closed_trade, is_licensed
from checker.names.companies.parse import CompanyName, parse
from checker.names.similarity.steps import Similarity

_SHORTEST_DISTINCTIVE = 3  # characters; a shorter trade name is another one when a character is another
_SHORTEST_COMPANY = 6


def are_distinct_firms(query: str, candidate: str, similarity: Similarity) -> bool:
    """Return whether an arbitrary or faintly alike character makes `query` another firm: in a short trade name, unless
    one authority licenses the whole trade, or the region and a licensed trade say who is meant."""
    explained = not similarity.is_arbitrary and not similarity.is_faint
    if min(len(query), len(candidate)) < _SHORTEST_COMPANY or explained:
        return False
    firm, other_firm = parse(query), parse(candidate)
    if firm is None or other_firm is None or closed_trade(firm.industry) or _of_one_list(firm, other_firm):
        return False
    return (
        firm.trade_name != other_firm.trade_name
        and min(len(firm.trade_name), len(other_firm.trade_name)) < _SHORTEST_DISTINCTIVE
    )


def _of_one_list(firm: CompanyName, other_firm: CompanyName) -> bool:
    """Return whether one province has both on its list: 徐州康简小额贷款, which it has not, is no 徐州康环小额贷款, but
    who holds the one should see the other."""
    same_region = firm.region != "" and firm.region == other_firm.region
    return same_region and firm.industry == other_firm.industry and is_licensed(firm.industry)
