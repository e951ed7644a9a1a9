"""Whether a name in a text is a word of its own, or a part of a longer one: 微粒贷放款大厅 is not 微粒贷."""

import re
from functools import cache
from typing import Final

from checker.reading.words import WordSet, listed, table
from registries.characters import HAN

#: Characters behind a name that are looked at.
_REACH: Final = 12
_THROUGH: Final = 5  # characters of unknown words between talk and an office
_WORD: Final = re.compile(rf"[{HAN}a-z]")
_APP: Final = re.compile(r"(?<![a-z0-9])app$")
_JOINT: Final = re.compile(r"[-–—_·|~]{1,3}$")


@cache
def _before() -> WordSet:
    labels = [word for role in table("roles").values() for word in (*role["labels"], *role["before"])]
    return WordSet([*listed("before"), *labels])


@cache
def _behind() -> WordSet:
    after = [word for role in table("roles").values() for word in role["after"]]
    return WordSet([*after, *listed("after"), *listed("forming")])


def starts_word(text: str, start: int) -> bool:
    """Return whether what begins at `start` is not the rest of a longer word."""
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    if not _WORD.match(before) and not before.isdigit():
        return True
    if before.isascii():  # i微粒贷, 168微粒贷
        return not first.isascii() and bool(_APP.search(text, max(0, start - 4), start))
    return bool(_before().ending_at(text, start))


def joined_before(text: str, start: int) -> bool:
    """Return whether a sign joins a name to a word before it that is no label: 天天贷-微粒贷."""
    joint = _JOINT.search(text, max(0, start - 3), start)
    if joint is None or joint.start() == 0 or not _WORD.match(text[joint.start() - 1]):
        return False
    word = _behind().ending_at(text, joint.start())
    return not _before().ending_at(text, joint.start()) and (not word or word in listed("forming"))


def starts_forming(text: str, at: int) -> bool:
    """Return whether a word that makes a longer name begins at a place."""
    return _behind().starting_at(text, at) in listed("forming")


def name_end(text: str, end: int) -> int:
    """Return where the name that a shorter one, ending at `end`, begins ends: `end` itself where what follows is no
    part of it."""
    at = end
    while at < min(len(text), end + _REACH) and _WORD.match(text[at]):
        word = _behind().starting_at(text, at)
        if word and word in listed("forming"):
            return _formed_end(text, at)
        if not word and at == end:
            return _word_end(text, at)  # a word nobody knows may be a part of it
        if not word and (office := _office(text, at)) > 0:
            return office
        if len(word) < 2:
            return end  # behind talk it is talk: 微粒贷的客服
        at += len(word)
    return end


def _office(text: str, at: int) -> int:
    """Return where a word for an office ends that unknown words at `at` lead to; 0 for none."""
    for start in range(at + 1, at + _THROUGH):
        if not _WORD.match(text, start):
            break
        if word := _offices().starting_at(text, start):
            return start + len(word)
    return 0


@cache
def _offices() -> WordSet:
    return WordSet(listed("offices"))


def _formed_end(text: str, at: int) -> int:
    """Return where the last word ends that makes a longer name, through talk between such words: 极速放款通道."""
    end, limit = at, min(len(text), at + _REACH)
    while at < limit and len(word := _behind().starting_at(text, at)) > 0:
        forms = word in listed("forming")
        if not forms and len(word) == 1:
            break
        at += len(word)
        end = at if forms else end
    return end


def _word_end(text: str, at: int) -> int:
    """Return where the words that form a name end, at most twelve characters on."""
    limit = min(len(text), at + _REACH)
    while at < limit and _WORD.match(text[at]):
        word = _behind().starting_at(text, at)
        if word and word not in listed("forming"):
            break
        at += len(word) or 1
    return at


def until_closed(name: str) -> str:
    """Return the name up to a bracket that was opened before it: (拉卡拉支付-某某)支出."""
    open_ = 0
    for at, sign in enumerate(name):
        open_ += {"(": 1, ")": -1}.get(sign, 0)
        if open_ < 0:
            return name[:at]
    return name
