"""The sentences of this part, kept as data in `words.yaml`: methods, notes, and what is wrong with an offer."""

from functools import cache
from importlib.resources import files

import yaml

from checker.errors import QueryError
from registries.model import Text


@cache
def _words() -> dict[str, Text]:
    data = (files(__package__) / "words.yaml").read_text(encoding="utf-8")
    return {key: Text.model_validate(value) for key, value in yaml.safe_load(data).items()}


def words(key: str, **values: object) -> Text:
    """The sentence of that key, its {words} filled in, each in its language where it is a Text.

    Raises KeyError for an unknown key.
    """
    text = _words()[key]
    zh = {name: value.zh if isinstance(value, Text) else value for name, value in values.items()}
    en = {name: value.en if isinstance(value, Text) else value for name, value in values.items()}
    return Text(zh=text.zh.format(**zh), en=text.en.format(**en)) if values else text


def refuse(key: str, field: str) -> QueryError:
    """What is wrong with an offer, and what is accepted. `field`: the part of the offer at fault."""
    return QueryError(words(f"refused.{key}"), field)
