"""Words put around a name (tables/decorations.tsv): 微粒贷官方, 新微粒贷极速版, 微粒贷(官方版), 微粒贷科技有限公司."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from checker.names.likeness.steps import Likeness, Step
from checker.names.tables import rows

_LOOSE = "-_·|:.,+ "  # what may stand between a name and a decoration
_MOST = 3  # words taken off one end
_MOST_CORES = 3  # besides the barest
_SHORTEST_CORE = 2
_EDITION = re.compile(
    r"(?:第?v?[0-9]{1,4}(?:\.[0-9]{1,2})*版|(?<![a-z0-9])v[0-9]{1,2}(?:\.[0-9]{1,2})*|(?<![0-9])20[0-9]{2}年?)$"
)
_DECEIVES = frozenset({"claim", "edition", "service", "app"})


@dataclass(frozen=True, slots=True)
class Peeled:
    """What stays of a form without words at its ends: `core` = form[start:end]. `deceives`: they only decorate."""

    core: str
    start: int
    end: int
    deceives: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of one end, by length, and the characters at which to look closer."""

    kinds: dict[str, str]
    lengths: tuple[int, ...]
    outermost: frozenset[str]


@cache
def _words(where: str) -> _Words:
    kinds = {word: kind for word, at, kind in rows("decorations.tsv", 3) if at in (where, "both")}
    lengths = tuple(sorted({len(word) for word in kinds}, reverse=True))
    return _Words(kinds, lengths, frozenset(word[0 if where == "front" else -1] for word in kinds))


@cache
def _closing() -> frozenset[str]:
    return _words("back").outermost | frozenset(")0123456789")


@lru_cache(maxsize=256)
def peeled(form: str) -> tuple[Peeled, ...]:
    """What `form` may be when words at its ends are no part of it, the longest first and the
    barest last; empty for most names."""
    if not form or (form[-1] not in _closing() and form[0] not in _words("front").outermost and form[0] != "("):
        return ()
    backs = list(_cuts(form, _cut_back))
    fronts = list(_cuts(form, _cut_front))
    found = []
    for (start, before), (end, behind) in product(fronts, backs):
        kinds = before | behind
        if kinds and end - start >= _SHORTEST_CORE and ("place" not in before or "business" in behind):
            found.append(Peeled(form[start:end], start, end, kinds <= _DECEIVES))
    found.sort(key=lambda one: one.start - one.end)
    return tuple(found[:_MOST_CORES] + found[_MOST_CORES:][-1:])


def decorated(form: str, core: Peeled) -> tuple[Step, ...]:
    """The steps that name what was taken off."""
    before, behind = form[: core.start], form[core.end :]
    steps = (Step("decorated", 1, before, ""), Step("decorated", core.end + 1, behind, ""))
    return tuple(step for step in steps if step.typed)


def with_words_around(typed: str, known: str) -> Likeness | None:
    """`typed` is `known` with words around it."""
    for core in peeled(typed):
        if core.core == known:
            return Likeness("lookalike" if core.deceives else "near", decorated(typed, core))
    return None


def _cuts(form: str, cut: Callable[[str], tuple[int, str] | None]) -> Iterator[tuple[int, frozenset[str]]]:
    """The places where the name may begin (or end), each with the kinds of words beyond it; first with none."""
    at, kinds, rest = (0 if cut is _cut_front else len(form)), frozenset[str](), form
    yield at, kinds
    for _ in range(_MOST):
        found = cut(rest)
        if found is None:
            return
        size, kind = found
        kinds |= {kind}
        rest = rest[size:] if cut is _cut_front else rest[: len(rest) - size]
        yield (len(form) - len(rest) if cut is _cut_front else len(rest)), kinds


def _cut_front(form: str) -> tuple[int, str] | None:
    if form.startswith("("):
        close = form.find(")")
        kind = _kind_of_all(form[1:close]) if close > 0 else None
        return (close + 1, kind) if kind else None
    words = _words("front")
    if not form or form[0] not in words.outermost:
        return None
    for size in words.lengths:
        kind = words.kinds.get(form[:size])
        if kind and not (form[size - 1].isascii() and form[size : size + 1].isascii()):
            return size + _loose(form[size:]), kind
    return None


def _cut_back(form: str) -> tuple[int, str] | None:
    if not form or form[-1] not in _closing():
        return None
    if form[-1] == ")":
        start = form.rfind("(")
        kind = _kind_of_all(form[start + 1 : -1]) if start >= 0 else None
        return (len(form) - start, kind) if kind else None
    word, kind = _word_at_end(form)
    return (len(word) + _loose(form[: len(form) - len(word)][::-1]), kind) if word else None


def _word_at_end(form: str) -> tuple[str, str]:
    edition = _EDITION.search(form)
    if edition:
        return edition[0], "edition"
    words = _words("back")
    for size in words.lengths:
        word = form[-size:]
        kind = words.kinds.get(word)
        if kind and not (word[0].isalpha() and word[0].isascii() and form[-size - 1 : -size].isascii()):
            return word, kind
    return "", ""


def _loose(text: str) -> int:
    """How many characters at the start of `text` only stand between a name and a word."""
    return len(text) - len(text.lstrip(_LOOSE))


def _kind_of_all(inside: str) -> str | None:
    """The kind of the words in brackets when there is nothing else in them; business before mere decoration."""
    kinds = set()
    while inside:
        word, kind = _word_at_end(inside)
        if not word:
            word, kind = (inside, "place") if _words("front").kinds.get(inside) == "place" else ("", "")
        if not word:
            return None
        kinds.add("business" if kind == "place" else kind)
        inside = inside[: len(inside) - len(word)]
    return "business" if "business" in kinds else next(iter(sorted(kinds)), None)
