"""The sentences of this part, kept as data in `words.yaml`: methods, notes, and what is wrong with an offer."""

from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from checker.errors import QueryError
from registries.model import Text
from registries.safe_yaml import read_yaml


@cache
def _words() -> dict[str, Text]:
    data = (files(__package__) / "words.yaml").read_text(encoding="utf-8")
    return {key: Text.model_validate(value) for key, value in read_yaml(data).items()}


def words(key: str, **values: object) -> Text:
    """The sentence of that key, its {words} filled in, each as its language writes it.

    Raises KeyError for an unknown key.
    """
    text = _words()[key]
    said = {name: _said(value) for name, value in values.items()}
    zh, en = ({name: getattr(one, lang) for name, one in said.items()} for lang in ("zh", "en"))
    return Text(zh=text.zh.format(**zh), en=text.en.format(**en)) if values else text


def figure(number: Decimal) -> str:
    """Two places, thousands set apart, and no zeros for a fraction that is none."""
    return f"{number:,.2f}".removesuffix(".00")


def _said(value: object) -> Text:
    """A value as either language writes it: numbers as people do, dates in words in Chinese."""
    if isinstance(value, Text):
        return value
    if isinstance(value, date):
        return Text(zh=f"{value.year}年{value.month}月{value.day}日", en=value.isoformat())
    written = figure(value) if isinstance(value, Decimal) else str(value)
    return Text(zh=written, en=written)


def refuse(key: str, field: str) -> QueryError:
    """What is wrong with an offer, and what is accepted. `field`: the part of the offer at fault."""
    return QueryError(words(f"refused.{key}"), field)
