"""Whether two company names that differ a little are simply two firms: 上海金桥信息技术 and 上海腾桥信息技术."""

from checker.names.companies import is_lending, parse
from checker.names.similarity.steps import Similarity

_SLIPS = frozenset({"other", "more", "less", "key"})
_TELLING = 3  # characters; a shorter trade name is another one when a character is another
_SHORTEST_COMPANY = 6


def other_firm(typed: str, known: str, likeness: Similarity) -> bool:
    """Whether an arbitrary character in a short trade name, and no word of lending, makes `typed` another firm."""
    if min(len(typed), len(known)) < _SHORTEST_COMPANY or not all(step.how in _SLIPS for step in likeness.steps):
        return False
    one, other = parse(typed), parse(known)
    if one is None or other is None or is_lending(one.industry):
        return False
    return one.trade_name != other.trade_name and min(len(one.trade_name), len(other.trade_name)) < _TELLING


def of_another_trade(name: str) -> bool:
    """Whether `name` is that of a firm, or of a shop, whose trade is known and does not lend: 桃多多水果店."""
    firm = parse(name)
    return firm is not None and firm.industry != "" and not is_lending(firm.industry)
