"""How one character differs from another."""

from checker.names.characters.chinese_script import mixed_up
from checker.names.characters.confusables import script_of, usual
from checker.names.characters.glyphs import look_alike
from checker.names.characters.keyboard import side_by_side
from checker.names.characters.numerals import same_number
from checker.names.characters.pinyin import sound_alike, sound_nearly_alike
from checker.names.similarity.steps import How

EYE: frozenset[How] = frozenset({"shape", "script", "conversion", "number"})


def difference(typed: str, known: str) -> How:
    """The most deceptive way in which `typed` stands for the other character `known`."""
    if mixed_up(typed, known):
        return "conversion"
    if drawn_alike(typed, known):
        return "script" if script_of(typed) or script_of(known) else "shape"
    if same_number(typed, known):
        return "number"
    if sound_alike(typed, known):
        return "sound"
    if sound_nearly_alike(typed, known):
        return "near_sound"
    return "key" if side_by_side(typed, known) else "other"


def drawn_alike(a: str, b: str) -> bool:
    """Whether two characters, or what one of another script is taken for, look alike: Cyrillic о like o, and like 0."""
    return any(one == other or look_alike(one, other) for one in usual(a) for other in usual(b))
