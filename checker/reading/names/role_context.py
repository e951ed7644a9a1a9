"""As what a text names somebody: by the words before, behind and around a name."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from checker.reading.model import MentionRole
from checker.reading.names.found import FoundName
from checker.reading.names.labels import Label, Labels, roles
from checker.reading.words import WordSet, any_of, listed, table

#: 微众银行(以下简称"贷款人")
_BRACKET: Final = re.compile(r"[\"'”’」』》】\]]?[ \t]{0,2}\(([^()\n]{1,60})\)")
_CALLED: Final = re.compile(r"[\"'”’」』》】\]]?[ \t]{0,2},?[ \t]{0,2}(?:以下简称|下称|以下称|以下统称)[^,。;\n]{2,16}")
_ACTS_AS: Final = re.compile(r"[\"'”’」』》】\]]?[ \t]{0,2}(?:公司)?(?:作为|担任|系|为|是|即)([^,。;:\n()]{2,16})")
#: Between two names of one list.
_LISTED: Final = re.compile(
    r"[\"'”’」』》】\]]?[ \t]{0,2}(?:、|/|;|&|\+|,|和|与|及|以及|或|或者|\n)[ \t]{0,2}[0-9]?[.、]?[\"'“‘「『《【\[]?"
)
#: …接受某某的委托, …受某某委托: who acts for another.
_ENTRUSTED: Final = re.compile(r"[\"'”’」』》】\]]?(?:已|现|现已|依法|特)?(?:接?受)[^,。;:!?\n]{2,30}?委托")
#: 在某某银行申请的: where a lender is named, it is the lender.
_LENDERS: Final = ("银行", "公司", "农商行", "信用社", "消费金融", "消金", "小贷", "信托", "信用卡中心", "分行", "支行")
_WHERE: Final = ("在", "您的", "你的", "您名下", "用", "使用")
_QUOTES: Final = "\"'“‘「『《【[ \t"
_Words = tuple[MentionRole, str]


@cache
def _role_after() -> dict[str, MentionRole]:
    return {word.lower(): role for role in roles() for word in table("roles")[role]["after"]}


@cache
def _after() -> re.Pattern[str]:
    adverbs = f"(?:{any_of(listed('adverbs'))}|(?:为|向|对|给|按)[^,。;\\n由被让]{{1,14}}?)"
    closed = r"[\"'”’」』》】\])]{0,2}(?:\([^()\n]{0,20}\))?[ \t]{0,2}"
    return re.compile(rf"{closed}{adverbs}{{0,3}}?({any_of(_role_after())})")


@cache
def _before() -> tuple[tuple[MentionRole, WordSet], ...]:
    return tuple((role, WordSet(table("roles")[role]["before"])) for role in roles())


@cache
def _around() -> tuple[tuple[MentionRole, str, str], ...]:
    """Return the words around names, the longest first: 由…提供担保 says more than 借款由…提供."""
    pairs = [(role, *pair) for role in roles() for pair in table("roles")[role].get("around", ())]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[2]), -len(pair[1]))))


def with_roles(text: str, found: Sequence[FoundName], labels: Labels) -> list[FoundName]:
    """Return the names, in order, each with the role that the plain text gives it."""
    senders = {text[name.start : name.end] for name in found if name.role == "message_sender"}
    given = [name if name.role != "mentioned" else _with_role(text, name, labels) for name in found]
    # whoever signs the message is no other firm for being the place where one borrowed
    given = [
        replace(name, role="mentioned", role_words=None)
        if name.role == "platform" and "…" in (name.role_words or "") and text[name.start : name.end] in senders
        else name
        for name in given
    ]
    for backwards in (False, True):
        places = range(len(given) - 1, 0, -1) if backwards else range(1, len(given))
        for at in places:
            first, second = given[at - 1], given[at]
            known, open_ = (second, first) if backwards else (first, second)
            if open_.role != "mentioned" or known.role in ("mentioned", "message_sender"):
                continue
            if _LISTED.fullmatch(text, first.end, second.start):
                changed = replace(open_, role=known.role, role_words=known.role_words)
                given[at - 1 if backwards else at] = changed
    return given


def _with_role(text: str, name: FoundName, labels: Labels) -> FoundName:
    if name.inside is not None:  # what follows it is a part of the longer word
        read = _labelled(labels.before(name.start)) or _led_to(text, name)
        return replace(name, role=read[0], role_words=read[1]) if read else name
    read = (
        _defined(text, name, labels)
        or _labelled(labels.before(name.start))
        or _acting(text, name, labels)
        or _surrounded(text, name)
        or _entrusted(text, name)
        or role_behind(text, name.end)
        or _led_to(text, name)
    )
    return replace(name, role=read[0], role_words=read[1]) if read else name


def _labelled(label: Label | None) -> _Words | None:
    """Return the role of a label; one that is none of ours, the borrower's, makes the name no party of the loan."""
    return (label.role or "mentioned", label.word) if label else None


def _defined(text: str, name: FoundName, labels: Labels) -> _Words | None:
    found = _BRACKET.match(text, name.end) or _CALLED.match(text, name.end)
    return _labelled(labels.within(found.start(), found.end())) if found else None


def _acting(text: str, name: FoundName, labels: Labels) -> _Words | None:
    found = _ACTS_AS.match(text, name.end)
    return _labelled(labels.within(found.start(1), found.end(1))) if found else None


def role_behind(text: str, end: int) -> _Words | None:
    """Return the role that words right behind a name ending at `end` give, and the words."""
    found = _after().match(text, end)
    return (_role_after()[found[1]], found[1]) if found else None


def _led_to(text: str, name: FoundName) -> _Words | None:
    at = name.start
    while at and text[at - 1] in _QUOTES:
        at -= 1
    return next(((role, word) for role, words in _before() if (word := words.ending_at(text, at))), None)


def _entrusted(text: str, name: FoundName) -> _Words | None:
    return ("collector", "委托") if _ENTRUSTED.match(text, name.end) else None


def _surrounded(text: str, name: FoundName) -> _Words | None:
    start, end = name.start, name.end
    while start and text[start - 1] in _QUOTES:
        start, end = start - 1, end + (end < len(text))
    found = next(
        (pair for pair in _around() if text.endswith(pair[1], 0, start) and text.startswith(pair[2], end)), None
    )
    if found is None:
        return None
    role, before, behind = found
    if role == "platform" and before in _WHERE and text.endswith(_LENDERS, name.start, name.end):
        role = "lender"
    return role, f"{before}…{behind}"
