"""The words of a comparison, as data in `words.yaml`."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from registries.model import Text
from registries.safe_yaml import read_yaml


@cache
def comparison_words() -> Mapping[str, Text]:
    """Return all sentences by key: `names.same`. Raises ValidationError if a language is missing."""
    content = read_yaml((files("checker.comparison") / "words.yaml").read_text(encoding="utf-8"))
    return {key: Text.model_validate(value) for key, value in content.items()}


def words(key: str, **gaps: Text | str | int) -> Text:
    """Return the sentence of that key, its {gaps} filled in. Raises KeyError if there is none."""
    sentence = comparison_words()[key]
    halves = {
        lang: {gap: getattr(value, lang) if isinstance(value, Text) else value for gap, value in gaps.items()}
        for lang in ("zh", "en")
    }
    return Text(zh=sentence.zh.format(**halves["zh"]), en=sentence.en.format(**halves["en"]))


def sentences(parts: Iterable[Text | None]) -> Text:
    """Return the sentences that are there, one after the other."""
    there = [part for part in parts if part is not None]
    return Text(zh="".join(part.zh for part in there), en=" ".join(part.en for part in there))


def ended(text: Text) -> Text:
    """Return a sentence with a full stop at its end."""
    return Text(zh=text.zh.rstrip("。") + "。", en=text.en.rstrip(".") + ".")


def joined(names: Iterable[str]) -> Text:
    """Return names as one list in words."""
    listed, comma = list(names), comparison_words()["comma"]
    return Text(zh=comma.zh.join(listed), en=comma.en.join(listed))
