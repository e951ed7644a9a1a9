"""The texts of the pages: every sentence in Chinese and English, as data in `text.yaml`."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal

from checker.labels import labels
from checker.legal_citations.dates import MONTHS
from registries.model import Text
from registries.safe_yaml import read_yaml

Lang = Literal["zh", "en"]
Entry = Text | tuple[Text, ...]

_DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?(T|$)")
FILE: Final = Path(__file__).with_name("text.yaml")


#: A date inside a sentence, as either language writes it.
_WRITTEN_DATE: Final = re.compile(
    r"((?:截至|按)?\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{4}-\d\d(?:-\d\d)?"
    rf"|(?:as of )?(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}})"
)


@cache
def texts() -> Mapping[str, Entry]:
    """Return all entries of `text.yaml`, and the labels of every face, by key: one sentence, or a list. Raises
    ValidationError if a language is missing."""
    own = {key: _entry(value) for key, value in read_yaml(FILE.read_text(encoding="utf-8")).items()}
    return {**labels(), **own}


def _entry(value: object) -> Entry:
    if isinstance(value, list):
        return tuple(Text.model_validate(item) for item in value)
    return Text.model_validate(value)


def text(key: str) -> Text:
    """Return the sentence of that key in both languages. Raises KeyError if there is none."""
    entry = texts()[key]
    if not isinstance(entry, Text):
        raise KeyError(key)
    return entry


def pieces(sentence: str) -> list[tuple[str, bool]]:
    """Return the sentence in pieces, each with whether it is a date, which no line break may cut."""
    return [(piece, bool(_WRITTEN_DATE.fullmatch(piece))) for piece in _WRITTEN_DATE.split(sentence) if piece]


def date_words(value: str | None, lang: Lang) -> str:
    """Return a date that may stop at the year or the month ("2025-06") in words: 2025年6月, June 2025; "" for None, and
    what is no date as it stands."""
    if not value or not _DATE.match(value):
        return value or ""
    parts = [int(part) for part in value[:10].split("-")]
    if lang == "zh":
        return "".join(f"{number}{unit}" for number, unit in zip(parts, "年月日", strict=False))
    year, *rest = parts
    month = MONTHS[rest[0] - 1] if rest else ""
    day = str(rest[1]) if len(rest) > 1 else ""
    return " ".join(word for word in (day, month, str(year)) if word)


class Translator:
    """The texts of the pages in one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence of that key, its {gaps} filled in. Raises KeyError for an unknown key."""
        return self.say(text(key)).format(**values)

    def list(self, key: str) -> tuple[str, ...]:
        """Return the sentences of a key that holds a list."""
        entry = texts()[key]
        return (self.say(entry),) if isinstance(entry, Text) else tuple(self.say(item) for item in entry)

    def say(self, words: Text | str | None) -> str:
        """Return this language's half of a bilingual text; a plain string as it is; "" for None."""
        if isinstance(words, Text):
            return words.zh if self.lang == "zh" else words.en
        return words or ""

    def date(self, value: object) -> str:
        """Return a date, a date-time or a partial date in words."""
        return date_words(str(value) if value else None, self.lang)
