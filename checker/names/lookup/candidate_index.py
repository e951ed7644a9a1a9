"""Finding the few names on record that might resemble a query, without looking at all of them.

The index may return too many, it never judges: `similarity.comparison.compare` decides. Similar forms share a blocking
key (deletion neighbourhood after SymSpell, Garbe 2012; look-alike skeleton; sound), and all keys lie in one table that
is read in place. benchmarks/names compares this with full-text engines.
"""

from collections.abc import Iterable

from checker.names.compiled import hash_table
from checker.names.compiled.hash_table import HashTable
from checker.names.compiled.packing import Tables
from checker.names.lookup.blocking_keys import query_keys

_MOST_SHARING = 64  # a key that more names share than this (…村镇银行 in pinyin) tells nothing


def pack_keys(keys_of_forms: Iterable[Iterable[str]]) -> dict[str, bytes]:
    """Return the tables of the keys of form 0, 1, 2 …"""
    return hash_table.pack(
        "keys", ((key.encode("utf-8", "surrogatepass"), at) for at, keys in enumerate(keys_of_forms) for key in keys)
    )


class CandidateIndex:
    """A read-only index from blocking keys to the numbers of forms."""

    def __init__(self, tables: Tables) -> None:
        self._keys = HashTable(tables, "keys")

    def find(self, form: str) -> list[int]:
        """Return the numbers, ascending, of forms that might resemble `form`: one look-up a key.

        Two keys of one hash give a candidate too many, which `compare` rules out.
        """
        keys = (key.encode("utf-8", "surrogatepass") for key in query_keys(form))
        return sorted({at for key in keys for at in self._keys.find(key, _MOST_SHARING)})
