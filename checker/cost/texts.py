"""The sentences about cost, as data in `words.yaml`: methods, notes, and errors of an offer."""

from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from checker.errors import QueryError
from checker.legal_citations.dates import day_en
from registries.model import Text
from registries.safe_yaml import read_yaml


@cache
def _sentences() -> dict[str, Text]:
    data = (files(__package__) / "words.yaml").read_text(encoding="utf-8")
    return {key: Text.model_validate(value) for key, value in read_yaml(data).items()}


def sentence(key: str, **values: object) -> Text:
    """Return the sentence of `key` with its {gaps} filled in, each as its language writes it.

    Raises KeyError for an unknown key or a gap without a value.
    """
    text = _sentences()[key]
    params = {name: _localised(value) for name, value in values.items()}
    zh, en = ({name: getattr(param, lang) for name, param in params.items()} for lang in ("zh", "en"))
    return Text(zh=text.zh.format(**zh), en=text.en.format(**en)) if values else text


def format_amount(number: Decimal) -> str:
    """Format a number with two decimals and thousands separators, without “.00”."""
    return f"{number:,.2f}".removesuffix(".00")


def _localised(value: object) -> Text:
    """Return a value as each language writes it: numbers formatted, dates in words."""
    if isinstance(value, Text):
        return value
    if isinstance(value, date):
        return Text(zh=f"{value.year}年{value.month}月{value.day}日", en=day_en(value))
    written = format_amount(value) if isinstance(value, Decimal) else str(value)
    return Text(zh=written, en=written)


def offer_error(key: str, field: str) -> QueryError:
    """Return the error that says what is wrong with an offer and what is accepted. `field`: the part at fault."""
    return QueryError(sentence(f"refused.{key}"), field)
