"""The intents, read from `intents.yaml`, and which of them words around a name fit."""

import re
from functools import cache, cached_property
from importlib.resources import files
from typing import Final, Literal

from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml

_MOST: Final = 2  # intents of one question
_MARKS: Final = re.compile(r"[\W_]+")

#: Which records answer an intent; None: none do.
AnsweredBy = Literal["lenders", "operator", "standing"]
#: The part of a report that stands first, by the name of its anchor.
Section = Literal["slip", "lends", "records", "why", "todo", "ask"]


class Intent(Frozen):
    """One thing that people ask. `question`: the whole question, with {name}; `unanswered`: what to say where no record
    answers it, and who can; `guide`: the guide's name, None without one; `words`: any of which says that it is asked,
    as regular expressions over simplified small letters without spaces and marks."""

    id: str
    label: Text
    question: Text
    section: Section
    answered_by: AnsweredBy | None = None
    unanswered: Text
    guide: str | None = None
    words: tuple[str, ...]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(self.words))

    def fits(self, words: str) -> bool:
        """Return whether these words ask for it."""
        return self._pattern.search(words) is not None


@cache
def intents() -> tuple[Intent, ...]:
    """Return all intents, the most particular first."""
    raw = read_yaml((files("checker.intents") / "intents.yaml").read_text(encoding="utf-8"))
    return tuple(Intent.model_validate(item) for item in raw)


def asked_about(words: str) -> tuple[Intent, ...]:
    """Return what the words around a name ask, at most two intents; none for no words, or for words that ask nothing
    listed."""
    plain = _MARKS.sub("", words).lower()
    return tuple(intent for intent in intents() if plain and intent.fits(plain))[:_MOST]
