"""Names in pinyin letters: with a slip, by their initials, or mixed with characters (wei粒贷, 拍拍d)."""

from functools import lru_cache
from itertools import islice

from checker.names.characters.confusables import latin_prototypes
from checker.names.characters.pinyin import pinyin_initials, readings, to_pinyin
from checker.names.similarity.steps import Similarity, Step, lookalike, near

_SHORT = 4  # characters; names so short are read in all their ways
_PAIR = 2
_MOST_UNUSUAL, _MOST_UNUSUAL_OF_PAIR = 1, 2
_MOST_INITIALS = 1
_SHORTEST_SLIP, _LONGEST_SLIP, _MOST_CHARACTERS = 6, 38, 8  # letters of the pinyin; characters of the name
_FEWEST = 3  # characters of a name that is known by its initials


# one query is read again for each of its candidates
@lru_cache(maxsize=512)
def pinyin_readings(form: str) -> tuple[str, ...]:
    """Return `form` in pinyin without spaces: its most usual reading, and of a short name a rarer one or two."""
    if len(form) > _SHORT or form.isascii():
        return (to_pinyin(form),)
    by_character = [readings(char) or (char,) for char in form.translate(latin_prototypes())]
    usual = [char_readings[0] for char_readings in by_character]
    with_rarer_reading = (
        "".join((*usual[:at], reading, *usual[at + 1 :]))
        for at, char_readings in enumerate(by_character)
        for reading in char_readings[1:]
    )
    return ("".join(usual), *islice(with_rarer_reading, _MOST_UNUSUAL if len(form) > _PAIR else _MOST_UNUSUAL_OF_PAIR))


def usual_initials(form: str) -> tuple[str, ...]:
    """Return the first letters of its pinyin; letters and digits stay."""
    return pinyin_initials(form)[:_MOST_INITIALS]


def may_be_mistyped(pinyin: str, characters: int) -> bool:
    """Return whether a name's pinyin is long enough, and the name short enough, to be recognised with a slip."""
    return _SHORTEST_SLIP <= len(pinyin) <= _LONGEST_SLIP and 2 <= characters <= _MOST_CHARACTERS


def spelled_in_pinyin(query: str, candidate: str) -> Similarity | None:
    """Return the similarity of a `query` that holds letters where the Chinese name `candidate` has characters."""
    if candidate.isascii() or not any("a" <= char <= "z" for char in query):
        return None
    if query.isascii():
        return _in_letters(query, candidate)
    plain = query.translate(latin_prototypes())
    return _in_strange_letters(query, plain, candidate) if plain.isascii() else _mixed(query, candidate)


def _in_letters(query: str, candidate: str) -> Similarity | None:
    if query in pinyin_readings(candidate):
        return near(Step("pinyin", 1, query, candidate))
    if len(query) == len(candidate) >= _FEWEST and query in usual_initials(candidate):
        return near(Step("initials", 1, query, candidate))
    pinyin = pinyin_readings(candidate)[0]
    if pinyin.isascii() and may_be_mistyped(pinyin, len(candidate)) and _is_single_slip(query, pinyin):
        return near(Step("mistyped", 0, query, pinyin))
    return None


def _in_strange_letters(query: str, plain: str, candidate: str) -> Similarity | None:
    """Return pinyin in which some letters are of another script: nobody types that by mistake."""
    if plain not in pinyin_readings(candidate):
        return None
    pairs = enumerate(zip(query, plain, strict=True), start=1)
    strange = (Step("script", at, a, b) for at, (a, b) in pairs if a != b)
    return lookalike(*strange, Step("pinyin", 1, plain, candidate))


def _is_single_slip(query: str, pinyin: str) -> bool:
    """Return whether one letter is wrong, missing or too many, or two neighbours changed places."""
    if abs(len(query) - len(pinyin)) > 1:
        return False
    shorter = min(len(query), len(pinyin))
    start = next((at for at in range(shorter) if query[at] != pinyin[at]), shorter)
    rest, rest_meant = query[start:], pinyin[start:]
    swapped = rest[:2] == rest_meant[1::-1] and len(rest) > 1 and rest[2:] == rest_meant[2:]
    return swapped or rest_meant in (rest[1:], rest) or rest == rest_meant[1:] or rest[1:] == rest_meant[1:]


def _mixed(query: str, candidate: str) -> Similarity | None:
    if not set(pinyin_readings(query)).isdisjoint(pinyin_readings(candidate)):
        return lookalike(*(_pinyin_steps(query, candidate) or (Step("pinyin", 1, query, candidate),)))
    if len(query) == len(candidate) >= _FEWEST and not set(usual_initials(query)).isdisjoint(usual_initials(candidate)):
        pairs = enumerate(zip(query, candidate, strict=True), start=1)
        steps = tuple(Step("initials", at, a, b) for at, (a, b) in pairs if a != b)
        return near(*steps) if all(step.query.isascii() for step in steps) else None
    return None


def _pinyin_steps(query: str, candidate: str) -> tuple[Step, ...]:
    """Return which letters are the pinyin of which characters; empty when characters were changed as well."""
    steps: list[Step] = []
    at = 0
    for char in candidate:
        if query.startswith(char, at):
            at += 1
            continue
        reading = next((reading for reading in readings(char) if query.startswith(reading, at)), None)
        if reading is None:
            return ()
        steps.append(Step("pinyin", at + 1, reading, char))
        at += len(reading)
    return tuple(steps)
