"""English names that a source prints for a firm or a brand, as data in `own_names.yaml`, found by the legal name or the
brand as it stands."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from checker.names.companies.without_legal_form import without_legal_form
from checker.names.normalise import folded_key
from registries.model import Confidence, Frozen, PartialDate
from registries.safe_yaml import read_yaml

Words = Annotated[str, StringConstraints(min_length=2, max_length=200, strip_whitespace=True)]


class NameSource(Frozen):
    """Where an English name was read. `confidence`: unverified where it was read nowhere."""

    publisher: Words
    title: Words
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"']+$")] | None = None
    as_of: PartialDate | None = None
    retrieved_at: date
    confidence: Confidence

    @model_validator(mode="after")
    def _read_somewhere(self) -> Self:
        if (self.url is None) != (self.confidence is Confidence.UNVERIFIED):
            raise ValueError(f"{self.title}: what was read has an address, what was not is unverified")
        return self


class OwnName(Frozen):
    """The English name of one firm or brand, and the key of its source."""

    en: Words
    source: str


class OwnNames(Frozen):
    """The whole file: the name of each firm by its legal name, further ones it is found by, and those of brands."""

    sources: dict[str, NameSource]
    names: dict[str, OwnName]
    also: dict[str, tuple[OwnName, ...]]
    brands: dict[str, tuple[OwnName, ...]]


@cache
def own_names() -> OwnNames:
    """Return the file. Raises ValidationError for a faulty row, KeyError for a source that is not there."""
    held = OwnNames.model_validate(read_yaml((files(__package__) / "own_names.yaml").read_bytes()))
    several = [row for rows in (*held.also.values(), *held.brands.values()) for row in rows]
    _ = [held.sources[row.source] for row in (*held.names.values(), *several)]
    return held


def rows_of_firm(name: str) -> tuple[OwnName, ...]:
    """Return all English names of the firm of that legal name, the one it is shown by first."""
    found = _by_key().get(folded_key(name))
    return (*((found,) if found else ()), *own_names().also.get(name, ()))


def rows_of_brand(name: str) -> tuple[OwnName, ...]:
    """Return the English names of the brand that is written just so: 京東金融 is not 京东金融."""
    return own_names().brands.get(name, ())


def own_name(name: str) -> tuple[OwnName, NameSource] | None:
    """Return the English name of the firm of that legal name, and its source.

    The legal form may be left off (招商银行); with another one it is another firm.
    """
    key = folded_key(name)
    row = _by_key().get(key)
    return (row, own_names().sources[row.source]) if row else None


@cache
def _by_key() -> Mapping[str, OwnName]:
    rows = {folded_key(name): row for name, row in own_names().names.items()}
    return {without_legal_form(key): row for key, row in rows.items()} | rows
