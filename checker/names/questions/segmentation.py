"""A text as words: of every part up to its end, and of every part from its beginning, the likeliest division.

Both are told as the letters of the words' kinds (see tables/question_words.tsv), one a word.
"""

from collections.abc import Sequence
from typing import NamedTuple

from checker.names.questions.vocabulary import Word, words_at

_WORD_COST = 10  # of one more word: a long word is likelier than two short ones
_A_NOT_A_RARITY = 40
_REPEATED = frozenset("vVAaMECZWfde")  # kinds of words that 不 may stand between


class Division(NamedTuple):
    """The likeliest words of a text. `behind[i]`: the letters of the words from place `i` to the end; `before[i]`:
    those from the beginning to place `i`; `next_word[i]`: where the first word of `behind[i]` ends."""

    behind: tuple[str, ...]
    before: tuple[str, ...]
    next_word: tuple[int, ...]


def divide(text: str) -> Division:
    """Divide a text into words, by their rarity; the time grows with its length."""
    words = [_words(text, at) for at in range(len(text))]
    behind, next_word = _to_the_end(words)
    return Division(behind, _from_the_beginning(words), next_word)


def _words(text: str, at: int) -> list[Word]:
    words = list(words_at(text, at))
    # 上不上, 靠不靠谱, 正规不正规, 有没有: whoever repeats a word around 不 asks
    for length in (1, 2):
        word, no = text[at : at + length], text[at + length : at + length + 1]
        rest = at + length + 1
        if (
            no in ("不", "没")
            and len(word) == length
            and text.startswith(word, rest)
            and any(one.end == at + length and one.letter in _REPEATED for one in words)
        ):
            words += (Word(end, "Q", _A_NOT_A_RARITY) for end in _repeated(text, rest, length))
    return words


def _repeated(text: str, at: int, length: int) -> set[int]:
    """Return where the second half of 靠不靠谱 may end, which begins at `at`."""
    longer = {word.end for word in words_at(text, at) if word.letter in "AaVMv" and word.end > at + length}
    return {at + length, *longer}


def _to_the_end(words: Sequence[Sequence[Word]]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    size = len(words)
    costs, letters, ends = [0] * (size + 1), [""] * (size + 1), [size] * (size + 1)
    for at in range(size - 1, -1, -1):
        best = min(words[at], key=lambda word: word.rarity + _WORD_COST + costs[word.end])
        costs[at] = best.rarity + _WORD_COST + costs[best.end]
        letters[at], ends[at] = best.letter + letters[best.end], best.end
    return tuple(letters), tuple(ends)


def _from_the_beginning(words: Sequence[Sequence[Word]]) -> tuple[str, ...]:
    size = len(words)
    costs: list[int | None] = [0] + [None] * size
    letters = [""] * (size + 1)
    for at in range(size):
        reached = costs[at] or 0
        for word in words[at]:
            cost = reached + word.rarity + _WORD_COST
            known = costs[word.end]
            if known is None or cost < known:
                costs[word.end], letters[word.end] = cost, letters[at] + word.letter
    return tuple(letters)
