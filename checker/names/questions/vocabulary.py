"""The words that may begin at a place of a text: those reviewed for talk about lenders, then those of general Chinese.

The general ones are compiled from jieba's dictionary by scripts/compile_vocabulary.py and lie in a trie of 0.3 MB,
which is read when a question must first be judged.
"""

import re
from functools import cache
from importlib.resources import files
from string import ascii_lowercase
from typing import Final, NamedTuple

import marisa_trie

from checker.names.tables import rows

_LONGEST: Final = 10  # characters of the longest reviewed word
_LONGEST_GENERAL: Final = 4
_DIGITS: Final = "0123456789"
_NUMERALS: Final = frozenset(_DIGITS + "一二两三四五六七八九十百千万几半")
_COUNT: Final = r"(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百{}几半]+)"
_AMOUNT: Final = re.compile(
    _COUNT.format("千万")
    + r"(?:个?(?:块钱|元钱|毛钱|[元块万千百kw])+(?:块钱|[元块](?:[0-9]{1,2}(?![0-9]))?|多(?!少))?|%|厘|分利|分息)"
    + r"(?:多(?!少)|左右)?|[0-9]{3,12}多(?!少)"
)
_TIME: Final = re.compile(
    _COUNT.format("")
    + r"(?:个[多半]?)?(?:月份|小时|分钟|星期|[天月年期日次周点岁笔]|号(?=[从扣前之就没自]))(?:多(?!少)|左右)?"
)
_SMALL_FIGURE: Final = re.compile(r"[1-9][0-9]?(?![0-9.])")
_FIGURE: Final = re.compile(r"[0-9]{3,12}(?:\.[0-9]+)?|[0-9]{1,2}\.[0-9]{1,4}")
_AGE: Final = re.compile("[1-9][0-9]岁")
_COUNTS: Final = ((_AGE, "r"), (_AMOUNT, "m"), (_TIME, "t"), (_FIGURE, "z"), (_SMALL_FIGURE, "y"))
#: Kinds of words one of which stands in all talk, but for figures (`clauses`, `around_names`).
_OF_TALK: Final = frozenset("QqSYLNRUJCEMPcDWfFjX")
#: Ten times the natural logarithm of how rare a reviewed word of so many characters is taken to be; of a number; and of
#: a character that begins no word, dearer than any word, so that words are found around it.
_RARITY: Final = (0, 55, 65, 75, 85, 90, 95, 100, 105, 110, 115)
_RARITY_OF_NUMBERS: Final = 60
_RARITY_OF_STRANGERS: Final = 200
_MARKS: Final = frozenset("，。、,.;；:：!！?？~… ")
_STRANGER, _MARK = "x", "w"

#: A word: where it ends, the letter of its kind, how rare it is.
Word = tuple[int, str, int]


class _Vocabulary(NamedTuple):
    reviewed: marisa_trie.Trie
    letters: dict[int, str]
    general: marisa_trie.Trie
    kinds: bytes


def words_at(text: str, at: int) -> list[Word]:
    """Return the words that begin at this place; of one that is reviewed, only the reviewed kind.

    What begins no word is a word of one character: a mark, or a stranger.
    """
    reviewed, letters, general, kinds = _vocabulary()
    char = text[at]
    words = [(at + 1, _MARK if char in _MARKS else _STRANGER, _RARITY_OF_STRANGERS)]
    ends = set()
    for word, number in reviewed.iter_prefixes_with_ids(text[at : at + _LONGEST]):
        length = len(word)
        ends.add(length)
        words.append((at + length, letters[number], _RARITY[length]))
    for word, number in general.iter_prefixes_with_ids(text[at : at + _LONGEST_GENERAL]):
        length = len(word)
        if length not in ends:
            words.append((at + length, chr(kinds[2 * number]), kinds[2 * number + 1]))
    if char in _NUMERALS:
        words += (word for word in _numbers(text, at) if word[0] - at not in ends)
    return words


@cache
def requests() -> tuple[str, ...]:
    """Return the words with which people begin a request, before a name."""
    return next(tuple(listed.split()) for kind, listed in rows("question_words.tsv", 2) if kind == "request")


@cache
def first_of_talk() -> frozenset[str]:
    """Return the characters with which words of talk begin, and those of figures and of English: a text without any of
    them is a name and nothing else."""
    listed = (words.split() for kind, words in rows("question_words.tsv", 2) if kind in _OF_TALK or kind == "request")
    return frozenset(word[0] for words in listed for word in words) | frozenset(f"不没{_DIGITS}{ascii_lowercase}")


def _numbers(text: str, at: int) -> list[Word]:
    found = ((pattern.match(text, at), letter) for pattern, letter in _COUNTS)
    return [(number.end(), letter, _RARITY_OF_NUMBERS) for number, letter in found if number]


@cache
def _vocabulary() -> _Vocabulary:
    listed = [(kind, words.split()) for kind, words in rows("question_words.tsv", 2) if kind != "request"]
    reviewed = marisa_trie.Trie(word for _, words in listed for word in words)
    letters = {reviewed[word]: kind for kind, words in listed for word in words}
    tables = files("checker.names.tables")
    general = marisa_trie.Trie().frombytes((tables / "vocabulary.marisa").read_bytes())
    return _Vocabulary(reviewed, letters, general, (tables / "vocabulary.kinds").read_bytes())
