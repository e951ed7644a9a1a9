"""Names on record that stand in running text without a legal form: 您在微粒贷的借款."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from checker.reading.names.boundaries import name_end, starts_word
from checker.reading.names.found import FoundName
from checker.reading.words import listed
from registries.characters import HAN

#: A name this short stands in too many other words to be suggested out of one.
_SHORT: Final = 2
_BRANCH: Final = re.compile(rf"[{HAN}()]{{0,12}}?(?:分行|支行|分理处|营业部|信用卡中心)")
_BANKS: Final = ("银行", "农商行", "信用社", "联社")
#: Signs before the longer word that a name is a part of.
_BEFORE: Final = re.compile(rf"[{HAN}a-z0-9]{{1,6}}$")


def brands(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[FoundName]:
    """Yield the names at these places that are words of their own, and those that are part of a longer one, marked so.

    `spans`: where names on record stand in the plain text, in order.
    """
    for start, end in spans:
        name = text[start:end]
        if name.isascii() and (name.isdigit() or len(name) < 4):
            continue
        if name.endswith(_BANKS) and (branch := _BRANCH.match(text, end)):
            yield FoundName(start, branch.end(), "on_record")
            continue
        begins, stop = starts_word(text, start), name_end(text, end)
        if begins and stop == end:
            yield FoundName(start, end, "on_record")
        elif len(name) > _SHORT or (begins and _forms(text, end)) or name.endswith("呗"):
            yield FoundName(start, end, "on_record", inside=text[_word_start(text, start, begins=begins) : stop])


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
