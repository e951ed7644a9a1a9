"""Other writings of a company's legal name: those that are certain.

Certain is what the registers keep apart by themselves: within one region and trade no two firms without ties have one
trade name (企业名称登记管理规定第十七条), no two licensed lenders at all; and where one authority licenses a whole
trade under a word the law keeps for it, the region says nothing more. Everything shorter may mean another firm.
"""

from checker.names.companies.branch import split_branch
from checker.names.companies.divisions import (
    NATION,
    Part,
    is_above_county,
    is_overseas,
    is_unique,
    other_name,
    short_name,
)
from checker.names.companies.legal_form import split_legal_form
from checker.names.companies.parse import COMMON_AMONG_BANKS, Anatomy, anatomy, is_telling, text_of
from checker.names.companies.trade_names import weaker_names
from checker.names.companies.without_legal_form import SHORTEST, without_brackets

_DASHES = frozenset("-·")


def writings(key: str) -> tuple[str, ...]:
    """Certain other writings of a legal name, all without a legal form: what is typed is looked up as it stands and as
    `stem` gives it. () when `key` is no company's name.

    Made of: the region in full or short (重庆市 · 重庆); a lender's bracketed region in front or, for 中国, left off
    (of another trade a sister firm may be called so); the region left off where one authority licenses the trade and
    the trade name tells the firm; the province left off before a county whose name is unique; the trade's other
    writings (小贷, 消金, 农商行).
    """
    return other_names(key)[0]


def trade_names(key: str) -> tuple[str, ...]:
    """Weaker names, only to ask with: the trade name alone, and before the trade or shorter words for it."""
    return other_names(key)[1]


def other_names(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`writings(key)` and `trade_names(key)`, the name taken apart once."""
    found = None if split_branch(key)[1] else anatomy(key)
    if found is None:
        return (), ()
    industries = found.industries()
    certain = dict.fromkeys(_certain(found, industries, without_brackets(split_legal_form(key)[0])))
    certain.pop(key, None)
    asked = dict.fromkeys(weaker_names(found, industries))
    return (
        tuple([name for name in certain if len(name) >= SHORTEST]),
        tuple([name for name in asked if name not in certain and name != key]),
    )


def _certain(found: Anatomy, industries: list[str], bare: str) -> list[str]:
    names = [bare]
    if found.bracketed and found.written and bare.endswith(found.written):
        names += [f"{bare.removesuffix(found.written)}{industry}" for industry in industries]
    names += [f"{front}{found.trade}{word}{back}" for front, back in _places(found) for word in industries]
    if _may_move_back(found):
        names.append(f"{found.trade}{found.written}{text_of(found.divisions)}")
    if _DASHES.isdisjoint(found.trade):
        return names
    dotted = [name.replace("-", "·") for name in names]
    return [*names, *dotted, *(name.replace("·", "") for name in dotted)]


def _may_move_back(found: Anatomy) -> bool:
    """Whether a lender's region may be typed in brackets at the end: 小米消费金融(重庆)有限公司."""
    last = found.last
    return bool(
        last
        and last.lends == "yes"
        and last.naming != "county"
        and found.trade
        and found.divisions
        and found.divisions[0].text != NATION
    )


def _places(found: Anatomy) -> list[tuple[str, str]]:
    """What may stand before the trade name and behind the industry, for the region."""
    last = found.last
    national = last is not None and last.naming == "nation" and found.industry == last.word
    if found.bracketed:
        return _bracketed_places(found, national)
    divisions = found.divisions
    if not divisions:
        return [("", "")]
    fronts = [text_of(divisions), *_other_regions(divisions, national and not found.trade)]
    if national and _is_unmistakable(found):
        fronts += ["", divisions[-1].text] if len(divisions) > 1 else [""]
    elif last is not None and last.naming == "county" and len(divisions) > 1:
        fronts += _below(divisions)
    return [(front, "") for front in fronts]


def _bracketed_places(found: Anatomy, national: bool) -> list[tuple[str, str]]:
    """A lender's region moves from its brackets to the front: 宁波狐狸小贷. It falls away where the trade name tells
    the firm, but not of a bank: 恒生银行 without (中国) is the bank in Hong Kong."""
    front = text_of(found.divisions)
    places = [(front, found.bracketed)]
    last = found.last
    if last and last.lends == "yes" and not front and found.bracketed != NATION:
        places += [(name, "") for name in (found.bracketed, other_name(found.bracketed)) if name]
    if national and last and not last.word.endswith("银行") and _is_unmistakable(found):
        places.append((front, ""))
    return places


def _other_regions(divisions: tuple[Part, ...], keep_short: bool) -> list[str]:
    """The same region with its divisions in full or short: 重庆市 · 重庆; of a chain only all short: 江苏新沂.

    `keep_short`: nothing but the region tells the firm, and nobody says 上海市银行.
    """
    if len(divisions) == 1:
        other = None if keep_short and not divisions[0].full else other_name(divisions[0].text)
        return [other] if other else []
    return ["".join([short_name(part.text) for part in divisions])]


def _below(divisions: tuple[Part, ...]) -> list[str]:
    """The last division alone, where no other of the country is called so."""
    names = [divisions[-1].text, other_name(divisions[-1].text)]
    return [name for name in names if name and is_unique(name)]


def _is_unmistakable(found: Anatomy) -> bool:
    """Whether the trade name alone tells the firm: neither a word that tells none, nor a place that has banks of its
    own (those of a county say so: 农村商业银行, 村镇银行)."""
    first = found.divisions[0] if found.divisions else None
    if found.trade in COMMON_AMONG_BANKS:
        return first is not None and first.text == NATION
    abroad = first is not None and is_overseas(first)
    return is_telling(found.trade) and not is_above_county(found.trade) and not abroad
