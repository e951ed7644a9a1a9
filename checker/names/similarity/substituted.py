"""Names of the same length in which characters were put in the place of others."""

from checker.names.characters.glyphs import skeleton
from checker.names.similarity.character_difference import VISUAL_CHANGES, change_kind
from checker.names.similarity.distinctive import is_still_known
from checker.names.similarity.pinyin_spelling import pinyin_readings
from checker.names.similarity.short_names import SHORTEST_EDITED, is_plausible_slip, mentions_money
from checker.names.similarity.steps import ARBITRARY_CHANGES, Similarity, Step, lookalike, near

_MIN_UNCHANGED = 2  # characters that stay as they are where several are changed
_SHORTEST_LATIN = 4  # letters; three are nearly every word


def substituted(query: str, candidate: str) -> Similarity | None:
    """Return which characters were put in the place of which, when the two are of one length and close enough."""
    if len(query) != len(candidate):
        return None
    pairs = [(at, a, b) for at, (a, b) in enumerate(zip(query, candidate, strict=True), start=1) if a != b]
    if len(pairs) > 1 and not _may_deceive(query, candidate):
        return None
    steps = tuple(Step(change_kind(a, b), at, a, b) for at, a, b in pairs)
    # with too little left unchanged it is another word, unless the whole still sounds or looks the same
    if len(steps) > len(query) - _MIN_UNCHANGED and not sound_the_same(query, candidate) and not _drawn_alike(steps):
        return None
    if len(steps) == 1:
        return _of_single_character(query, candidate, steps[0])
    return lookalike(*steps) if all(step.how in VISUAL_CHANGES or step.how == "sound" for step in steps) else None


def _of_single_character(query: str, candidate: str, step: Step) -> Similarity | None:
    if step.how in VISUAL_CHANGES:
        return lookalike(step)
    if step.how == "sound":
        return lookalike(step) if len(query) >= SHORTEST_EDITED or mentions_money(query) else near(step)
    if len(query) < (_SHORTEST_LATIN if query.isascii() else SHORTEST_EDITED):
        return None
    if step.how == "near_sound":
        return lookalike(step)
    if step.how in ARBITRARY_CHANGES and not is_still_known(query, candidate, step):
        return None
    return near(step) if is_plausible_slip(query, candidate) else None


def _may_deceive(query: str, candidate: str) -> bool:
    """Return whether several characters may differ: a whole name that sounds alike, or all but one drawn alike.

    These are the names that share a blocking key (lookup/blocking_keys.py).
    """
    if len(query) < SHORTEST_EDITED:
        return False
    if sound_the_same(query, candidate):
        return True
    return sum(a != b for a, b in zip(skeleton(query), skeleton(candidate), strict=True)) <= 1


def _drawn_alike(steps: tuple[Step, ...]) -> bool:
    """Return whether only the eye is deceived: then two characters of three may differ (徽粒货, 桔夕夕)."""
    return len(steps) < SHORTEST_EDITED and all(step.how in VISUAL_CHANGES for step in steps)


def sound_the_same(query: str, candidate: str) -> bool:
    """Return whether two names of several characters are read alike as a whole."""
    return not set(pinyin_readings(query)).isdisjoint(pinyin_readings(candidate))
