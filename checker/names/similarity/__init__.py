"""Whether one name could be taken for another, and where. Resembling never means being the same: nothing here leads
to an entity, it only names one that is *not* meant unless the person says so.

Two names that `compare` calls alike share a key of `keys.resemblance_keys`: who changes the one, changes the other.
"""

from checker.names.characters.glyphs import skeleton
from checker.names.companies import is_industry
from checker.names.similarity.affixes import decorated, strip_affixes, with_words_around
from checker.names.similarity.distinct_firms import other_firm
from checker.names.similarity.one_edit import one_more
from checker.names.similarity.pinyin_spelling import spelled
from checker.names.similarity.reordered import reordered
from checker.names.similarity.steps import How, Similarity, Step
from checker.names.similarity.substituted import SHORTEST_EDITED, sound_the_same, substituted
from checker.names.similarity.trade_words import core, other_trade_word, with_trade_word, without_trade_word

__all__ = ["How", "Similarity", "Step", "compare", "core", "without_trade_word"]


def compare(typed: str, known: str) -> Similarity | None:
    """How `typed` resembles the different name `known`; None when it does not.

    Both as keys (`normalise.known_key`, simplified). The first way that applies, the most telling ones first.
    """
    if typed == known or min(len(typed), len(known)) < 2 or is_industry(typed):
        return None
    return (
        with_words_around(typed, known)
        or _edited(typed, known)
        or reordered(typed, known)
        or spelled(typed, known)
        or _changed_and_decorated(typed, known)
        or with_trade_word(typed, known)
        or other_trade_word(typed, known)
    )


def _edited(typed: str, known: str) -> Similarity | None:
    found = substituted(typed, known) or one_more(typed, known)
    return None if found and other_firm(typed, known, found) else found


def _changed_and_decorated(typed: str, known: str) -> Similarity | None:
    """Decoration around a name in which characters were changed as well: 徽粒贷官方."""
    around = strip_affixes(typed)
    if not around:
        return None
    barest = around[-1]
    if not barest.deceives and len(barest.core) < SHORTEST_EDITED:
        return None
    deceives = skeleton(barest.core) == skeleton(known) or sound_the_same(barest.core, known)
    inner = substituted(barest.core, known) if deceives and barest.core != known else None
    if inner is None:
        return None
    moved = tuple(Step(step.how, step.at + barest.start, step.typed, step.known) for step in inner.steps)
    steps = sorted((*moved, *decorated(typed, barest)), key=lambda step: step.at)
    return Similarity("lookalike" if barest.deceives else "near", tuple(steps))
