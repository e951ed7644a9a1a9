"""What a figure means, by the words before it and directly behind it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from checker.reading.words import WordSet

#: Where a clause ends: words before it are said of something else.
_STOPS: Final = frozenset(",。;!?、\n\t")
_REACH: Final = 16  # characters before a figure
_GAP: Final = 8  # blanks between a label and its figure
_COLON: Final = 2
_NEAR: Final = 3  # what ends this near before a figure is said of it, whatever follows
_OF: Final = re.compile(r"[ ]?(?:整|正)?[ ]?")


class Meanings:
    """Words and what they say of a figure near them. `before`, `behind`: the words of each meaning; `vague`: those that
    say less than any other word near it (每期, 借款)."""

    def __init__(
        self,
        before: Mapping[str, Sequence[str]],
        behind: Mapping[str, Sequence[str]] | None = None,
        *,
        vague: Sequence[str] = (),
    ) -> None:
        self._before = {word.lower(): meaning for meaning, words in before.items() for word in words}
        self._behind = {word.lower(): meaning for meaning, words in (behind or {}).items() for word in words}
        self._vague = frozenset(vague)
        self._words_before, self._words_behind = WordSet(self._before), WordSet(self._behind)

    def of(self, text: str, start: int, end: int, least: int = 0) -> tuple[str, str] | None:
        """Return the meaning of the figure at this place, and the words that say it; None where none do. `least`: what
        stands before that place is said of another figure."""
        start = _label_end(text, start, least)
        at, word = self._nearest(text, start, least)
        if word and start - at <= _NEAR and word not in self._vague:
            return self._before[word], word
        of = _OF.match(text, end)
        behind = self._words_behind.starting_at(text, of.end() if of else end)
        if behind:
            return self._behind[behind], behind
        if word in self._vague:
            said = self.said_before(text, start, least)
            word = next((other for other in said.values() if other not in self._vague), word)
        return (self._before[word], word) if word else None

    def right_before(self, text: str, start: int) -> bool:
        """Return whether such a word, and at most a colon, stands before a place: 借了8000, 借款金额:6,000."""
        at = start
        while at > max(0, start - _COLON) and text[at - 1] in ": ":
            at -= 1
        return bool(self._words_before.ending_at(text, at))

    def said_before(self, text: str, start: int, least: int = 0) -> dict[str, str]:
        """Return every meaning that words of the clause before this place give, each with its words."""
        said: dict[str, str] = {}
        at = start = _label_end(text, start, least)
        while at > max(least, start - _REACH) and (at == start or text[at] not in _STOPS):
            word = self._words_before.ending_at(text, at)
            if word and at - len(word) >= least:
                said.setdefault(self._before[word], word)
                at -= len(word)
            elif text[at - 1] in _STOPS:
                break
            else:
                at -= 1
        return said

    def _nearest(self, text: str, start: int, least: int) -> tuple[int, str]:
        for at in range(start, max(least, start - _REACH), -1):
            word = self._words_before.ending_at(text, at)
            if word and at - len(word) >= least:
                return at, word
            if text[at - 1] in _STOPS:
                break
        return start, ""


def _label_end(text: str, start: int, least: int) -> int:
    """Return where what stands before a figure ends: in a table its label is in the cell or the line before."""
    at = start
    while at > max(least, start - _GAP) and text[at - 1] in " \t:\n":
        at -= 1
    return at
