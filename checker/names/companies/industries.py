"""The words that say a company's trade (tables/industries.tsv), found at the end of a name without its legal form."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast

from checker.names.tables import rows

Lends = Literal["yes", "offers", "no"]
Naming = Literal["nation", "county", "region", "vague"]

_MOST_WORDS = 4  # 金融 网络 科技 服务


@dataclass(frozen=True, slots=True)
class Industry:
    """One trade. `same`: other writings that mean just this; `weaker`: shorter ones that may mean another firm."""

    word: str
    same: tuple[str, ...]
    weaker: tuple[str, ...]
    lends: Lends
    naming: Naming


class TrailingIndustry(NamedTuple):
    """The trade a name ends with: where its words start, their canonical text, and the last word, which decides.

    `starts`: of each word, the last one first. `literal`: no word is an abbreviation. `distinctive`: the words say a
    trade even without a legal form behind them.
    """

    starts: tuple[int, ...]
    canonical: tuple[str, ...]
    last: Industry
    literal: bool
    distinctive: bool


@dataclass(frozen=True, slots=True)
class _Table:
    by_word: dict[str, Industry]
    lengths: dict[str, tuple[int, ...]]  # by a word's last character: the lengths to try, longest first


@cache
def _table() -> _Table:
    by_word: dict[str, Industry] = {}
    other: dict[str, Industry] = {}
    for word, same, weaker, lends, naming, _ in rows("industries.tsv", 6):
        short = Industry(word, _words(same), _words(weaker), cast("Lends", lends), cast("Naming", naming))
        by_word[word] = short
        other |= dict.fromkeys(short.same, short)
    # a word of its own wins over the same word as another writing
    by_word = other | by_word
    lengths: dict[str, set[int]] = {}
    for word in by_word:
        lengths.setdefault(word[-1], set()).add(len(word))
    return _Table(by_word, {last: tuple(sorted(of, reverse=True)) for last, of in lengths.items()})


def _words(field: str) -> tuple[str, ...]:
    return () if field == "-" else tuple(field.split(" "))


def industry_at_end(body: str) -> TrailingIndustry | None:
    """Return the trade that `body` ends with, its words taken from the last: 网络金融服务 is 网络 and 金融服务.

    A lender's word stands alone: 农业 in 中国农业银行 is a trade name. None when the last word says no trade.
    """
    last = _word_before(body, len(body))
    if last is None:
        return None
    at, industry = last
    starts, words = [at], [industry]
    literal = body[at:] == industry.word
    # a lender's word is the whole trade; before another one more words may stand (网络 科技 服务)
    while words[-1].lends != "yes" and len(words) < _MOST_WORDS and (before := _word_before(body, at)):
        literal = literal and body[before[0] : at] == before[1].word
        at, word = before
        starts.append(at)
        words.append(word)
    distinctive = industry.naming != "vague" or any(word.naming != "vague" for word in words)
    return TrailingIndustry(tuple(starts), tuple([word.word for word in words]), industry, literal, distinctive)


def _word_before(body: str, end: int) -> tuple[int, Industry] | None:
    if not end:
        return None
    table = _table()
    for length in table.lengths.get(body[end - 1], ()):
        if length <= end and (industry := table.by_word.get(body[end - length : end])):
            return end - length, industry
    return None


def closed_trade(body: str) -> str:
    """Return the trade that `body` ends with, as written, where one authority licenses every firm of it: banks,
    consumer finance companies, trusts; "" for any other."""
    trailing = industry_at_end(body)
    if trailing is None or trailing.last.lends != "yes" or trailing.last.naming not in {"nation", "county"}:
        return ""
    return body[trailing.starts[-1] :]


def is_licensed(industry: str) -> bool:
    """Return whether no firm of this trade may work without a licence to lend: banks, microlenders, trusts."""
    trailing = industry_at_end(industry)
    return trailing is not None and trailing.last.lends == "yes"


def last_trade(industry: str) -> str:
    """Return the last word of a trade in its canonical writing, which decides, or "": 网络小额贷款 of 网络小贷."""
    trailing = industry_at_end(industry)
    return trailing.last.word if trailing else ""


def written_industries() -> frozenset[str]:
    """Return all words that say a trade, and their other writings, of two characters or more."""
    return frozenset(word for word in _table().by_word if len(word) > 1)


def is_industry(word: str) -> bool:
    """Return whether this is one of the words, or another writing of one."""
    return word in _table().by_word


def is_lending(industry: str) -> bool:
    """Return whether firms of this trade lend, or its words promise loans (金融服务); False for a trade not in the
    table."""
    trailing = industry_at_end(industry)
    return trailing is not None and any(_table().by_word[word].lends != "no" for word in trailing.canonical)
