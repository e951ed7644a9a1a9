"""Names in pinyin letters: with a slip, by their initials, or mixed with characters (wei粒贷, 拍拍d)."""

from functools import lru_cache
from itertools import islice

from checker.names.characters.confusables import latin
from checker.names.characters.pinyin import read, readings
from checker.names.characters.pinyin_initials import pinyin_initials
from checker.names.similarity.steps import Similarity, Step, lookalike, near

_SHORT = 4  # characters; names so short are read in all their ways
_PAIR = 2
_MOST_UNUSUAL, _MOST_UNUSUAL_OF_PAIR = 1, 2
_MOST_INITIALS = 1
_SHORTEST_SLIP, _LONGEST_SLIP, _MOST_CHARACTERS = 6, 38, 8  # letters of the pinyin; characters of the name
_FEWEST = 3  # characters of a name that is known by its initials


@lru_cache(maxsize=512)
def spoken(form: str) -> tuple[str, ...]:
    """`form` in pinyin without spaces: its most usual reading, and of a short name one or two with a less usual one."""
    if len(form) > _SHORT or form.isascii():
        return (read(form),)
    each = [readings(char) or (char,) for char in form.translate(latin())]
    usual = [ways[0] for ways in each]
    one_unusual = (
        "".join((*usual[:at], reading, *usual[at + 1 :])) for at, ways in enumerate(each) for reading in ways[1:]
    )
    return ("".join(usual), *islice(one_unusual, _MOST_UNUSUAL if len(form) > _PAIR else _MOST_UNUSUAL_OF_PAIR))


def spoken_initials(form: str) -> tuple[str, ...]:
    """The first letters of its pinyin; letters and digits stay."""
    return pinyin_initials(form)[:_MOST_INITIALS]


def may_be_mistyped(pinyin: str, characters: int) -> bool:
    """Whether a name's pinyin is long enough, and the name short enough, to be recognised with a slip."""
    return _SHORTEST_SLIP <= len(pinyin) <= _LONGEST_SLIP and 2 <= characters <= _MOST_CHARACTERS


def spelled(typed: str, known: str) -> Similarity | None:
    """`typed` holds letters where the Chinese name `known` has characters."""
    if known.isascii() or not any("a" <= char <= "z" for char in typed):
        return None
    if typed.isascii():
        return _in_letters(typed, known)
    plain = typed.translate(latin())
    return _in_strange_letters(typed, plain, known) if plain.isascii() else _mixed(typed, known)


def _in_letters(typed: str, known: str) -> Similarity | None:
    if typed in spoken(known):
        return near(Step("pinyin", 1, typed, known))
    if len(typed) == len(known) >= _FEWEST and typed in spoken_initials(known):
        return near(Step("initials", 1, typed, known))
    pinyin = spoken(known)[0]
    if pinyin.isascii() and may_be_mistyped(pinyin, len(known)) and _one_slip(typed, pinyin):
        return near(Step("mistyped", 0, typed, pinyin))
    return None


def _in_strange_letters(typed: str, plain: str, known: str) -> Similarity | None:
    """Pinyin in which some letters are of another script: nobody types that by mistake."""
    if plain not in spoken(known):
        return None
    pairs = enumerate(zip(typed, plain, strict=True), start=1)
    strange = (Step("script", at, a, b) for at, (a, b) in pairs if a != b)
    return lookalike(*strange, Step("pinyin", 1, plain, known))


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours changed places."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    shorter = min(len(typed), len(meant))
    start = next((at for at in range(shorter) if typed[at] != meant[at]), shorter)
    rest, rest_meant = typed[start:], meant[start:]
    swapped = rest[:2] == rest_meant[1::-1] and len(rest) > 1 and rest[2:] == rest_meant[2:]
    return swapped or rest_meant in (rest[1:], rest) or rest == rest_meant[1:] or rest[1:] == rest_meant[1:]


def _mixed(typed: str, known: str) -> Similarity | None:
    if not set(spoken(typed)).isdisjoint(spoken(known)):
        return lookalike(*(_parts(typed, known) or (Step("pinyin", 1, typed, known),)))
    if len(typed) == len(known) >= _FEWEST and not set(spoken_initials(typed)).isdisjoint(spoken_initials(known)):
        pairs = enumerate(zip(typed, known, strict=True), start=1)
        steps = tuple(Step("initials", at, a, b) for at, (a, b) in pairs if a != b)
        return near(*steps) if all(step.typed.isascii() for step in steps) else None
    return None


def _parts(typed: str, known: str) -> tuple[Step, ...]:
    """Which letters are the pinyin of which characters; empty when characters were changed as well."""
    steps: list[Step] = []
    at = 0
    for char in known:
        if typed.startswith(char, at):
            at += 1
            continue
        reading = next((reading for reading in readings(char) if typed.startswith(reading, at)), None)
        if reading is None:
            return ()
        steps.append(Step("pinyin", at + 1, reading, char))
        at += len(reading)
    return tuple(steps)
