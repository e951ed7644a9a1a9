"""Every name compared with the question, one after the other: what most projects begin with."""

import difflib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler
from thefuzz import process as thefuzz_process

from benchmarks.names.engines import keys
from benchmarks.names.engines.protocol import MOST, Answer, Ask
from benchmarks.names.engines.rerank import VOUCHED
from checker.names import IndexedName

Scan = Callable[[str, list[str]], Answer]


def ratio(form: str, known: list[str]) -> Answer:
    """RapidFuzz, Indel ratio."""
    found = process.extract(form, known, scorer=fuzz.ratio, limit=MOST)
    return Answer([name for name, _, _ in found], found[0][1] >= VOUCHED)


def jaro_winkler(form: str, known: list[str]) -> Answer:
    """RapidFuzz, Jaro-Winkler similarity."""
    found = process.extract(form, known, scorer=JaroWinkler.normalized_similarity, limit=MOST)
    return Answer([name for name, _, _ in found], found[0][1] * 100 >= VOUCHED)


def weighted(form: str, known: list[str]) -> Answer:
    """thefuzz, as its readme says."""
    found = thefuzz_process.extract(form, known, limit=MOST)
    return Answer([name for name, *_ in found], bool(found) and found[0][1] >= VOUCHED)


def close_matches(form: str, known: list[str]) -> Answer:
    """The standard library's difflib with its own cut-off."""
    found = difflib.get_close_matches(form, known, n=MOST)
    alike = difflib.SequenceMatcher(None, found[0], form).ratio() if found else 0
    return Answer(found, alike * 100 >= VOUCHED)


@dataclass(frozen=True)
class FullScan:
    """All names in a list."""

    name: str
    scan: Scan
    most_queries: int

    def missing(self) -> str:
        """See Engine."""
        return ""

    def build(self, records: Sequence[IndexedName], folder: Path) -> int:
        """See Engine."""
        keys.write(keys.keys_of(records), folder)
        return keys.bytes_in(folder)

    @contextmanager
    def open(self, folder: Path) -> Iterator[Ask]:
        """See Engine."""
        with keys.opened(folder) as mapped:
            known = list(mapped)
        yield lambda name: self.scan(keys.form_of(name), known)
