"""Questions in English around a name: is X legal in China, who lends the money on X.

Every word around the name must be one of those people ask with (tables/english_question_words.tsv); whatever else
stands there (official, VIP, loan center) belongs to the name.
"""

import re
from functools import cache
from itertools import accumulate
from operator import or_
from typing import Final

from checker.names.tables import rows
from registries.characters import is_han

_WORD: Final = re.compile("[a-z']+|[0-9][0-9,.]*[0-9]")
_LAST_WORD: Final = re.compile("([a-z]+)[ ,.?!;:]*$")
_BETWEEN: Final = " ,.?!;:'\"-"
_LONGEST: Final = 160  # characters
_MOST: Final = 12  # words on a side; questions people type are shorter


def inside_question(text: str) -> tuple[str, ...]:
    """Return what of a text in small letters may be the name that a question in English stands around, the longest
    first; none where there is no such question, or of a text longer than one."""
    if len(text) > _LONGEST or not any(char.isascii() and char.isalpha() for char in text):
        return ()
    starts = [0, *_starts(text)]
    ends = [len(text), *(len(text) - at for at in _starts(text[::-1], backwards=True))]
    spans = [(start, end) for start in starts for end in ends if start < end]
    if at := _topic(text):
        spans += [(start, at) for start in starts[1:] if start < at]
    names = {name for start, end in spans if not is_of_a_question(name := text[start:end].strip(_BETWEEN))}
    return tuple(sorted(names - {text, ""}, key=lambda name: (-len(name), name)))


def is_pieced_together(name: str, text: str) -> bool:
    """Return whether a name without spaces stands in a text in small letters only across the words of a sentence: the
    mybank of my bank card, the webank of we bank with. Bank of China begins with no word of a sentence."""
    if not name.isascii() or name in text or len(text) > _LONGEST:
        return False
    places = list(re.finditer(" ?".join(map(re.escape, name)), text))
    return bool(places) and all(is_of_a_question(place[0]) or _is_within_words(place, text) for place in places)


def is_of_a_question(name: str) -> bool:
    """Return whether several words are all those of a question, and begin as no name does: my bank."""
    first, *others = name.split(" ")
    return bool(others) and _kinds().get(first) == "asks" and all(word in _kinds() for word in others)


def _is_within_words(place: re.Match[str], text: str) -> bool:
    """Return whether a place begins or ends within a word."""
    around = (text[place.start() - 1 : place.start() + 1], text[place.end() - 1 : place.end() + 1])
    return any(pair.isascii() and pair.isalpha() and len(pair) == 2 for pair in around)


def _starts(text: str, *, backwards: bool = False) -> list[int]:
    """Return the places behind one, two … words of a question with which a text begins; `backwards`: its words are
    spelt from their ends. Words that names are made of count from the first on that no name is made of; `backwards`,
    the last of them stands directly behind a name and makes none of it."""
    kinds = _kinds()
    ends: list[int] = []
    stripped: list[bool] = []
    apart: list[bool] = []
    last = ""
    at = 0
    while len(ends) < _MOST and (word := _WORD.match(text, at)):
        spelt = word[0][::-1] if backwards else word[0]
        behind = text[word.end() : word.end() + 1]
        # the words of a question are whole ones: nothing is asked in 360is, and i微粒贷 is a name
        glued = behind.isalnum() and (not is_han(behind) or (len(spelt) == 1 and not ends))
        if (spelt not in kinds and not spelt[0].isdigit()) or glued:
            break
        at = word.end()
        while text[at : at + 1] and text[at] in _BETWEEN:
            at += 1
        kind = kinds.get(spelt, "asks")
        ends.append(at)
        stripped.append(kind == "asks")
        apart.append(not backwards or kind == "asks" or (kind == "loan" and last == "asks"))
        last = kind
    asked = accumulate(stripped, or_)
    return [end for end, asks, alone in zip(ends, asked, apart, strict=True) if asks and alone]


def _topic(text: str) -> int:
    """Return where the last word begins if it only says what of a name is meant (my 微粒贷 account); else 0."""
    last = _LAST_WORD.search(text)
    return last.start() if last and _kinds().get(last[1]) == "loan" else 0


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in rows("english_question_words.tsv", 2) for word in words.split()}
