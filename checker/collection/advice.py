"""The texts of a collector report, as data in `advice.yaml`: sentences, and what to do, say, keep and whom to call.

A line with `if` is for a matter that has one of these tags (`advice_tags`); a line with `unless` is left out for it.
"""

from functools import cache
from importlib.resources import files

from checker.collection.model import Advice, Call, ReplyPlace
from checker.legal_citations.english import legal_basis_en
from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml


class AdviceLine(Frozen):
    """One piece of advice, and the tags it applies to."""

    zh: str
    en: str
    law: str | None = None
    if_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def advice(self) -> Advice:
        """The line as the report prints it."""
        return Advice(
            text=Text(zh=self.zh, en=self.en),
            legal_basis=self.law,
            legal_basis_en=legal_basis_en(self.law) if self.law else None,
        )


class PlaceLines(Frozen):
    """What to say in one place: at the door, on the telephone, in a message, through a relative."""

    place: ReplyPlace
    title: Text
    lines: tuple[AdviceLine, ...]


class PhoneNumber(Frozen):
    """One number to call, and the tags it applies to."""

    phone: str | None
    title: Text
    when: Text
    if_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def call(self) -> Call:
        """The number as the report prints it."""
        return Call(phone=self.phone, title=self.title, when=self.when)


class GuideLine(Frozen):
    """The slug of one guide, and the tags it applies to."""

    slug: str
    if_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class AdviceTexts(Frozen):
    """The whole of `advice.yaml`."""

    sentences: dict[str, Text]
    emergency: tuple[AdviceLine, ...]
    first: tuple[AdviceLine, ...]
    means: tuple[AdviceLine, ...]
    say: tuple[PlaceLines, ...]
    keep: tuple[AdviceLine, ...]
    calls: tuple[PhoneNumber, ...]
    guides: tuple[GuideLine, ...]
    principles: tuple[AdviceLine, ...]


@cache
def advice_texts() -> AdviceTexts:
    """Read `advice.yaml`, once a process. Raises ValidationError where the data is wrong."""
    raw = read_yaml((files("checker.collection") / "advice.yaml").read_text(encoding="utf-8"))
    return AdviceTexts.model_validate(_rename_if_keys(raw))


def _rename_if_keys(value: object) -> object:
    """Rename every key `if`, which is no name in Python, to `if_`."""
    if isinstance(value, list):
        return [_rename_if_keys(item) for item in value]
    if isinstance(value, dict):
        return {("if_" if key == "if" else key): _rename_if_keys(item) for key, item in value.items()}
    return value


def sentence(key: str, **values: str) -> Text:
    """Return the sentence of `key` with its {gaps} filled in; a value whose name ends in `_en` is for English. Raises
    KeyError for an unknown key or a gap without a value."""
    template = advice_texts().sentences[key]
    chinese = {name: value for name, value in values.items() if not name.endswith("_en")}
    english = {name: values.get(f"{name}_en", value) for name, value in chinese.items()}
    return Text(zh=template.zh.format(**chinese), en=template.en.format(**english))


def applies(line: AdviceLine | PhoneNumber | GuideLine, tags: frozenset[str]) -> bool:
    """Return whether the line is for a matter with these tags."""
    return (not line.if_ or bool(tags & set(line.if_))) and not tags & set(line.unless)
