"""Weaker names of a company: shorter than what is certain, so that they may be another firm's. Good for suggestions
only."""

from checker.names.companies.divisions import is_division, short_name
from checker.names.companies.industries import is_industry
from checker.names.companies.parse import COMMON_AMONG_BANKS, NameParts, is_distinctive

_INTERNATIONAL = "国际"  # left out when people speak: 华鑫信托 for 华鑫国际信托, 重庆信托


def weaker_names(parts: NameParts, industries: list[str]) -> list[str]:
    """Return the trade name alone and with its region, and before its trade or a shorter word for it.

    Before the trade of a county's bank also the county.
    """
    words = [*industries, *parts.last.weaker] if parts.last else []
    names, fronts = _without_industry(parts), _fronts(parts)
    return [*names, *(f"{front}{word}" for front in fronts for word in words)]


def _fronts(parts: NameParts) -> list[str]:
    trade = parts.trade
    fronts = [trade] if is_distinctive(trade) else []
    if len(trade) > 3 and trade.endswith(_INTERNATIONAL):
        fronts.append(trade.removesuffix(_INTERNATIONAL))
    if parts.last and parts.divisions and (parts.last.naming == "county" or trade in {"", _INTERNATIONAL}):
        place = parts.divisions[-1].text
        fronts += [place, short_name(place)]
    return fronts


def _without_industry(parts: NameParts) -> list[str]:
    """Return the name without its trade: 度小满, 重庆度小满, 汇丰中国. Not words and places: 旅游, 红塔."""
    trade = parts.trade
    if not is_distinctive(trade):
        return []
    region = "".join([short_name(part.text) for part in parts.divisions])
    names = [f"{region}{trade}{parts.bracketed}"] if region or parts.bracketed else []
    if trade not in COMMON_AMONG_BANKS and not is_division(trade) and not is_industry(trade):
        names.append(trade)
    if len(trade) > 3 and trade.endswith(_INTERNATIONAL):
        names.append(trade.removesuffix(_INTERNATIONAL))
    return names
