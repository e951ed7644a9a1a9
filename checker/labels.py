"""What a standing, a role and a relation are called: one wording for every face, as data in `labels.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from registries.model import Text
from registries.safe_yaml import read_yaml

Labelled = Literal["standing", "role", "relation", "firm_role", "licence", "identifier"]


@cache
def labels() -> Mapping[str, Text]:
    """Return all labels by key: `standing.unknown`, `role.lender`. Raises ValidationError if a language is missing."""
    content = read_yaml((files("checker") / "labels.yaml").read_text(encoding="utf-8"))
    return {key: Text.model_validate(value) for key, value in content.items()}


def label(labelled: Labelled, value: str) -> Text:
    """Return the label of one member of a closed set. Raises KeyError if it has none."""
    return labels()[f"{labelled}.{value}"]
