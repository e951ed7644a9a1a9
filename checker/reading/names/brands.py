"""Names on record that stand in running text without a legal form: 您在微粒贷的借款."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from checker.reading.names.borders.everyday_words import is_everyday, phrase_around, stands_as_name
from checker.reading.names.borders.known_words import joined_before, name_end, starts_forming, starts_word
from checker.reading.names.borders.words_behind import joined_end
from checker.reading.names.firms import branch_end
from checker.reading.names.found import FoundName
from checker.reading.words import listed
from registries.characters import HAN

#: A name this short stands in too many other words to be suggested out of one.
_SHORT: Final = 2
_SHORTEST_LATIN: Final = 4
_BANKS: Final = ("银行", "农商行", "信用社", "联社")
_LATIN_WORD: Final = re.compile(r"[a-z0-9]+")
_LATIN: Final = re.compile(r"[a-z0-9]+(?: [a-z0-9]+){1,40}")
_MOST_WORDS: Final = 4
#: Signs before the longer word that a name is a part of.
_BEFORE: Final = re.compile(rf"[{HAN}a-z0-9]{{1,6}}$")


def brands(text: str, spans: Iterable[tuple[int, int]]) -> list[FoundName]:
    """Return the names at these places that are words of their own, and those that are part of a longer one, marked so.

    `spans`: where names on record stand in the plain text, in order.
    """
    found: list[FoundName] = []
    places = [span for span in spans if not _is_number(text[slice(*span)])]
    for at in range(len(places) - 1, -1, -1):
        start, end = places[at]
        # of names written without a gap (微粒贷借呗) each ends the one before, unless it is itself a part of more
        followed = bool(found) and found[-1].start == end and found[-1].inside is None
        behind = at > 0 and places[at - 1][1] == start
        limit = places[at + 1][0] if at + 1 < len(places) else len(text)
        begins = behind or (starts_word(text, start) and not joined_before(text, start))
        name = _found(text, (start, end), limit, begins=begins, followed=followed)
        if name is not None:
            found.append(name)
    return found[::-1]


def latin_names(text: str, is_name: Callable[[str], bool]) -> Iterator[FoundName]:
    """Yield the names on record in a plain text that are several words in Latin letters: JD Finance. Records hold them
    without blanks."""
    for phrase in _LATIN.finditer(text):
        words = [
            (phrase.start() + word.start(), phrase.start() + word.end()) for word in _LATIN_WORD.finditer(phrase[0])
        ]
        at = 0
        while at < len(words):
            ends = [words[last][1] for last in range(min(len(words), at + _MOST_WORDS) - 1, at, -1)]
            end = next((end for end in ends if is_name(text[words[at][0] : end].replace(" ", ""))), None)
            if end is None:
                at += 1
                continue
            yield FoundName(words[at][0], end, "on_record")
            at = next((later for later, (start, _) in enumerate(words) if start >= end), len(words))


def _is_number(name: str) -> bool:
    return name.isascii() and (name.isdigit() or len(name) < _SHORTEST_LATIN)


def _found(text: str, place: tuple[int, int], limit: int, *, begins: bool, followed: bool) -> FoundName | None:
    start, end = place
    name = text[start:end]
    if name.endswith(_BANKS) and (branch := branch_end(text, start, end)) > end:
        return FoundName(start, branch, "on_record")
    stop = end if followed else _longer_end(text, start, end, limit)
    if begins and stop == end:
        everyday = is_everyday(text, start, name) and not stands_as_name(text, start, end)
        return FoundName(start, end, "on_record", inside=phrase_around(text, start, end) if everyday else None)
    if len(name) > _SHORT or (begins and _forms(text, end)) or name.endswith("呗"):
        return FoundName(start, end, "on_record", inside=(_word_start(text, start, begins=begins), stop))
    return None


def _longer_end(text: str, start: int, end: int, limit: int) -> int:
    joined = joined_end(text, start, end, limit)
    known = name_end(text, end) if joined > end or starts_forming(text, end) else end
    return known if known > end else joined


def _forms(text: str, end: int) -> bool:
    return any(text.startswith(word, end) for word in listed("forming") if len(word) > 1)


def _word_start(text: str, start: int, *, begins: bool) -> int:
    """Return where the longer word begins: as far back as two characters, where none is known to stand before it."""
    if begins:
        return start
    before = _BEFORE.search(text, max(0, start - 6), start)
    at = start
    while before and at > before.start() and start - at < 4 and not (at < start and starts_word(text, at)):
        at -= 1
    return at
