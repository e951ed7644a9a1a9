"""Other writings of a company's legal name: those that are certain.

Certain is what the registers keep apart by themselves: within one region and trade no two firms without ties have one
trade name (企业名称登记管理规定第十七条), no two licensed lenders at all; and where one authority licenses a whole
trade under a word the law keeps for it, the region says nothing more. Everything shorter may mean another firm.
"""

from checker.names.companies.branch import split_branch
from checker.names.companies.divisions import (
    NATION,
    Division,
    is_above_county,
    is_overseas,
    is_unique,
    other_name,
    short_name,
)
from checker.names.companies.legal_form import split_legal_form
from checker.names.companies.parse import COMMON_AMONG_BANKS, NameParts, is_distinctive, name_parts, region_text
from checker.names.companies.trade_names import weaker_names
from checker.names.companies.without_legal_form import SHORTEST, without_brackets

_DASHES = frozenset("-·")


def writings(key: str) -> tuple[str, ...]:
    """Return certain other writings of a legal name, all without a legal form; () when `key` is no company's name.

    A query is looked up as it stands and as `stem` returns it, so no form is needed here. Made of: the region in full
    or short (重庆市 · 重庆); a lender's bracketed region in front or, for 中国, left off (of another trade a sister
    firm may be called so); the region left off where one authority licenses the trade and the trade name tells the
    firm; the province left off before a county whose name is unique; the trade's other writings (小贷, 消金, 农商行).
    """
    return other_names(key)[0]


def trade_names(key: str) -> tuple[str, ...]:
    """Return weaker names, good for suggestions only: the trade name alone, and before the trade or shorter words for
    it."""
    return other_names(key)[1]


def other_names(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return `writings(key)` and `trade_names(key)`, the name taken apart once."""
    parts = None if split_branch(key)[1] else name_parts(key)
    if parts is None:
        return (), ()
    industries = parts.industries()
    certain = dict.fromkeys(_certain_writings(parts, industries, without_brackets(split_legal_form(key)[0])))
    # the name itself is looked up as it stands anyway
    certain.pop(key, None)
    weaker = dict.fromkeys(weaker_names(parts, industries))
    return (
        tuple([name for name in certain if len(name) >= SHORTEST]),
        tuple([name for name in weaker if name not in certain and name != key]),
    )


def _certain_writings(parts: NameParts, industries: list[str], bare: str) -> list[str]:
    names = [bare]
    if parts.bracketed and parts.industry_as_written and bare.endswith(parts.industry_as_written):
        names += [f"{bare.removesuffix(parts.industry_as_written)}{industry}" for industry in industries]
    names += [f"{front}{parts.trade}{word}{back}" for front, back in _places(parts) for word in industries]
    if _may_move_back(parts):
        names.append(f"{parts.trade}{parts.industry_as_written}{region_text(parts.divisions)}")
    if _DASHES.isdisjoint(parts.trade):
        return names
    # people write the dash in a trade name as -, as · or not at all
    dotted = [name.replace("-", "·") for name in names]
    return [*names, *dotted, *(name.replace("·", "") for name in dotted)]


def _may_move_back(parts: NameParts) -> bool:
    """Return whether a lender's region may be typed in brackets at the end: 小米消费金融(重庆)有限公司."""
    last = parts.last
    return bool(
        last
        and last.lends == "yes"
        and last.naming != "county"
        and parts.trade
        and parts.divisions
        and parts.divisions[0].text != NATION
    )


def _places(parts: NameParts) -> list[tuple[str, str]]:
    """Return what may stand before the trade name and behind the industry, for the region."""
    last = parts.last
    national = last is not None and last.naming == "nation" and parts.industry == last.word
    if parts.bracketed:
        return _bracketed_places(parts, national)
    divisions = parts.divisions
    if not divisions:
        return [("", "")]
    fronts = [region_text(divisions), *_other_regions(divisions, national and not parts.trade)]
    if national and _is_unmistakable(parts):
        fronts += ["", divisions[-1].text] if len(divisions) > 1 else [""]
    elif last is not None and last.naming == "county" and len(divisions) > 1:
        fronts += _unique_names_of_last(divisions)
    return [(front, "") for front in fronts]


def _bracketed_places(parts: NameParts, national: bool) -> list[tuple[str, str]]:
    """Return the places of a region in brackets: a lender's moves to the front (宁波狐狸小贷).

    It falls away where the trade name tells the firm, but not of a bank: 恒生银行 without (中国) is the bank in Hong
    Kong.
    """
    front = region_text(parts.divisions)
    places = [(front, parts.bracketed)]
    last = parts.last
    if last and last.lends == "yes" and not front and parts.bracketed != NATION:
        places += [(name, "") for name in (parts.bracketed, other_name(parts.bracketed)) if name]
    if national and last and not last.word.endswith("银行") and _is_unmistakable(parts):
        places.append((front, ""))
    return places


def _other_regions(divisions: tuple[Division, ...], keep_short: bool) -> list[str]:
    """Return the same region with its divisions in full or short: 重庆市 · 重庆; of a chain only all short: 江苏新沂.

    `keep_short`: nothing but the region tells the firm, and nobody says 上海市银行.
    """
    if len(divisions) == 1:
        other = None if keep_short and not divisions[0].full else other_name(divisions[0].text)
        return [other] if other else []
    return ["".join([short_name(part.text) for part in divisions])]


def _unique_names_of_last(divisions: tuple[Division, ...]) -> list[str]:
    """Return the names of the last division alone, where no other of the country is called so."""
    names = [divisions[-1].text, other_name(divisions[-1].text)]
    return [name for name in names if name and is_unique(name)]


def _is_unmistakable(parts: NameParts) -> bool:
    """Return whether the trade name alone tells the firm.

    It is neither a word that many firms bear, nor a place that has banks of its own (those of a county say so:
    农村商业银行, 村镇银行).
    """
    first = parts.divisions[0] if parts.divisions else None
    if parts.trade in COMMON_AMONG_BANKS:
        return first is not None and first.text == NATION
    abroad = first is not None and is_overseas(first)
    return is_distinctive(parts.trade) and not is_above_county(parts.trade) and not abroad
