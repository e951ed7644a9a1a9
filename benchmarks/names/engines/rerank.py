"""The one second look that all candidate engines share."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from benchmarks.names.engines.protocol import MOST, Answer

#: How many candidates an engine hands over.
CANDIDATES = 50
#: From this share of likeness on (of 100) such engines say "this is it", as their users let them.
VOUCHED = 80


def bigrams(form: str) -> list[str]:
    """Every two characters that stand side by side; a single character for itself."""
    return list(dict.fromkeys(form[at : at + 2] for at in range(max(1, len(form) - 1))))


def reranked(form: str, candidates: Sequence[str]) -> Answer:
    """The candidates by how alike they are (Indel ratio), likest first."""
    found = process.extract(form, candidates, scorer=fuzz.ratio, limit=MOST)
    return Answer([name for name, _, _ in found], bool(found) and found[0][1] >= VOUCHED)
