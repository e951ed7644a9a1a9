"""How one character differs from another: drawn like it, read like it, or simply another."""

from checker.names.characters.chinese_script import is_conversion_pair
from checker.names.characters.confusables import prototypes
from checker.names.characters.glyphs import look_alike
from checker.names.characters.keyboard import side_by_side
from checker.names.characters.numerals import same_number
from checker.names.characters.pinyin import sound_alike, sound_nearly_alike
from checker.names.characters.script_names import script_of
from checker.names.similarity.steps import ChangeKind

# Changes that deceive the eye at a glance.
VISUAL_CHANGES: frozenset[ChangeKind] = frozenset({"shape", "script", "conversion", "number"})


def change_kind(query: str, candidate: str) -> ChangeKind:
    """Return the most deceptive way in which `query` stands for the other character `candidate`."""
    # the most telling explanation first: a pair may be drawn alike and read alike as well
    if is_conversion_pair(query, candidate):
        return "conversion"
    if drawn_alike(query, candidate):
        return "script" if script_of(query) or script_of(candidate) else "shape"
    if same_number(query, candidate):
        return "number"
    if sound_alike(query, candidate):
        return "sound"
    if sound_nearly_alike(query, candidate):
        return "near_sound"
    return "key" if side_by_side(query, candidate) else "other"


def drawn_alike(a: str, b: str) -> bool:
    """Return whether two characters, or what one of another script is taken for, look alike: Cyrillic о and o, 0."""
    return any(first == second or look_alike(first, second) for first in prototypes(a) for second in prototypes(b))
