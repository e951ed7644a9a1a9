"""How one character differs from another: drawn like it, read like it, or simply another."""

from collections.abc import Callable
from typing import Final

from checker.names.characters.chinese_script import is_conversion_pair
from checker.names.characters.components import share_component
from checker.names.characters.confusables import prototypes
from checker.names.characters.glyphs import look_alike
from checker.names.characters.keyboard import one_key_apart, side_by_side
from checker.names.characters.numerals import same_number
from checker.names.characters.pinyin import readings, sound_alike, sound_nearly_alike
from checker.names.characters.script_names import script_of
from checker.names.similarity.steps import ChangeKind

# Changes that deceive the eye at a glance.
VISUAL_CHANGES: frozenset[ChangeKind] = frozenset({"shape", "script", "conversion", "number"})


def change_kind(query: str, candidate: str) -> ChangeKind:
    """Return the most deceptive way in which `query` stands for the other character `candidate`."""
    kind: ChangeKind = next((kind for kind, applies in _KINDS if applies(query, candidate)), "other")
    return "script" if kind == "shape" and (script_of(query) or script_of(candidate)) else kind


def drawn_alike(a: str, b: str) -> bool:
    """Return whether two characters, or what one of another script is taken for, look alike: Cyrillic о and o, 0."""
    return any(first == second or look_alike(first, second) for first in prototypes(a) for second in prototypes(b))


def _typed_alike(a: str, b: str) -> bool:
    """Return whether one key too many, too few or beside makes the usual pinyin of the one Chinese character of the
    other's."""
    if a.isascii() or b.isascii():
        return False
    return any(one_key_apart(first, second) for first in readings(a)[:1] for second in readings(b)[:1])


# the most telling explanation first: a pair may be drawn alike and read alike as well
_KINDS: Final[tuple[tuple[ChangeKind, Callable[[str, str], bool]], ...]] = (
    ("conversion", is_conversion_pair),
    ("shape", drawn_alike),
    ("number", same_number),
    ("sound", sound_alike),
    ("near_sound", sound_nearly_alike),
    ("keystroke", _typed_alike),
    ("component", share_component),
    ("key", side_by_side),
)
