"""Names of firms in English running text, found by the word they end with: Harbour Ridge Asset Recovery."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from checker.reading.names.found import FoundName
from checker.reading.words import any_of, listed

_PHRASE: Final = re.compile(r"[a-z0-9&][a-z0-9&'.-]{0,40}(?:,? (?:[a-z0-9&][a-z0-9&'.-]{0,40}|\([a-z]{2,20}\))){1,60}")
_WORD: Final = re.compile(r"[a-z0-9&'.()-]+")
_MOST_WORDS: Final = 7
_DOTTED: Final = 4  # longer words end a sentence with their dot
_ABBREVIATED: Final = re.compile(r"\b(?:ltd|inc|co|corp)\.$")
_COLLECTING: Final = re.compile(r"\b(?:debt |asset )?(?:recovery|collections?)\b")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"{any_of(listed('english_forms'))}\.?")


def english_firms(text: str) -> Iterator[FoundName]:
    """Yield the firms in a plain text, which is in small letters: the words before a word like recovery or ltd, back to
    the first that is none of a name (from, by, the)."""
    for phrase in _PHRASE.finditer(text):
        words = list(_WORD.finditer(text, phrase.start(), phrase.end()))
        at = 0
        while at < len(words):
            last = _last_form(words, at)
            if last is None:
                break
            first = _first(words, at, last)
            at = last + 1
            if first < last:
                yield _named(text, words[first].start(), words[last].end())


def _named(text: str, start: int, end: int) -> FoundName:
    if text[end - 1] == "." and not _ABBREVIATED.search(text, start, end):
        end -= 1  # the end of the sentence
    collects = _COLLECTING.search(text, start, end)
    if collects:
        return FoundName(start, end, "legal_form", role="collector", role_words=collects[0])
    return FoundName(start, end, "legal_form")


def _last_form(words: list[re.Match[str]], at: int) -> int | None:
    """Return the last of the next words in a row that firms' names end with: asset recovery ltd."""
    last = next((place for place in range(at, len(words)) if _ends().fullmatch(words[place][0])), None)
    while last is not None and last + 1 < len(words) and _ends().fullmatch(words[last + 1][0]):
        last += 1
    return last


def _first(words: list[re.Match[str]], least: int, last: int) -> int:
    first = last
    while first > max(least, last - _MOST_WORDS) and words[first - 1][0].rstrip(".") not in listed("english_before"):
        if words[first - 1][0].endswith(".") and len(words[first - 1][0]) > _DOTTED:
            break  # a sentence ends there
        first -= 1
    return first
