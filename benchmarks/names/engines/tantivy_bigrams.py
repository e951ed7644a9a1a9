"""Tantivy, a search library in Rust: BM25 over bigrams, then the shared second look."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy

from benchmarks.names.engines import keys
from benchmarks.names.engines.protocol import Answer, Ask
from benchmarks.names.engines.rerank import CANDIDATES, asked_grams, bigrams, reranked
from checker.names import IndexedName, NormalisedName

_HEAP = 512 * 1024 * 1024  # holds all names, so that they become one segment whose documents are numbered in order


@dataclass(frozen=True)
class TantivyBigrams:
    """One index of bigrams, split by us."""

    name: str = "tantivy"
    most_queries: int = 10_000

    def missing(self) -> str:
        """See Engine."""
        return ""

    def build(self, records: Sequence[IndexedName], folder: Path) -> int:
        """See Engine."""
        known = keys.keys_of(records)
        keys.write(known, folder)
        place = folder / "index"
        place.mkdir()
        writer = tantivy.Index(_schema(), path=str(place)).writer(_HEAP, 1)
        for key in known:
            writer.add_document(tantivy.Document(grams=" ".join(bigrams(key))))
        writer.commit()
        writer.wait_merging_threads()
        return keys.bytes_in(place)

    @contextmanager
    def open(self, folder: Path) -> Iterator[Ask]:
        """See Engine."""
        schema = _schema()
        searcher = tantivy.Index(schema, path=str(folder / "index")).searcher()
        if searcher.num_segments != 1:
            raise RuntimeError("more than one segment: a document's number is not its position")

        def ask(name: NormalisedName) -> Answer:
            form = keys.form_of(name)
            terms = (tantivy.Query.term_query(schema, "grams", gram) for gram in asked_grams(form))
            wanted = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
            hits = searcher.search(wanted, CANDIDATES, count=False).hits
            return reranked(form, [known[address.doc] for _, address in hits])

        with keys.opened(folder) as known:
            yield ask


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("grams", stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
