"""Help intents: what a query says is happening to the person, and the page that helps first.

People type what frightens them into the only box there is. It never changes the answer about the name.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from checker.names.characters.chinese_script import simplified_prose
from checker.report import HelpIntent
from registries.characters import in_known_characters
from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml

_PUNCTUATION = re.compile(r"[\W_]+")


class _IntentPattern(Frozen):
    about: str
    page: str
    text: Text
    words: tuple[str, ...]


@cache
def _patterns() -> tuple[_IntentPattern, ...]:
    raw = read_yaml((files("checker.guidance") / "help_intents.yaml").read_text(encoding="utf-8"))
    return tuple(_IntentPattern.model_validate(item) for item in raw)


def help_intents(query: str) -> tuple[HelpIntent, ...]:
    """Return the help intents of a query, the gravest first, one of a kind for each page; none for a mere name."""
    key = _matching_key(query)
    matches: dict[tuple[str, str], _IntentPattern] = {}
    for pattern in _patterns():  # the file's order: the gravest first
        if any(_keyword_key(word) in key for word in pattern.words):
            matches.setdefault((pattern.about, pattern.page), pattern)
    return tuple(map(_intent, matches.values()))


def help_intent(about: str, page: str) -> HelpIntent | None:
    """Return the help intent about that which leads to that page; None where there is none."""
    fitting = (pattern for pattern in _patterns() if (pattern.about, pattern.page) == (about, page))
    return next(map(_intent, fitting), None)


def _intent(pattern: _IntentPattern) -> HelpIntent:
    return HelpIntent.model_validate({"about": pattern.about, "text": pattern.text, "page": pattern.page})


@cache
def _keyword_key(word: str) -> str:
    return _matching_key(word)


def _matching_key(text: str) -> str:
    """Return the text in simplified characters and lower case, without spaces and punctuation."""
    return simplified_prose(_PUNCTUATION.sub("", unicodedata.normalize("NFKC", in_known_characters(text))).lower())
