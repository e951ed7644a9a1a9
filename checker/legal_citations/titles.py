"""The English titles and phrases of legal citations, as data in `titles.yaml` and `phrases.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, Self

from pydantic import StringConstraints, model_validator

from registries.model import Frozen
from registries.safe_yaml import read_yaml

Words = Annotated[str, StringConstraints(min_length=2, max_length=400, strip_whitespace=True)]


class EnglishTitle(Frozen):
    """The English title of one document. `translation`: printed so in a text that was read (`read_in`), or ours;
    `number`: the document's number as citations give it alone, None where they never do."""

    en: Words
    translation: Literal["established", "ours"]
    read_in: Words | None = None
    number: Words | None = None

    @model_validator(mode="after")
    def _established_where(self) -> Self:
        if (self.translation == "established") != (self.read_in is not None):
            raise ValueError(f"{self.en}: `read_in` belongs to an established translation, and to no other")
        return self


class Phrases(Frozen):
    """The words around titles: who issued one (`issuers`), what follows one (`provisions`), the names of document
    series (`numbers`), and all else (`notes`)."""

    issuers: dict[str, Words]
    provisions: dict[str, Words]
    numbers: dict[str, Words]
    notes: dict[str, Words]


@cache
def english_titles() -> Mapping[str, EnglishTitle]:
    """Return the English titles by Chinese title. Raises ValidationError for a faulty row."""
    return {title: EnglishTitle.model_validate(row) for title, row in _rows("titles.yaml").items()}


@cache
def phrases() -> Phrases:
    """Return the words around titles. Raises ValidationError for a faulty row."""
    return Phrases.model_validate(_rows("phrases.yaml"))


@cache
def titles_by_number() -> Mapping[str, EnglishTitle]:
    """Return the titles of documents that citations name by their number alone."""
    return {row.number: row for row in english_titles().values() if row.number}


def english_title(title: str) -> str | None:
    """Return the English title of a document, cited with or without 中华人民共和国 and with or without the court that
    issued it; None where we have none."""
    for issuer, words in phrases().issuers.items():
        if title.startswith(f"{issuer}关于") and (row := english_titles().get(title.removeprefix(issuer))):
            return f"{words}, {row.en}"
    row = english_titles().get(title.removeprefix("中华人民共和国"))
    return row.en if row else None


def _rows(name: str) -> dict[str, Any]:
    content: dict[str, Any] = read_yaml((files(__package__) / name).read_bytes())
    return content
