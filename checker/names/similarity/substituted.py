"""Names of the same length in which characters were put in the place of others."""

from checker.names.characters.glyphs import skeleton
from checker.names.similarity.character_difference import EYE, difference
from checker.names.similarity.pinyin_spelling import spoken
from checker.names.similarity.short_names import speaks_of_money, worth_asking
from checker.names.similarity.steps import Similarity, Step, lookalike, near

SHORTEST_EDITED = 3  # characters; one of two is half a name
_STAY = 2  # characters that stay as they are where several are changed
_SHORTEST_LATIN = 4  # letters; three are nearly every word


def substituted(typed: str, known: str) -> Similarity | None:
    """What stands for what, when the two are of one length and close enough."""
    if len(typed) != len(known):
        return None
    pairs = [(at, a, b) for at, (a, b) in enumerate(zip(typed, known, strict=True), start=1) if a != b]
    if len(pairs) > 1 and not _may_deceive(typed, known):
        return None
    steps = tuple(Step(difference(a, b), at, a, b) for at, a, b in pairs)
    if len(steps) > len(typed) - _STAY and not sound_the_same(typed, known) and not _drawn_alike(steps):
        return None
    if len(steps) == 1:
        return _one(typed, known, steps[0])
    return lookalike(*steps) if all(step.how in EYE or step.how == "sound" for step in steps) else None


def _one(typed: str, known: str, step: Step) -> Similarity | None:
    if step.how in EYE:
        return lookalike(step)
    if step.how == "sound":
        return lookalike(step) if len(typed) >= SHORTEST_EDITED or speaks_of_money(typed) else near(step)
    if len(typed) < (_SHORTEST_LATIN if typed.isascii() else SHORTEST_EDITED):
        return None
    if step.how == "near_sound":
        return lookalike(step)
    return near(step) if worth_asking(typed, known) else None


def _may_deceive(typed: str, known: str) -> bool:
    """Whether several characters may differ: a whole name that sounds alike, or all but one drawn alike.

    These are the names that share a key (keys.py).
    """
    if len(typed) < SHORTEST_EDITED:
        return False
    if sound_the_same(typed, known):
        return True
    return sum(a != b for a, b in zip(skeleton(typed), skeleton(known), strict=True)) <= 1


def _drawn_alike(steps: tuple[Step, ...]) -> bool:
    """Whether only the eye is deceived: then two characters of three may differ (徽粒货, 桔夕夕)."""
    return len(steps) < SHORTEST_EDITED and all(step.how in EYE for step in steps)


def sound_the_same(typed: str, known: str) -> bool:
    """Whether two names of several characters are read alike as a whole."""
    return not set(spoken(typed)).isdisjoint(spoken(known))
