"""Other writings of a company's legal name: the certain ones, and weaker ones to ask with.

Certain is what the registers keep apart by themselves: within one region and trade no two firms have one trade name
(企业名称登记管理规定), and where one authority licenses a whole trade under a word the law keeps for it, the region
says nothing more. Everything shorter may mean another firm.
"""

from checker.names.companies.divisions import NATION, Part, is_division, is_unique, other_name
from checker.names.companies.industries import is_industry
from checker.names.companies.legal_form import split_legal_form
from checker.names.companies.parse import NOT_TELLING, TELLING_OF_THE_NATION, Anatomy, anatomy

_SHORTEST = 4  # 中信银行; shorter ones are words, not firms


def without_legal_form(key: str) -> str:
    """The name without 公司 or a longer legal form at its end, however short."""
    return split_legal_form(key)[0]


def stem(key: str) -> str | None:
    """A company's name without its legal form and brackets: 招联消费金融股份有限公司 → 招联消费金融.

    None when nothing would change, fewer than four characters would stay, or a lender's trade is abbreviated before a
    legal form: 招联消金 is how people write 招联消费金融, 招联消金有限公司 would be the name of another firm.
    """
    short = split_legal_form(key)[0].replace("(", "").replace(")", "")
    if short == key or len(short) < _SHORTEST:
        return None
    found = anatomy(key)
    if found and found.form and not found.literal and found.last and found.last.lends != "no":
        return None
    return short


def writings(key: str) -> tuple[str, ...]:
    """Certain other writings of a legal name, all without a legal form: what is typed is looked up as it stands and as
    `stem` gives it. () when `key` is no company's name.

    Made of: the region in full or short (重庆市 · 重庆); a bracketed region in front, behind or, for 中国, left off;
    the region left off where one authority licenses the trade and the trade name tells the firm; the province left
    off before a county whose name is unique; the trade's other writings (小贷, 消金, 农商行).
    """
    return other_names(key)[0]


def trade_names(key: str) -> tuple[str, ...]:
    """Weaker names, only to ask with: the trade name alone, and before the trade or shorter words for it."""
    return other_names(key)[1]


def other_names(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """`writings(key)` and `trade_names(key)`, the name taken apart once."""
    found = anatomy(key)
    if found is None:
        return (), ()
    industries = _abbreviated(found)
    certain = dict.fromkeys((split_legal_form(key)[0].replace("(", "").replace(")", ""),))
    for front, back in _places(found):
        for industry in industries:
            certain[f"{front}{found.trade}{industry}{back}"] = None
    if found.divisions and found.last and found.last.lends == "yes" and found.last.naming != "county" and found.trade:
        region = _text(found.divisions)
        if region != NATION:
            certain[f"{found.trade}{found.written}{region}"] = None
    certain.pop(key, None)
    asked = [name for name in _asked(found, industries) if name not in certain and name != key]
    return tuple([name for name in certain if len(name) >= _SHORTEST]), tuple(asked)


def _abbreviated(found: Anatomy) -> list[str]:
    """The trade as written, and with its last word written otherwise."""
    last = found.last
    if last is None or (not last.same and found.literal):
        return [found.written]
    before = found.industry.removesuffix(last.word)
    return list(dict.fromkeys((found.written, *(f"{before}{word}" for word in (last.word, *last.same)))))


def _asked(found: Anatomy, industries: list[str]) -> dict[str, None]:
    names: dict[str, None] = {}
    last, trade = found.last, found.trade
    shorter = [*industries, *last.asked] if last else []
    if len(trade) >= 2 and trade not in NOT_TELLING:
        if _tells(trade) and not is_industry(trade):
            names[trade] = None
        names |= dict.fromkeys([f"{trade}{industry}" for industry in shorter])
        if len(trade) > 3 and trade.endswith("国际"):
            names |= dict.fromkeys([trade[:-2], *(f"{trade[:-2]}{industry}" for industry in shorter)])
    if last and last.naming == "county" and found.divisions:
        place = found.divisions[-1]
        for name in {place.text: None, (place.full and other_name(place.text)) or place.text: None}:
            names |= dict.fromkeys([f"{name}{industry}" for industry in shorter])
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
    front = _text(found.divisions)
    places = [(front, found.bracketed)]
    if found.bracketed == NATION:
        return [*places, (front, "")] if national and found.trade not in NOT_TELLING else places
    if not front:
        places += [(name, "") for name in (found.bracketed, other_name(found.bracketed)) if name]
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
    return ["".join([(part.full and other_name(part.text)) or part.text for part in divisions])]


def _below(divisions: tuple[Part, ...]) -> list[str]:
    """The last division alone, where no other of the country is called so."""
    names = [divisions[-1].text, other_name(divisions[-1].text)]
    return [name for name in names if name and is_unique(name)]


def _is_unmistakable(found: Anatomy) -> bool:
    """Whether the trade name alone tells the firm: neither a word of none nor a place, which another bank may be of."""
    if found.divisions[0].text == NATION and found.trade in TELLING_OF_THE_NATION:
        return True
    return _tells(found.trade)


def _tells(trade: str) -> bool:
    return len(trade) >= 2 and trade not in NOT_TELLING | TELLING_OF_THE_NATION and not is_division(trade)
