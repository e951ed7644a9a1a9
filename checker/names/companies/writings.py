"""Other writings of a company's legal name: the certain ones, and weaker ones to ask with.

Certain is what the registers keep apart by themselves: within one region and trade no two firms without ties have one
trade name (企业名称登记管理规定第十七条), no two licensed lenders at all; and where one authority licenses a whole
trade under a word the law keeps for it, the region says nothing more. Everything shorter may mean another firm.
"""

from checker.names.companies.branch import split_branch
from checker.names.companies.divisions import (
    NATION,
    Part,
    is_above_county,
    is_division,
    is_overseas,
    is_unique,
    other_name,
    short_name,
)
from checker.names.companies.industries import industry_at_end, is_industry
from checker.names.companies.legal_form import split_legal_form
from checker.names.companies.parse import NOT_TELLING, TELLING_OF_THE_NATION, Anatomy, anatomy

_DASHES = frozenset("-·")
_SHORTEST = 4  # 中信银行; shorter ones are words, not firms


def without_legal_form(key: str) -> str:
    """The name without 公司 or a longer legal form at its end, however short."""
    return split_legal_form(key)[0]


def stem(key: str) -> str | None:
    """A company's name without its legal form and brackets: 招联消费金融股份有限公司 → 招联消费金融.

    None when nothing would change, fewer than four characters would stay, a branch is named, or a lender's trade is
    abbreviated before a legal form: people write 招联消金 for 招联消费金融, but 招联消金有限公司 would be another firm
    (招联消金公司 is talk).
    """
    body, form, _ = split_legal_form(key)
    short = body.replace("(", "").replace(")", "")
    if short == key or len(short) < _SHORTEST or key.endswith("分公司"):
        return None
    return None if form not in {"", "公司"} and _may_be_another_firm(body) else short


def _may_be_another_firm(body: str) -> bool:
    written = industry_at_end(body)
    if written is None or written.literal or written.last.lends == "no":
        return False
    return "银行" not in body[written.starts[0] :]  # 高青农商银行: the law keeps that word for banks however it is put


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
    industries = _abbreviated(found)
    bare = split_legal_form(key)[0].replace("(", "").replace(")", "")
    certain = {bare: None}
    if found.bracketed and found.last:
        before = bare.removesuffix(found.written)
        certain |= dict.fromkeys([f"{before}{industry}" for industry in industries] if before != bare else [])
    for front, back in _places(found):
        for industry in industries:
            certain[f"{front}{found.trade}{industry}{back}"] = None
    if found.divisions and found.last and found.last.lends == "yes" and found.last.naming != "county" and found.trade:
        region = _text(found.divisions)
        if region != NATION:
            certain[f"{found.trade}{found.written}{region}"] = None
    if not _DASHES.isdisjoint(found.trade):
        plain = [name.replace("-", "·") for name in certain]
        certain |= dict.fromkeys([*plain, *(name.replace("·", "") for name in plain)])
    certain.pop(key, None)
    asked = dict.fromkeys(_asked(found, industries))
    return (
        tuple([name for name in certain if len(name) >= _SHORTEST]),
        tuple([name for name in asked if name not in certain and name != key]),
    )


def _abbreviated(found: Anatomy) -> list[str]:
    """The trade as written, and with its last word written otherwise."""
    last = found.last
    if last is None or (not last.same and found.literal):
        return [found.written]
    before = found.industry.removesuffix(last.word)
    return list(dict.fromkeys((found.written, *(f"{before}{word}" for word in (last.word, *last.same)))))


def _asked(found: Anatomy, industries: list[str]) -> list[str]:
    last, trade = found.last, found.trade
    words = [*industries, *last.asked] if last else []
    fronts: list[str] = []
    alone: list[str] = []
    if len(trade) >= 2 and trade not in NOT_TELLING:
        fronts.append(trade)
        alone += _alone(found)
        if len(trade) > 3 and trade.endswith("国际"):
            fronts.append(trade[:-2])
            alone.append(trade[:-2])
    if last and found.divisions and (last.naming == "county" or trade in {"", "国际"}):
        place = found.divisions[-1].text
        fronts += [place, short_name(place)]
    return alone + [f"{front}{word}" for front in fronts for word in words]


def _alone(found: Anatomy) -> list[str]:
    """The trade name without the trade, alone and with its region (度小满, 重庆度小满, 汇丰中国)."""
    names = [f"{_short(found.divisions)}{found.trade}{found.bracketed}"]
    if names[0] == found.trade:
        names = []
    if _is_name(found.trade) and not is_division(found.trade) and not is_industry(found.trade):
        names.append(found.trade)
    return names


def _places(found: Anatomy) -> list[tuple[str, str]]:
    """What may stand before the trade name and behind the industry, for the region."""
    last = found.last
    national = last is not None and last.naming == "nation" and found.industry == last.word
    if found.bracketed:
        return _bracketed_places(found, national)
    divisions = found.divisions
    if not divisions:
        return [("", "")]
    fronts = [_text(divisions), *_other_regions(divisions, national and not found.trade)]
    if national and _is_unmistakable(found):
        fronts += ["", divisions[-1].text] if len(divisions) > 1 else [""]
    elif last is not None and last.naming == "county" and len(divisions) > 1:
        fronts += _below(divisions)
    return [(front, "") for front in fronts]


def _bracketed_places(found: Anatomy, national: bool) -> list[tuple[str, str]]:
    """A lender's region moves from its brackets to the front: 宁波狐狸小贷. It falls away where the trade name tells
    the firm, but not of a bank: 恒生银行 without (中国) is the bank in Hong Kong."""
    front = _text(found.divisions)
    places = [(front, found.bracketed)]
    last = found.last
    if last and last.lends == "yes" and not front and found.bracketed != NATION:
        places += [(name, "") for name in (found.bracketed, other_name(found.bracketed)) if name]
    if national and last and not last.word.endswith("银行") and _is_unmistakable(found):
        places.append((front, ""))
    return places


def _text(divisions: tuple[Part, ...]) -> str:
    return "".join([part.text for part in divisions])


def _other_regions(divisions: tuple[Part, ...], keep_short: bool) -> list[str]:
    """The same region with its divisions in full or short: 重庆市 · 重庆; of a chain only all short: 江苏新沂.

    `keep_short`: nothing but the region tells the firm, and nobody says 上海市银行.
    """
    if len(divisions) == 1:
        other = None if keep_short and not divisions[0].full else other_name(divisions[0].text)
        return [other] if other else []
    return [_short(divisions)]


def _short(divisions: tuple[Part, ...]) -> str:
    return "".join([short_name(part.text) for part in divisions])


def _below(divisions: tuple[Part, ...]) -> list[str]:
    """The last division alone, where no other of the country is called so."""
    names = [divisions[-1].text, other_name(divisions[-1].text)]
    return [name for name in names if name and is_unique(name)]


def _is_unmistakable(found: Anatomy) -> bool:
    """Whether the trade name alone tells the firm: neither a word that tells none, nor a place that has banks of its
    own (those of a county say so: 农村商业银行, 村镇银行)."""
    if found.divisions and found.divisions[0].text == NATION and found.trade in TELLING_OF_THE_NATION:
        return True
    abroad = bool(found.divisions) and is_overseas(found.divisions[0])
    return _is_name(found.trade) and not is_above_county(found.trade) and not abroad


def _is_name(trade: str) -> bool:
    return len(trade) >= 2 and trade not in NOT_TELLING and trade not in TELLING_OF_THE_NATION
