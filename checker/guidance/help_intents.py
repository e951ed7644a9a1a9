"""Doors: what the typed words say is happening to the person, and the page that helps first.

People type what frightens them into the only box there is. It never changes the answer about the name.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from checker.names.characters.chinese_script import simplified_prose
from checker.report import HelpIntent
from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml

_NOT_WORDS = re.compile(r"[\W_]+")


class _Door(Frozen):
    about: str
    page: str
    text: Text
    words: tuple[str, ...]


@cache
def _doors() -> tuple[_Door, ...]:
    raw = read_yaml((files("checker.guidance") / "help_intents.yaml").read_text(encoding="utf-8"))
    return tuple(_Door.model_validate(item) for item in raw)


def help_intents(typed: str) -> tuple[HelpIntent, ...]:
    """The doors that the words ask for, the gravest first, one of a kind to a page; none for a mere name."""
    said = _comparable(typed)
    fitting: dict[tuple[str, str], _Door] = {}
    for door in _doors():
        if any(_of_data(word) in said for word in door.words):
            fitting.setdefault((door.about, door.page), door)
    parts = ({"about": door.about, "text": door.text, "page": door.page} for door in fitting.values())
    return tuple(map(HelpIntent.model_validate, parts))


@cache
def _of_data(word: str) -> str:
    return _comparable(word)


def _comparable(text: str) -> str:
    """The text in simplified characters, without spaces and marks."""
    return simplified_prose(_NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).lower())
