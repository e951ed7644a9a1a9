"""Templates of sentences in Chinese and English, and the words that fill their gaps.

A template has `{word}` gaps and `[first choice|second choice|…]` pieces: the first choice whose words are all present
is printed, else nothing. A gap outside brackets whose word is missing gets the word's fallback, so that no sentence
fails because a record has no date. A value may be a code (`financing_guarantee`), which `terms` turns into words.
Values are never read as templates.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
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
#: How many templates are kept in pieces: more than all catalogues have together.
_MOST_TEMPLATES = 8192


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
        if "{" not in template and "[" not in template:
            return template
        return "".join(
            piece if isinstance(piece, str) else self._choice(piece, words, language) for piece in _pieces(template)
        )

    def _choice(self, choices: "_Choices", words: Words, language: Language) -> str:
        """The first choice whose words are all present; outside brackets there is one, with its fallback."""
        for needed, parts in choices:
            if all(map(words.get, needed)):
                return "".join(self._word(part, words, language) if is_gap else part for part, is_gap in parts)
        return ""

    def _word(self, name: str, words: Words, language: Language) -> str:
        value = words.get(f"{name}_en", "") if language == "en" else ""
        value = value or words.get(name, "")
        if not value:
            return str(getattr(self.fallback[name], language)) if name in self.fallback else ""
        term = self.terms.get(name, {}).get(value)
        return value.rstrip("。.") if term is None else str(getattr(term, language))


#: A template in pieces: plain text, or choices. A choice: the words it needs, and its parts, each text or a gap's name.
_Choices = tuple[tuple[tuple[str, ...], tuple[tuple[str, bool], ...]], ...]


@lru_cache(_MOST_TEMPLATES)
def _pieces(template: str) -> tuple[str | _Choices, ...]:
    pieces: list[str | _Choices] = []
    end = 0
    for match in _PIECE.finditer(template):
        pieces.append(template[end : match.start()])
        end = match.end()
        if match[2] is not None:
            pieces.append((((), ((match[2], True),)),))
        else:
            pieces.append(tuple((tuple(_GAP.findall(choice)), _parts(choice)) for choice in match[1].split("|")))
    return (*(piece for piece in pieces if piece), template[end:])


def _parts(choice: str) -> tuple[tuple[str, bool], ...]:
    """Text and gaps by turns: what stands between two names of gaps is text."""
    return tuple((part, place % 2 == 1) for place, part in enumerate(_GAP.split(choice)) if part)


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
