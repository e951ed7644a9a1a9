"""Whether one name could be taken for another, and where.

Resembling never means being the same: nothing here leads to an entity, it only names one that is *not* meant unless
the person says so. Two names that `compare` finds similar share a blocking key (`lookup.blocking_keys`): who adds a
kind of change here adds its key there.
"""

from collections.abc import Callable
from typing import Final

from checker.names.characters.glyphs import skeleton
from checker.names.companies.industries import is_industry
from checker.names.similarity.affixes import affix_steps, affixed, strip_affixes
from checker.names.similarity.distinct_firms import are_distinct_firms
from checker.names.similarity.one_edit import inserted_or_deleted
from checker.names.similarity.pinyin_spelling import spelled_in_pinyin
from checker.names.similarity.reordered import reordered
from checker.names.similarity.short_names import SHORTEST_EDITED
from checker.names.similarity.steps import Similarity, Step
from checker.names.similarity.substituted import sound_the_same, substituted
from checker.names.similarity.trade_words import trade_word_added, trade_word_replaced

_SHORTEST = 2  # characters; a single one is half a name


def edited(query: str, candidate: str) -> Similarity | None:
    """Return the characters that were replaced, inserted or left out, unless they make the name another firm's."""
    similarity = substituted(query, candidate) or inserted_or_deleted(query, candidate)
    return None if similarity and are_distinct_firms(query, candidate, similarity) else similarity


def affixed_and_substituted(query: str, candidate: str) -> Similarity | None:
    """Return both changes of a name with words around it in which characters were replaced as well: 徽粒贷官方."""
    stripped_forms = strip_affixes(query)
    if not stripped_forms:
        return None
    barest = stripped_forms[-1]
    if not barest.deceives and len(barest.core) < SHORTEST_EDITED:
        return None
    deceives = skeleton(barest.core) == skeleton(candidate) or sound_the_same(barest.core, candidate)
    inner = substituted(barest.core, candidate) if deceives and barest.core != candidate else None
    if inner is None:
        return None
    moved = tuple(Step(step.how, step.at + barest.start, step.query, step.candidate) for step in inner.steps)
    steps = sorted((*moved, *affix_steps(query, barest)), key=lambda step: step.at)
    return Similarity("lookalike" if barest.deceives else "near", tuple(steps))


# The first kind that applies is the explanation a person reads, so the order is part of the answer: words around an
# unchanged name explain most (a claim to be official); then one changed, missing or moved character, then its pinyin;
# only then two reasons at once, which would hide a single one; last the trade words, which honest names share too.
CHANGES: Final[tuple[Callable[[str, str], Similarity | None], ...]] = (
    affixed,
    edited,
    reordered,
    spelled_in_pinyin,
    affixed_and_substituted,
    trade_word_added,
    trade_word_replaced,
)


def compare(query: str, candidate: str) -> Similarity | None:
    """Return how `query` resembles the different name `candidate` by the first of `CHANGES`; None when it does not.

    Both are keys (`normalise.folded_key`). A word of a trade alone (小额贷款) resembles nobody.
    """
    if query == candidate or min(len(query), len(candidate)) < _SHORTEST or is_industry(query):
        return None
    for change in CHANGES:
        similarity = change(query, candidate)
        if similarity is not None:
            return similarity
    return None
