"""Authorities in English: by a table, or by their place and what kind of office they are."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from checker.english_names.gloss import gloss

#: Kinds of local offices, the longest ending first.
_LOCAL: Final = (
    ("地方金融监督管理局", "financial regulatory bureau"),
    ("地方金融管理局", "financial administration"),
    ("金融工作办公室", "financial affairs office"),
    ("通信管理局", "communications administration"),
    ("人民法院", "people's court"),
    ("公安局", "public security bureau"),
)


@cache
def _authorities() -> Mapping[str, str]:
    lines = (files("checker.english_names") / "authorities.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def authority_in_english(name: str) -> str | None:
    """Return an authority's name in English; None where it is no authority we can name."""
    if name in _authorities():
        return _authorities()[name]
    for ending, english in _LOCAL:
        if name.endswith(ending) and name != ending:
            place = re.sub("(省|市|区|县|自治区)$", "", name.removesuffix(ending))
            reading = gloss(place, "product")
            return f"{reading.text} {english}" if reading else None
    return None
