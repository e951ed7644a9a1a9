"""Radical signs as the characters they stand for: ⼴⻜⻉ and 广飞贝 are each one glyph in the usual fonts, so a PDF
printed with one, and what is copied from it, may name the character by its radical.

Source: Unicode's EquivalentUnifiedIdeograph data (`radicals.tsv`), of which NFKC knows the Kangxi block alone.
"""

import re
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("radicals.tsv")
#: CJK Radicals Supplement, Kangxi Radicals, CJK Strokes.
_RADICAL = re.compile("[\u2e80-\u2fd5\u31c0-\u31e3]")


def unify_radicals(text: str) -> str:
    """Return `text` with every radical sign and stroke replaced by its unified ideograph, one character for one."""
    return text.translate(_ideographs()) if _RADICAL.search(text) else text


@cache
def _ideographs() -> dict[int, int]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {int(radical, 16): int(ideograph, 16) for radical, ideograph, _ in rows}
