"""The words of a summary, as data in `words.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from registries.model import Text
from registries.safe_yaml import read_yaml


@cache
def summary_words() -> Mapping[str, Text]:
    """Return all sentences by key: `word.unknown`. Raises ValidationError if a language is missing."""
    content = read_yaml((files("checker.summary") / "words.yaml").read_text(encoding="utf-8"))
    return {key: Text.model_validate(value) for key, value in content.items()}


def words(*keys: str, **gaps: Text | str | int) -> Text:
    """Return the sentence of the first key that there is, its {gaps} filled in. Raises KeyError if there is none."""
    sentence = summary_words()[next((key for key in keys if key in summary_words()), keys[-1])]
    return Text(zh=sentence.zh.format(**_half(gaps, "zh")), en=sentence.en.format(**_half(gaps, "en")))


def has_words(key: str) -> bool:
    """Return whether there is a sentence of that key."""
    return key in summary_words()


def joined(parts: list[Text]) -> Text:
    """Return the parts as one list in words."""
    comma = summary_words()["basis.comma"]
    return Text(zh=comma.zh.join(part.zh for part in parts), en=comma.en.join(part.en for part in parts))


def _half(gaps: Mapping[str, Text | str | int], lang: str) -> dict[str, object]:
    return {key: getattr(gap, lang) if isinstance(gap, Text) else gap for key, gap in gaps.items()}
