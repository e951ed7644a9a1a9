"""The one second look that all candidate engines share."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from benchmarks.names.engines.protocol import MOST, Answer

#: How many candidates an engine hands over.
CANDIDATES = 50
#: From this share of likeness on (of 100) such engines say "this is it", as their users let them.
VOUCHED = 80

_LEGAL_FORM = re.compile(r"(?:股份)?有限(?:责任)?公司")


def bigrams(form: str) -> list[str]:
    """Every two characters of a known name that stand side by side."""
    return list(dict.fromkeys(form[at : at + 2] for at in range(len(form) - 1)))


def asked_grams(form: str, size: int = 2) -> list[str]:
    """The same of a question, without legal forms: half of all names hold those, so they cost much and tell nothing."""
    parts = _LEGAL_FORM.split(form)
    return list(dict.fromkeys(part[at : at + size] for part in parts for at in range(len(part) - size + 1)))


def reranked(form: str, candidates: Sequence[str]) -> Answer:
    """The candidates by how alike they are (Indel ratio), likest first."""
    found = process.extract(form, candidates, scorer=fuzz.ratio, limit=MOST)
    return Answer([name for name, _, _ in found], bool(found) and found[0][1] >= VOUCHED)
