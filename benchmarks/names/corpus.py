"""Synthetic names in the shapes and numbers of the real registers; nothing in them stands for a real firm.

Lenders and their brands are few, other licence holders some, and nearly all the rest are outlets of banks. A branch is
no legal person (Civil Code, art. 74): an outlet's entity is its bank.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from benchmarks.names import words
from checker.names import IndexedName

SEED = 20261124
FULL, SMALL = 250_000, 20_000
LENDERS, SHORT_NAMES, HOLDERS = 0.024, 0.004, 0.072  # shares of all names: 6,000, 1,000 and 18,000 of 250,000


@dataclass(frozen=True, slots=True)
class Entry:
    """A known name and how it is put together. `trade`: the part that sets it apart; `short`: what people say."""

    known: IndexedName
    trade: str
    short: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """All names, by what they are."""

    lenders: tuple[Entry, ...]
    short_names: tuple[Entry, ...]
    holders: tuple[Entry, ...]
    outlets: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return (*self.lenders, *self.short_names, *self.holders, *self.outlets)


def synthetic(size: int = FULL) -> Corpus:
    """So many names; the same ones every time."""
    random, taken = Random(SEED), set[str]()
    lenders = tuple(_lenders(round(size * LENDERS), random, taken))
    short_names = tuple(_short_names(round(size * SHORT_NAMES), lenders, random, taken))
    holders = tuple(_holders(round(size * HOLDERS), random, taken))
    left = size - len(lenders) - len(short_names) - len(holders)
    return Corpus(lenders, short_names, holders, tuple(_outlets(left, lenders, random, taken)))


def _lenders(count: int, random: Random, taken: set[str]) -> Iterator[Entry]:
    """Banks first, the large ones in front: half of all. Then consumer and car finance, trusts, microlenders."""
    trades: set[str] = set()
    for at in range(count):
        share = at / count
        while True:
            trade = _fresh_trade(random, trades) if share < 0.25 or share >= 0.5 else _fresh_place(random, trades)
            text, short = _lender(share, trade, random)
            if text not in taken:
                break
        taken.add(text)
        yield _firm(text, f"synthetic-lender-{at}", trade, short, 3)


def _lender(share: float, trade: str, random: Random) -> tuple[str, str]:
    """The name, and what people say, of the lender that stands at this share of all of them."""
    form = random.choice(words.FORMS)
    if share < 0.5:
        return _bank(share, trade, form, random)
    if share < 0.54:
        industry = random.choice(("消费金融", "汽车金融", "信托"))
        return f"{_city(random)}{trade}{industry}{form}", f"{trade}{industry}"
    return f"{_city(random)}{trade}{random.choice(('', '', '网络'))}小额贷款{form}", f"{trade}小贷"


def _bank(share: float, trade: str, form: str, random: Random) -> tuple[str, str]:
    if share < 0.004:
        return f"中国{trade}银行股份有限公司", f"{trade}银行"
    if share < 0.02:
        return f"{trade}银行股份有限公司", f"{trade}银行"
    if share < 0.25:
        return f"{random.choice(words.COUNTIES)}{trade}村镇银行{form}", f"{trade}村镇银行"
    if share < 0.45:
        return f"{random.choice(words.PROVINCES)}{trade}农村商业银行股份有限公司", f"{trade}农商银行"
    return f"{trade}县农村信用合作联社", f"{trade}农信社"


def _short_names(count: int, lenders: tuple[Entry, ...], random: Random, taken: set[str]) -> Iterator[Entry]:
    """One half products of their own, one half what people call a lender."""
    firms = [entry for entry in lenders if not entry.short.endswith(("银行", "农信社"))]
    for at in range(count):
        entry = _short_name(at, firms, random)
        while entry.known.text in taken:
            entry = _short_name(at, firms, random)
        taken.add(entry.known.text)
        yield entry


def _short_name(at: int, firms: list[Entry], random: Random) -> Entry:
    if at % 2:
        firm = random.choice(firms)
        known = IndexedName(firm.short, firm.known.entity_id, "alias", firm.known.text, "organisation", 2)
        return Entry(known, firm.trade, firm.short)
    trade = _trade(random)
    return _product(trade + random.choice(words.BRAND_ENDS), f"synthetic-product-{at}", trade)


def _holders(count: int, random: Random, taken: set[str]) -> Iterator[Entry]:
    for at in range(count):
        entry = _holder(f"synthetic-holder-{at}", random)
        while entry.known.text in taken:
            entry = _holder(f"synthetic-holder-{at}", random)
        taken.add(entry.known.text)
        yield entry


def _holder(entity_id: str, random: Random) -> Entry:
    trade, industry, city = _trade(random), random.choice(words.HOLDER_INDUSTRIES), _city(random)
    bracketed = f"{trade}（{city}）{industry}"
    plain = f"{city}{random.choice(('', '市'))}{trade}{industry}"
    text = (bracketed if random.random() < 0.1 else plain) + random.choice(words.FORMS)
    return _firm(text, entity_id, trade, trade + industry, 0)


def _outlets(count: int, lenders: tuple[Entry, ...], random: Random, taken: set[str]) -> Iterator[Entry]:
    banks = [entry for entry in lenders if "银行" in entry.known.text]
    shares = list(accumulate(1 / (at + 3) for at in range(len(banks))))
    for bank in random.choices(banks, cum_weights=shares, k=count):
        text, short = _outlet(bank, random)
        while text in taken:
            text, short = _outlet(bank, random)
        taken.add(text)
        known = IndexedName(text, bank.known.entity_id, "legal_name", bank.known.text, "organisation", 0)
        yield Entry(known, bank.trade, short)


def _outlet(bank: Entry, random: Random) -> tuple[str, str]:
    city = _city(random) if len(bank.known.text) < 14 and random.random() < 0.6 else ""
    road = f"{_place(random)}{random.choice(words.ROADS)}" if random.random() < 0.4 else _place(random)
    number = f"第{random.choice('一二三四五六七八九')}" if random.random() < 0.15 else ""
    branch = f"{city}{road}{number}{random.choice(words.OUTLET_KINDS)}"
    return bank.known.text + branch, bank.short + branch


def _firm(text: str, entity_id: str, trade: str, short: str, weight: int) -> Entry:
    return Entry(IndexedName(text, entity_id, "legal_name", text, "organisation", weight), trade, short)


def _product(text: str, entity_id: str, trade: str) -> Entry:
    return Entry(IndexedName(text, entity_id, "brand", text, "product", 2), trade, text)


def _trade(random: Random) -> str:
    return "".join(random.choices(words.TRADE, k=random.choice((2, 2, 2, 3, 4))))


def _fresh_trade(random: Random, taken: set[str]) -> str:
    while (trade := _trade(random)) in taken:
        pass
    taken.add(trade)
    return trade


def _fresh_place(random: Random, taken: set[str]) -> str:
    """A county; a third character once the short ones run out."""
    place = _place(random)
    while place in taken:
        place = _place(random) + random.choice(words.PLACE_SECOND)
    taken.add(place)
    return place


def _place(random: Random) -> str:
    return random.choice(words.PLACE_FIRST) + random.choice(words.PLACE_SECOND)


def _city(random: Random) -> str:
    return random.choice(words.CITIES)
