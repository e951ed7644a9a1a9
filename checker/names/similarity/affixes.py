"""Words put around a name (tables/decorations.tsv): 微粒贷官方, 新微粒贷极速版, 微粒贷(官方版), 微粒贷科技有限公司."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from checker.names.similarity.steps import Similarity, Step
from checker.names.tables import rows

_SEPARATORS = "-_·|:.,+ "  # what may stand between a name and a decoration
_MOST = 3  # words taken off one end
_SHORTEST_CORE = 2
_EDITION = re.compile(
    r"(?:第?v?[0-9]{1,4}(?:\.[0-9]{1,2})*版|(?<![a-z0-9])v[0-9]{1,2}(?:\.[0-9]{1,2})*|(?<![0-9])20[0-9]{2}年?)$"
)
_DECEPTIVE_KINDS = frozenset({"claim", "edition", "service", "app"})


@dataclass(frozen=True, slots=True)
class StrippedAffixes:
    """What remains of a form without words at its ends: `core` = form[start:end].

    `deceives`: the words only decorate (官方, 极速版), so the core is meant to be taken for the real name.
    """

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
    return _words("back").outermost | frozenset(")0123456789年")


# one query is stripped again for each of its candidates
@lru_cache(maxsize=256)
def strip_affixes(form: str) -> tuple[StrippedAffixes, ...]:
    """Return what `form` may be when words at its ends are no part of it, the longest first and the barest last.

    Empty for most names.
    """
    if not form or (form[-1] not in _closing() and form[0] not in _words("front").outermost and form[0] != "("):
        return ()
    candidates = []
    for (start, before), (size, behind) in product(_cuts(form, _cut_front), _cuts(form, _cut_back)):
        kinds, end = before | behind, len(form) - size
        if kinds and end - start >= _SHORTEST_CORE and ("place" not in before or "business" in behind):
            candidates.append(StrippedAffixes(form[start:end], start, end, kinds <= _DECEPTIVE_KINDS))
    candidates.sort(key=lambda stripped: stripped.start - stripped.end)
    # bounds the work on a form made of decorations alone; the barest reading is never left out
    most = len(form) // 2 + 1
    return tuple(candidates[:most] + candidates[most:][-1:])


def affix_steps(form: str, stripped: StrippedAffixes) -> tuple[Step, ...]:
    """Return the steps that name the affixes taken off `form`."""
    before, behind = form[: stripped.start], form[stripped.end :]
    steps = (Step("decorated", 1, before, ""), Step("decorated", stripped.end + 1, behind, ""))
    return tuple(step for step in steps if step.query)


def affixed(query: str, candidate: str) -> Similarity | None:
    """Return the similarity of a `query` that is `candidate` with words around it."""
    for stripped in strip_affixes(query):
        if stripped.core == candidate:
            return Similarity("lookalike" if stripped.deceives else "near", affix_steps(query, stripped))
    return None


def _cuts(form: str, cut: Callable[[str], list[tuple[int, str]]]) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield how many characters at one end may be words around the name, each with their kinds; first none."""
    at, kinds = 0, frozenset[str]()
    yield at, kinds
    for _ in range(_MOST):
        words = cut(form[at:] if cut is _cut_front else form[: len(form) - at])
        yield from ((at + size, kinds | {kind}) for size, kind in words[1:])
        if not words:
            return
        at, kinds = at + words[0][0], kinds | {words[0][1]}
        yield at, kinds


def _cut_front(form: str) -> list[tuple[int, str]]:
    """Return the words with which `form` begins (how many characters, what kind), the longest first."""
    if form.startswith("("):
        close = form.find(")")
        kind = _kind_of_all(form[1:close]) if close > 0 else None
        return [(close + 1, kind)] if kind else []
    words = _words("front")
    if not form or form[0] not in words.outermost:
        return []
    sizes = [(size, words.kinds.get(form[:size])) for size in words.lengths]
    return [
        (size + _leading_separators(form[size:]), kind)
        for size, kind in sizes
        if kind and not _inside_latin(form, size)
    ]


def _cut_back(form: str) -> list[tuple[int, str]]:
    """Return the words with which `form` ends, the longest first."""
    if not form or form[-1] not in _closing():
        return []
    if form[-1] == ")":
        start = form.rfind("(")
        kind = _kind_of_all(form[start + 1 : -1]) if start >= 0 else None
        return [(len(form) - start, kind)] if kind else []
    return [(size + _leading_separators(form[: len(form) - size][::-1]), kind) for size, kind in _words_at_end(form)]


def _words_at_end(form: str) -> list[tuple[int, str]]:
    edition = _EDITION.search(form)
    if edition:
        return [(len(edition[0]), "edition")]
    words = _words("back")
    sizes = [(size, words.kinds.get(form[-size:])) for size in words.lengths if size <= len(form)]
    return [(size, kind) for size, kind in sizes if kind and not _inside_latin(form, len(form) - size)]


def _inside_latin(form: str, at: int) -> bool:
    """Return whether a cut before the character `at` (from 0) would part two letters: the i of icbc is no word."""
    return 0 < at < len(form) and form[at - 1].isascii() and "a" <= form[at] <= "z" and form[at - 1].isalpha()


def _leading_separators(text: str) -> int:
    """Return how many characters at the start of `text` only stand between a name and a word."""
    return len(text) - len(text.lstrip(_SEPARATORS))


def _kind_of_all(inside: str) -> str | None:
    """Return the kind of the words in brackets when there is nothing else in them; business before mere decoration."""
    if _words("front").kinds.get(inside) == "place":
        return "business"
    kinds = set()
    while inside:
        words = _words_at_end(inside)
        if not words:
            return None
        kinds.add(words[0][1])
        inside = inside[: len(inside) - words[0][0]]
    return "business" if "business" in kinds else min(kinds, default=None)
