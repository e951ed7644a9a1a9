"""What of a name tells it from others: what is none of the words that many brands share (tables/shared_words.tsv).

An arbitrary character more, less or in the place of another makes 携程金融 of 同程金融 and 桔多多 of 拼多多: names that
nobody confuses. Such a change is taken for a slip only where enough of the name is left to know it by.
"""

import re
from functools import cache, lru_cache

from checker.names.companies.industries import closed_trade, is_licensed, written_industries
from checker.names.similarity.steps import Step
from checker.names.tables import rows

_ENOUGH = 3  # distinctive characters that stay: 国美易以 is 国美易卡, 玖富万在 is 玖富万卡
_WHOLE = 2  # distinctive characters of a name of which all stay
_LONG = 5  # characters: of a longer brand the shared word helps to know it by (时团生活费, 美团生活费)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, of in rows("shared_words.tsv", 2) if of == kind)


@cache
def _idle() -> frozenset[str]:
    return _words("idle") | _words("shared")


@cache
def _pattern() -> re.Pattern[str]:
    # the longest first: an alternation takes the first that fits
    words = sorted({*_words("shared"), *written_industries()}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=4096)
def _shared(form: str) -> tuple[tuple[int, int], ...]:
    """Return where the shared words of a name stand: their first place and the one behind them, from 0."""
    return tuple(found.span() for found in _pattern().finditer(form))


def is_of_shared_words(form: str) -> bool:
    """Return whether a name is made of nothing but words that many share."""
    return sum(end - start for start, end in _shared(form)) == len(form)


def is_still_known(query: str, candidate: str, step: Step) -> bool:
    """Return whether `candidate` can be known by what the arbitrary change `step` left of it in `query`."""
    spans = _shared(candidate)
    distinctive = len(candidate) - sum(end - start for start, end in spans)
    if step.how == "more":
        # within a name one more hides nothing of it (放发心借); at an end it makes another, unless it is an idle one
        # or stands beside a shared word
        inside = 1 < step.at <= len(candidate)
        beside = step.query in _idle() or any(start <= step.at - 1 <= end for start, end in spans)
        return distinctive >= _ENOUGH or (distinctive >= _WHOLE and (inside or beside or bool(closed_trade(candidate))))
    word = next(((start, end) for start, end in spans if start < step.at <= end), None)
    if word:
        return distinctive >= _WHOLE and _is_slip_within(word, query, step)
    if distinctive > _ENOUGH or (distinctive >= _WHOLE and _of_one_short_list(query, candidate)):
        return True
    # firms that lend bear short names, and there are banks abroad that no list has: 澳门国际银行 is not 厦门国际银行
    return distinctive >= _WHOLE and len(candidate) >= _LONG and not is_licensed(candidate)


def _is_slip_within(word: tuple[int, int], query: str, step: Step) -> bool:
    """Return whether a shared word (钱包, 借款) was misspelt; another such word makes another brand (平安易贷)."""
    start, end = word
    replaced_by_another = step.how != "less" and word in _shared(query)
    return end - start > 1 and not replaced_by_another


def _of_one_short_list(query: str, candidate: str) -> bool:
    """Return whether both are called by one trade of which a list has every firm: there an unknown name is a slip for
    one of few, or a false one. Banks are too many, and those abroad bear the word as well."""
    trade = closed_trade(candidate)
    return bool(trade) and not trade.endswith("行") and query.endswith(trade)
