"""Templates of sentences in Chinese and English, and the words that fill their gaps.

A template has `{word}` gaps and `[first choice|second choice|…]` pieces: the first choice whose words are all present
is printed, else nothing. A gap outside brackets whose word is missing gets the word's fallback, so that no sentence
fails because a record has no date. A value may be a code (`financing_guarantee`), which `terms` turns into words.
Values are never read as templates.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from checker.rules.version import CURRENT
from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml

Language = Literal["zh", "en"]
Words = Mapping[str, str]

_PIECE = re.compile(r"\[([^\[\]]*)\]|\{([a-z_]+)\}")
_GAP = re.compile(r"\{([a-z_]+)\}")


class Wording(Frozen):
    """Every sentence that is not a rule's: headlines, tiers, questions, lines of the score; terms and fallbacks."""

    terms: dict[str, dict[str, Text]]
    fallback: dict[str, Text]
    headlines: dict[str, Text]
    tiers: dict[str, Text]
    questions: dict[str, Text]
    groups: dict[str, Text]
    bases: dict[str, Text]
    lines: dict[str, Text]
    tier_names: dict[str, Text] = Field(default_factory=dict)
    situation: dict[str, Text] = Field(default_factory=dict)
    explained: dict[str, Text] = Field(default_factory=dict)
    lender: dict[str, Text] = Field(default_factory=dict)

    def fill(self, template: Text, words: Words) -> Text:
        """Fill the gaps of both languages of `template` with `words`."""
        return Text(zh=self._fill(template.zh, words, "zh"), en=self._fill(template.en, words, "en"))

    def _fill(self, template: str, words: Words, language: Language) -> str:
        def piece(match: re.Match[str]) -> str:
            if match[2] is not None:
                return self._word(match[2], words, language)
            for choice in match[1].split("|"):
                if all(words.get(gap) for gap in _GAP.findall(choice)):
                    return _GAP.sub(lambda gap: self._word(gap[1], words, language), choice)
            return ""

        return _PIECE.sub(piece, template)

    def _word(self, name: str, words: Words, language: Language) -> str:
        value = words.get(f"{name}_en", "") if language == "en" else ""
        value = value or words.get(name, "")
        if not value:
            return str(getattr(self.fallback[name], language)) if name in self.fallback else ""
        term = self.terms.get(name, {}).get(value)
        return value.rstrip("。.") if term is None else str(getattr(term, language))


def gaps(template: Text) -> frozenset[str]:
    """Return the names of all gaps of a template."""
    return frozenset(_GAP.findall(template.zh + template.en))


def required_gaps(template: Text) -> Iterator[str]:
    """Yield the gaps outside brackets: they are always printed, so each needs a fallback."""
    for text in (template.zh, template.en):
        yield from _GAP.findall(re.sub(r"\[[^\[\]]*\]", "", text))


def load_wording(version: str = CURRENT) -> Wording:
    """Load the wording of a catalogue version, once a process."""
    return _wording(version)


@cache
def _wording(version: str) -> Wording:
    text = (files("checker.rules") / "catalogue" / version / "wording.yaml").read_text(encoding="utf-8")
    return Wording.model_validate(read_yaml(text))
