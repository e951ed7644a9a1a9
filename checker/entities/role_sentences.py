"""The sentences about roles, as data in `role_sentences.yaml`, and their gaps filled."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from checker.rules import load_wording
from registries.model import Text
from registries.safe_yaml import read_yaml


@cache
def role_sentences() -> Mapping[str, Text]:
    """Return all sentences by key: `listed`, `headline.operated`. Raises ValidationError if a language is missing."""
    content = read_yaml((files("checker.entities") / "role_sentences.yaml").read_text(encoding="utf-8"))
    return {key: Text.model_validate(value) for key, value in content.items()}


def role_sentence(key: str, words: Mapping[str, str]) -> Text:
    """Return one sentence with its gaps filled. Raises KeyError if there is none of that key."""
    return load_wording().fill(role_sentences()[key], words)
