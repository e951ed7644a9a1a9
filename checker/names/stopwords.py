"""Taking question and service words off the ends of a typed name (the words are in tables/noise.tsv).

Whole clauses about a name are told by grammar: checker/names/questions.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.names.characters.ignorable import END_PUNCTUATION
from checker.names.tables import rows
from registries.characters import is_han

#: Who answers for a name: real or not, they are asked about themselves.
_CONTACT = re.compile(r"官方|人工|客服(?!电话|热线|号码)|官网|入口|热线")
_DOOR = re.compile(r"官[方网].*入口")
_MAX_STEPS = 6  # a question people really type is shorter; bounds the work on anything else


class _Grammar(NamedTuple):
    suffix: re.Pattern[str]
    prefix: re.Pattern[str]
    generic_suffix: re.Pattern[str]
    generic_prefix: re.Pattern[str]
    hotline: re.Pattern[str]
    last: frozenset[str]
    first: frozenset[str]


def _any(words: list[str]) -> str:
    # the longest first: an alternation takes the first that fits, and 是不是 must not be read as 是
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join((r"(?<![a-z])" if word[0].isascii() else "") + re.escape(word) for word in ordered) + ")"


@cache
def _grammar() -> _Grammar:
    words: dict[str, list[str]] = defaultdict(list)
    for kind, word in rows("noise.tsv", 2):
        words[kind].append(word)
    part = {kind: _any(listed) for kind, listed in words.items()}
    particles = f"{part['particle']}{{0,2}}"
    # 是正规平台 and 正规平台吗 ask; 催收公司 and 能下款平台 are what somebody may be called
    identity = f"(?:是|不是|算|属于|到底|究竟){part['lead']}{{0,2}}{part['question']}{part['tail']}{{1,3}}"
    leading = f"(?:{identity}|{part['lead']}{{1,3}}{part['question']})"
    trailing = f"{part['question']}{part['tail']}{{1,3}}(?=[吗么嘛呢不])"
    question = f"(?:{leading}|{trailing}|{part['question']})"
    service = f"{part['manner']}{{0,3}}(?:{part['service']}|{part['hotline']}){{1,2}}{part['asked']}{{0,2}}"
    ends = ("question", "tail", "particle", "service", "hotline", "asked", "generic")
    return _Grammar(
        suffix=re.compile(f"(?:{question}|{service}){particles}$"),
        prefix=re.compile(f"^{part['prefix']}"),
        generic_suffix=re.compile(f"{part['generic']}$"),
        generic_prefix=re.compile(f"^{part['generic']}"),
        hotline=re.compile(part["hotline"]),
        last=frozenset(word[-1] for kind in ends for word in words[kind]),
        first=frozenset(word[0] for kind in ("prefix", "generic") for word in words[kind]),
    )


def asks_hotline(text: str) -> bool:
    """Return whether somebody looks for a telephone number or a person to talk to."""
    return _grammar().hotline.search(text) is not None


def strip_stopwords(text: str) -> tuple[str, ...]:
    """Return `text` with more and more of the listed words taken off its ends, in the order in which to try them; ""
    when nothing stays.

    Question and service words come off first; generic words (贷款, 平台 …), which are parts of brands, come last.
    """
    return tuple(sorted(dict.fromkeys(_off_the_ends(text, _grammar())), key=len, reverse=True))


def _off_the_ends(text: str, grammar: _Grammar) -> tuple[str, ...]:
    if not text or (text[-1] not in grammar.last and text[0] not in grammar.first):
        return ()
    # generic words come off only what is left without questions: they are parts of brands, questions are not
    without_questions = tuple(_peel(text, (grammar.suffix, grammar.prefix)))
    return (
        *without_questions,
        *_peel(without_questions[-1] if without_questions else text, (grammar.generic_suffix, grammar.generic_prefix)),
    )


def _peel(text: str, ends: tuple[re.Pattern[str], ...]) -> Iterator[str]:
    asked = False
    for _ in range(_MAX_STEPS):
        word = next(filter(None, (end.search(text) for end in ends)), None)
        # who asks whether 微粒贷官方客服 is real does not ask about 微粒贷
        if word is None or _DOOR.match(word[0]) or (asked and word.end() == len(text) and _CONTACT.match(word[0])):
            return
        asked = asked or word.end() == len(text)
        text = (text[: word.start()] + text[word.end() :]).strip(END_PUNCTUATION)
        yield text


def is_distinctive(form: str) -> bool:
    """Return whether a stripped form still says enough to be looked up.

    That is two Chinese characters, one with three letters or digits, or five of these.
    """
    return len(form) >= 5 or sum(map(is_han, form)) >= (1 if len(form) >= 4 else 2)
