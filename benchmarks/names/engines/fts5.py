"""SQLite's full-text search: its own trigrams, or bigrams that we cut and it takes for words."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.names.engines import keys
from benchmarks.names.engines.protocol import Answer, Ask
from benchmarks.names.engines.rerank import CANDIDATES, asked_grams, bigrams, reranked
from checker.names import IndexedName, NormalisedName

_FILE = "names.db"
_FIND = "SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT ?"


@dataclass(frozen=True)
class Fts5:
    """One contentless table, read-only once built."""

    name: str
    gram: int
    most_queries: int = 10_000

    def missing(self) -> str:
        """See Engine."""
        return ""

    def build(self, records: Sequence[IndexedName], folder: Path) -> int:
        """See Engine."""
        known = keys.keys_of(records)
        keys.write(known, folder)
        tokenize = "trigram" if self.gram == 3 else "unicode61"
        rows = enumerate(known if self.gram == 3 else (" ".join(bigrams(key)) for key in known))
        with closing(sqlite3.connect(folder / _FILE)) as database:
            database.execute(f"CREATE VIRTUAL TABLE names USING fts5(key, content='', tokenize='{tokenize}')")
            database.executemany("INSERT INTO names(rowid, key) VALUES (?, ?)", rows)
            database.execute("INSERT INTO names(names) VALUES ('optimize')")
            database.commit()
            database.execute("VACUUM")
        return (folder / _FILE).stat().st_size

    @contextmanager
    def open(self, folder: Path) -> Iterator[Ask]:
        """See Engine."""
        address = f"file:{folder / _FILE}?mode=ro&immutable=1"

        def ask(name: NormalisedName) -> Answer:
            form = keys.form_of(name)
            grams = asked_grams(form, self.gram)
            if not grams:
                return Answer((), vouched=False)
            words = " OR ".join('"' + gram.replace('"', "") + '"' for gram in grams)
            found = database.execute(_FIND, (words, CANDIDATES))
            return reranked(form, [known[at] for (at,) in found])

        with closing(sqlite3.connect(address, uri=True)) as database, keys.opened(folder) as known:
            yield ask
