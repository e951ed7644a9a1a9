"""SQLite's own full-text search with its trigram tokenizer: any shared run of three characters is a hit."""

import sqlite3
from collections.abc import Sequence


def best(texts: Sequence[str], asked: Sequence[str]) -> list[tuple[str | None, float]] | None:
    """For each query the text with the best bm25, or None without a shared trigram; None as a whole where SQLite has
    no trigram tokenizer."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE names USING fts5(text, tokenize='trigram')")
    except sqlite3.OperationalError:
        return None
    connection.executemany("INSERT INTO names VALUES (?)", ((text,) for text in texts))
    return [_best(query, connection) for query in asked]


def _best(query: str, connection: sqlite3.Connection) -> tuple[str | None, float]:
    plain = query.replace("\0", "")
    trigrams = dict.fromkeys(plain[at : at + 3].replace('"', '""') for at in range(len(plain) - 2))
    if not trigrams:
        return None, 0.0
    match = " OR ".join(f'"{trigram}"' for trigram in trigrams)
    row = connection.execute("SELECT text FROM names WHERE names MATCH ? ORDER BY rank, text LIMIT 1", (match,))
    found = row.fetchone()
    return (found[0], 1.0) if found else (None, 0.0)
