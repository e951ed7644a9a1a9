"""Bigrams to the names that hold them, as arrays in this process; plain Python counts, the rarest bigrams first."""

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names.engines import keys
from benchmarks.names.engines.protocol import Answer, Ask
from benchmarks.names.engines.rerank import CANDIDATES, asked_grams, bigrams, reranked
from checker.names import IndexedName, NormalisedName

_GRAMS, _POSTINGS = "grams.json", "postings.bin"
#: Names looked at for one question, at most; a bigram that would exceed it is left out unless it is the first.
BUDGET = 20_000


@dataclass(frozen=True)
class Postings:
    """A dict of arrays."""

    name: str = "postings"
    most_queries: int = 10_000

    def missing(self) -> str:
        """See Engine."""
        return ""

    def build(self, records: Sequence[IndexedName], folder: Path) -> int:
        """See Engine."""
        known = keys.keys_of(records)
        keys.write(known, folder)
        postings: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for at, key in enumerate(known):
            for gram in bigrams(key):
                postings[gram].append(at)
        (folder / _GRAMS).write_text(json.dumps({gram: len(found) for gram, found in postings.items()}))
        with (folder / _POSTINGS).open("wb") as file:
            for found in postings.values():
                found.tofile(file)
        return (folder / _GRAMS).stat().st_size + (folder / _POSTINGS).stat().st_size

    @contextmanager
    def open(self, folder: Path) -> Iterator[Ask]:
        """See Engine."""
        postings: dict[str, array[int]] = {}
        with (folder / _POSTINGS).open("rb") as file:
            for gram, length in json.loads((folder / _GRAMS).read_text()).items():
                postings[gram] = array("I")
                postings[gram].fromfile(file, length)

        def ask(name: NormalisedName) -> Answer:
            form = keys.form_of(name)
            found = sorted((postings[gram] for gram in asked_grams(form) if gram in postings), key=len)
            counts: Counter[int] = Counter()
            left = BUDGET
            for positions in found:
                if counts and len(positions) > left:
                    break
                left -= len(positions)
                counts.update(positions)
            return reranked(form, [known[at] for at, _ in counts.most_common(CANDIDATES)])

        with keys.opened(folder) as known:
            yield ask
