"""The engines compared, each behind one small interface. The product's own first, then floor and yardstick."""

from benchmarks.names.engines import scans
from benchmarks.names.engines.fts5 import Fts5
from benchmarks.names.engines.lookup import Lookup
from benchmarks.names.engines.ours import Ours
from benchmarks.names.engines.pg_trgm import PgTrgm
from benchmarks.names.engines.postings import Postings
from benchmarks.names.engines.protocol import Answer, Ask, Engine
from benchmarks.names.engines.scans import FullScan
from benchmarks.names.engines.tantivy_bigrams import TantivyBigrams

OURS, REFERENCE, FLOOR = "ours", "rapidfuzz", "dict"
ENGINES: tuple[Engine, ...] = (
    Ours(OURS),
    Lookup(FLOOR),
    FullScan(REFERENCE, scans.ratio, 500),
    FullScan("rapidfuzz-jw", scans.jaro_winkler, 500),
    TantivyBigrams(),
    Fts5("fts5-trigram", 3, most_queries=250),
    Fts5("fts5-bigram", 2, most_queries=250),
    Postings(),
    PgTrgm(),
    FullScan("thefuzz", scans.weighted, 20),
    FullScan("difflib", scans.close_matches, 10),
)

__all__ = ["ENGINES", "FLOOR", "OURS", "REFERENCE", "Answer", "Ask", "Engine"]
