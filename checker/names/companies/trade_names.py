"""Weaker names of a company: shorter than what is certain, so that they may be another firm's. Only to ask with."""

from checker.names.companies.divisions import is_division, short_name
from checker.names.companies.industries import is_industry
from checker.names.companies.parse import COMMON_AMONG_BANKS, Anatomy, is_telling

_INTERNATIONAL = "国际"  # left out when people speak: 华鑫信托 for 华鑫国际信托, 重庆信托


def weaker_names(found: Anatomy, industries: list[str]) -> list[str]:
    """The trade name alone and with its region, and before its trade or a shorter word for it; before the trade of a
    county's bank also the county."""
    words = [*industries, *found.last.asked] if found.last else []
    names, fronts = _alone(found), _fronts(found)
    return [*names, *(f"{front}{word}" for front in fronts for word in words)]


def _fronts(found: Anatomy) -> list[str]:
    trade = found.trade
    fronts = [trade] if is_telling(trade) else []
    if len(trade) > 3 and trade.endswith(_INTERNATIONAL):
        fronts.append(trade.removesuffix(_INTERNATIONAL))
    if found.last and found.divisions and (found.last.naming == "county" or trade in {"", _INTERNATIONAL}):
        place = found.divisions[-1].text
        fronts += [place, short_name(place)]
    return fronts


def _alone(found: Anatomy) -> list[str]:
    """度小满, 重庆度小满, 汇丰中国. Not words and places: 旅游, 红塔."""
    trade = found.trade
    if not is_telling(trade):
        return []
    region = "".join([short_name(part.text) for part in found.divisions])
    names = [f"{region}{trade}{found.bracketed}"] if region or found.bracketed else []
    if trade not in COMMON_AMONG_BANKS and not is_division(trade) and not is_industry(trade):
        names.append(trade)
    if len(trade) > 3 and trade.endswith(_INTERNATIONAL):
        names.append(trade.removesuffix(_INTERNATIONAL))
    return names
