"""The documents that rules of a set rest on, each with how it was read: itself, as others quote it, or reported.

A rule names the ones it rests on by their keys (`law`); those are checked against it when the set is loaded.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from registries.model import Frozen
from registries.safe_yaml import read_yaml

#: `text`: the document itself; `quoted`: documents of others that print its articles; `reported`: newspapers only.
Reading = Literal["text", "quoted", "reported"]
#: What a legal basis says of a document that was not read itself.
NOT_READ_ITSELF = "据公开报道"

LAW_FILE = "law.yaml"


class Statement(Frozen):
    """One thing that the document says. `article`: its number, None where no source read gives it."""

    says: Annotated[str, StringConstraints(min_length=5)]
    article: Annotated[str, StringConstraints(pattern=r"^第[一二三四五六七八九十]+条$")] | None = None
    read: Reading
    read_in: Annotated[tuple[str, ...], Field(min_length=1)]


class Law(Frozen):
    """One document. `url`: the page of the publisher, as the sources give it; it was not opened."""

    title: str
    number: str
    issued: date
    in_force: date
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"']+$")]
    retrieved_at: date
    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]

    @property
    def read_itself(self) -> bool:
        """Return whether everything taken from it was read in its own text."""
        return all(statement.read == "text" for statement in self.statements)

    @property
    def articles(self) -> frozenset[str]:
        """The articles whose numbers a source gives."""
        return frozenset(statement.article for statement in self.statements if statement.article)


def load_law(version: str) -> Mapping[str, Law]:
    """Load the documents of a rule set by key; older sets have none."""
    file = files("checker.rules") / "catalogue" / version / LAW_FILE
    if not file.is_file():
        return {}
    return {key: Law.model_validate(raw) for key, raw in read_yaml(file.read_bytes()).items()}


def law_faults(keys: tuple[str, ...], basis: str, begins: date | None, laws: Mapping[str, Law]) -> Iterator[str]:
    """Yield what is wrong with a rule that rests on these documents: its legal basis, or the day on which it begins."""
    for key in keys:
        law = laws.get(key)
        if law is None:
            yield f"law {key}: no such document"
            continue
        if f"《{law.title}》" not in basis or law.number not in basis:
            yield f"law {key}: its legal basis lacks 《{law.title}》 or {law.number}"
        if begins is None or begins < law.in_force:
            yield f"law {key}: in force since {law.in_force}, the rule begins {begins or 'on any day'}"
        if not law.read_itself and NOT_READ_ITSELF not in basis:
            yield f"law {key}: not read itself, and its legal basis does not say {NOT_READ_ITSELF}"
