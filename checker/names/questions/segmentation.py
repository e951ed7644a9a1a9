"""A text as words: of every part up to its end, and of every part from its beginning, the likeliest division.

Both are told as the letters of the words' kinds (see tables/question_words.tsv), one a word.
"""

from collections.abc import Sequence
from typing import NamedTuple

from checker.names.questions.vocabulary import Word, words_at

_WORD_COST = 10  # of one more word: a long word is likelier than two short ones
_A_NOT_A_RARITY = 40
_REPEATED = frozenset("vVAabMECZWfdePn")  # kinds of words that 不 may stand between


class Division(NamedTuple):
    """The likeliest words of a text. `behind[i]`: the letters of the words from place `i` to the end; `before[i]`:
    those from the beginning to place `i`; `next_word[i]`: where the first word of `behind[i]` ends."""

    behind: list[str]
    before: list[str]
    next_word: list[int]


def divide(text: str) -> Division:
    """Divide a text into words, by their rarity; the time grows with its length."""
    words = [words_at(text, at) for at in range(len(text))]
    for at in range(len(text) - 2):
        if text[at + 1] in "不没" or (text[at + 2] in "不没" and at + 4 < len(text)):
            words[at] += _alternatives(text, at, words)
    behind, next_word = _to_the_end(words)
    return Division(behind, _from_the_beginning(words), next_word)


def _alternatives(text: str, at: int, words: Sequence[Sequence[Word]]) -> list[Word]:
    """Return the words like 上不上, 靠不靠谱 and 正规不正规 that begin here: whoever repeats a word around 不 asks."""
    found: list[Word] = []
    for length in (1, 2):
        rest = at + length + 1
        if (
            text[at + length] in "不没"
            and text.startswith(text[at : at + length], rest)
            and any(end == at + length and letter in _REPEATED for end, letter, _ in words[at])
        ):
            longer = {end for end, letter, _ in words[rest] if letter in "AabVMv" and end > rest + length}
            found += ((end, "Q", _A_NOT_A_RARITY) for end in sorted({rest + length, *longer}))
    return found


def _to_the_end(words: Sequence[Sequence[Word]]) -> tuple[list[str], list[int]]:
    size = len(words)
    costs, letters, ends = [0] * (size + 1), [""] * (size + 1), [size] * (size + 1)
    for at in range(size - 1, -1, -1):
        least = -1
        for end, letter, rarity in words[at]:
            cost = rarity + costs[end]
            if least < 0 or cost < least:
                least, ends[at], letters[at] = cost, end, letter
        letters[at] += letters[ends[at]]
        costs[at] = least + _WORD_COST
    return letters, ends


def _from_the_beginning(words: Sequence[Sequence[Word]]) -> list[str]:
    size = len(words)
    costs, letters = [0, *[-1] * size], [""] * (size + 1)
    for at in range(size):
        reached = costs[at] + _WORD_COST
        for end, letter, rarity in words[at]:
            if costs[end] < 0 or reached + rarity < costs[end]:
                costs[end], letters[end] = reached + rarity, letters[at] + letter
    return letters
