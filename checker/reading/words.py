"""The words around names and figures, as data: `words.yaml`, `roles.yaml`, `figures.yaml`."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from registries.safe_yaml import read_yaml


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one table of this room: `words`, `roles` or `figures`."""
    content: Mapping[str, Any] = read_yaml((files(__package__) / f"{name}.yaml").read_text(encoding="utf-8"))
    return content


@cache
def listed(key: str) -> frozenset[str]:
    """Return one list of `words.yaml`, in small letters."""
    return frozenset(word.lower() for word in table("words")[key])


def any_of(words: Iterable[str]) -> str:
    """Return the pattern of any of these words, the longest first: an alternation takes the first that fits."""
    ordered = sorted({word.lower() for word in words}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"


class WordSet:
    """Words to be found at a place of a text, the longest first, in the time of a few look-ups."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word.lower() for word in words)
        self._lengths = sorted({len(word) for word in self._words}, reverse=True)

    def starting_at(self, text: str, at: int) -> str:
        """Return the longest word that begins at `at`; "" for none."""
        return next((word for size in self._lengths if (word := text[at : at + size]) in self._words), "")

    def ending_at(self, text: str, at: int) -> str:
        """Return the longest word that ends at `at`; "" for none."""
        return next(
            (word for size in self._lengths if size <= at and (word := text[at - size : at]) in self._words), ""
        )
