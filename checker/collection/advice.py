"""The words of the answer, kept as data in `advice.yaml`: sentences, and what to do, say, keep and whom to call.

A line with `if` is for those who answered yes to one of these questions, or whose matter is of that kind; a line with
`unless` is left out for them."""

from functools import cache
from importlib.resources import files
from typing import Literal

from checker.collection.model import Advice, Call
from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml


class AdviceLine(Frozen):
    """One piece of advice and when it fits."""

    zh: str
    en: str
    law: str | None = None
    if_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def advice(self) -> Advice:
        """The line as a report shows it."""
        return Advice(text=Text(zh=self.zh, en=self.en), legal_basis=self.law)


class Place(Frozen):
    """Lines for one place: the door, the telephone, a message."""

    place: Literal["door", "phone", "message", "relative"]
    title: Text
    lines: tuple[AdviceLine, ...]


class PhoneNumber(Frozen):
    """One number to call and when it fits."""

    phone: str | None
    title: Text
    when: Text
    if_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def call(self) -> Call:
        """The number as a report shows it."""
        return Call(phone=self.phone, title=self.title, when=self.when)


class Slug(Frozen):
    """A guide and when it fits."""

    slug: str
    if_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class AdviceTexts(Frozen):
    """The whole file."""

    sentences: dict[str, Text]
    emergency: tuple[AdviceLine, ...]
    first: tuple[AdviceLine, ...]
    means: tuple[AdviceLine, ...]
    say: tuple[Place, ...]
    keep: tuple[AdviceLine, ...]
    calls: tuple[PhoneNumber, ...]
    guides: tuple[Slug, ...]
    principles: tuple[AdviceLine, ...]


@cache
def words() -> AdviceTexts:
    """All of it. Raises ValidationError where the data is wrong."""
    raw = read_yaml((files("checker.collection") / "advice.yaml").read_text(encoding="utf-8"))
    return AdviceTexts.model_validate(_renamed(raw))


def _renamed(value: object) -> object:
    """`if` is no name in Python."""
    if isinstance(value, list):
        return [_renamed(item) for item in value]
    if isinstance(value, dict):
        return {("if_" if key == "if" else key): _renamed(item) for key, item in value.items()}
    return value


def say(key: str, **values: str) -> Text:
    """The sentence of that key, its {gaps} filled in; a value whose key ends in `_en` is for English. Raises KeyError
    for an unknown key."""
    sentence = words().sentences[key]
    chinese = {name: value for name, value in values.items() if not name.endswith("_en")}
    english = {name: values.get(f"{name}_en", value) for name, value in chinese.items()}
    return Text(zh=sentence.zh.format(**chinese), en=sentence.en.format(**english))


def fits(line: AdviceLine | PhoneNumber | Slug, tags: frozenset[str]) -> bool:
    """Whether the line is for a matter with these tags."""
    return (not line.if_ or bool(tags & set(line.if_))) and not tags & set(line.unless)
