"""A legal basis in English: titles, numbers, articles and notes put into English piece by piece.

《民法典》第六百七十条；法释〔2020〕17号第二十六条 is read from left to right. What stands in no table stays
Chinese, so that nothing cited is lost; a test holds that no citation of ours has such a rest.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from checker.legal_citations.articles import ARTICLES, articles_en
from checker.legal_citations.dates import DATED, dated_en
from checker.legal_citations.titles import english_title, english_titles, phrases, titles_by_number

_STOPS: Final = {"；": "; ", "、": ", ", "，": ", ", "：": ": ", "（": " (", "）": ")"}
_ORDER: Final = {"国务院令": "State Council Order No. {1}", "银保监会令": "CBIRC Order No. {1} of {0}"}
_LEFT: Final = re.compile(r"[㐀-鿿《》〔〕；，、：（）]+")


class _Piece(NamedTuple):
    """One piece of a citation: the group of the pattern that it is, and its words in both languages."""

    kind: str
    chinese: str
    english: str


@lru_cache(maxsize=1024)
def legal_basis_en(basis: str) -> str:
    """Return a legal basis in English, without the Chinese that belongs beside it; "" for none."""
    english, before, depth = "", "", 0
    for kind, chinese, words in _pieces(basis):
        depth += {"（": 1, "）": -1}.get(chinese, 0)
        alone = titles_by_number().get(chinese) if not depth else None
        english += _gap(before, kind) + (f"{alone.en} ({words})" if alone else words)
        before = chinese if kind == "stop" else kind
    return english[:1].upper() + english[1:]


def untranslated(basis: str) -> tuple[str, ...]:
    """Return the Chinese that is left in the English of a legal basis; nothing of what our tables hold."""
    return tuple(_LEFT.findall(legal_basis_en(basis)))


def _gap(before: str, kind: str) -> str:
    """Return what joins two pieces: a comma before an article of what is named, and after who issued it."""
    if kind == "stop" or before in {"", "（", "；", "、", "，", "："}:
        return ""
    return ", " if kind in {"articles", "provision"} or before == "issuer" else " "


def _pieces(basis: str) -> Iterator[_Piece]:
    at = 0
    for match in _pattern().finditer(basis):
        if match.start() > at:
            yield _Piece("rest", basis[at : match.start()], basis[at : match.start()])
        kind = match.lastgroup or "rest"
        yield _Piece(kind, match[0], _english(kind, match[0]))
        at = match.end()
    if at < len(basis):
        yield _Piece("rest", basis[at:], basis[at:])


def _english(kind: str, chinese: str) -> str:
    words = phrases()
    if kind == "title":
        return english_title(chinese.strip("《》")) or chinese
    if kind == "number":
        return _number(chinese)
    if kind == "order":
        year, number = re.search(r"(\d{4})?年?第(\d+)号", chinese).groups()  # type: ignore[union-attr] # it fitted
        return _ORDER[chinese[: chinese.index("令") + 1]].format(year, number)
    if kind in {"articles", "dated"}:
        return articles_en(chinese) if kind == "articles" else dated_en(chinese)
    return {"stop": _STOPS, "issuer": words.issuers, "provision": words.provisions, "note": words.notes}[kind][chinese]


def _number(chinese: str) -> str:
    series, _, rest = chinese.partition("〔")
    year, _, number = rest.partition("〕")
    return f"{phrases().numbers[series]} [{year}] No. {number.strip('第号')}"


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of one piece. What is longer or says more stands before what is shorter."""
    words = phrases()
    bare = [title for title in english_titles() if not title.startswith("关于")]
    kinds = {
        "number": rf"(?:{_any(words.numbers)})〔\d{{4}}〕第?\d+号",
        "note": _any(words.notes),
        "issuer": rf"(?:{_any(words.issuers)})(?=《|关于)",
        "provision": _any(words.provisions),
        "title": rf"《[^《》]*》|{_any(bare)}",
        "articles": ARTICLES,
        "order": rf"(?:{_any(_ORDER)})(?:\d{{4}}年)?第\d+号",
        "dated": DATED,
        "stop": "|".join(_STOPS),
    }
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()))


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
