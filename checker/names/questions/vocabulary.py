"""The words that may begin at a place of a text: those reviewed for talk about lenders, then those of general Chinese.

The general ones are compiled from jieba's dictionary by scripts/compile_vocabulary.py and lie in a trie of 0.3 MB, which
is read when a question must first be judged.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import marisa_trie

from checker.names.tables import rows

_TABLES: Final = files("checker.names.tables")
_LONGEST: Final = 10  # characters of the longest reviewed word
_NUMERAL = r"[0-9一二两三四五六七八九十百千万几半]"
_AMOUNT = re.compile(rf"(?:[0-9]+(?:\.[0-9]+)?|{_NUMERAL}+)(?:个?(?:块钱|元钱|元|块|万|千|百|k|w)+(?:块钱|元|块|多)?|%|厘|分利|分息)(?:多|左右)?")
_TIME = re.compile(rf"(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百几半]+)(?:个(?:多|半)?)?(?:天|月份|月|年|期|日|次|小时|分钟|周|星期|点|岁|笔)(?:多|左右)?")
_DIGITS = re.compile(r"[0-9]{3,12}(?:\.[0-9]+)?")
#: Ten times the natural logarithm of how rare a reviewed word of so many characters is taken to be.
_RARITY: Final = (0, 55, 65, 75, 85, 90, 95, 100, 105, 110, 115)
_STRANGE: Final = 200  # of a character that begins no word: dearer than any word, so that words are found around it
_MARKS: Final = frozenset("，。、,.;；:：!！?？~… ")

STRANGE: Final = "x"
MARK: Final = "w"


class Word(NamedTuple):
    """A word of a text: where it ends, the letter of its kind, and how rare it is."""

    end: int
    letter: str
    rarity: int


class _Vocabulary(NamedTuple):
    reviewed: dict[str, str]
    trie: marisa_trie.Trie
    kinds: bytes


def words_at(text: str, at: int) -> Iterator[Word]:
    """Yield the words that begin at this place; of one that is reviewed, only the reviewed kind."""
    vocabulary = _vocabulary()
    char = text[at]
    reviewed: set[int] = set()
    for length in range(min(_LONGEST, len(text) - at), 0, -1):
        letter = vocabulary.reviewed.get(text[at : at + length])
        if letter:
            reviewed.add(at + length)
            yield Word(at + length, letter, _RARITY[length])
    for word, number in vocabulary.trie.iter_prefixes_with_ids(text[at : at + 4]):
        if word not in vocabulary.reviewed:
            yield Word(at + len(word), chr(vocabulary.kinds[2 * number]), vocabulary.kinds[2 * number + 1])
    if char in "0123456789一二两三四五六七八九十百千万几半":
        yield from (number for number in _numbers(text, at) if number.end not in reviewed)
    yield Word(at + 1, MARK if char in _MARKS else STRANGE, _STRANGE)


def requests() -> tuple[str, ...]:
    """Return the words with which people begin a request, before a name."""
    return _requests()


def _numbers(text: str, at: int) -> Iterator[Word]:
    for pattern, letter in ((_AMOUNT, "m"), (_TIME, "t"), (_DIGITS, "m")):
        number = pattern.match(text, at)
        if number:
            yield Word(number.end(), letter, 60)


@cache
def _requests() -> tuple[str, ...]:
    return next(tuple(listed.split()) for kind, listed in rows("question_words.tsv", 2) if kind == "request")


@cache
def _vocabulary() -> _Vocabulary:
    reviewed = {
        word: kind
        for kind, listed in rows("question_words.tsv", 2)
        if kind != "request"
        for word in listed.split()
    }
    trie = marisa_trie.Trie().frombytes((_TABLES / "vocabulary.marisa").read_bytes())
    return _Vocabulary(reviewed, trie, (_TABLES / "vocabulary.kinds").read_bytes())
