"""Completing a name while it is typed: by its characters, its pinyin, or its pinyin initials."""

from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.indexed_names import IndexedNames
from checker.names.indexed_name import EntityKind
from checker.names.lookup.exact_lookup import unpack_hit
from checker.names.normalise import folded_key, key, normalise

CompletionKind = Literal["text", "pinyin", "initials"]
_LETTERS: dict[str, CompletionKind] = {"=": "text", "t": "text", "i": "initials", "p": "pinyin"}
_NAMES_EACH = 6  # an entity has a handful of names that begin alike
_SHORTEST_SPELLED = 2  # one letter begins nearly everything
_MOST_KEYS = 4000  # bounds the time; only 中国 and the like have more, and for those a list says little


@dataclass(frozen=True, slots=True)
class Completion:
    """A name on record that begins with the query. It says nothing of the entity but what it is called."""

    entity_id: str
    entity_type: EntityKind
    entity_name: str
    name: str
    how: CompletionKind


def complete(query: str, most: int, lookup: FormLookup, names: IndexedNames) -> tuple[Completion, ...]:
    """Return at most `most` names, one an entity: those of lenders first, then the shortest. No bank outlets.

    A name that the query already is comes only when its entity has no longer one.
    """
    prefix = key(normalise(query).text)
    if not prefix or (prefix.isascii() and len(prefix) < _SHORTEST_SPELLED):
        return ()
    origins = _rows(prefix, lookup)
    # an entity may fill several places with its names, so more rows than places are ranked
    best = nsmallest(most * _NAMES_EACH, origins, key=lambda row: (*names.rank(row), origins[row] != "text"))
    chosen: dict[str, Completion] = {}
    for row in best:
        entry = names[row]
        suggestion = Completion(entry.entity_id, entry.entity_type, entry.entity_name, entry.text, origins[row])
        if entry.entity_id not in chosen or folded_key(chosen[entry.entity_id].name) == prefix:
            chosen[entry.entity_id] = suggestion
    return tuple(chosen.values())[:most]


def _rows(prefix: str, lookup: FormLookup) -> dict[int, CompletionKind]:
    """Return the rows whose keys begin with `prefix`, each by the plainest kind of key."""
    rows: dict[int, CompletionKind] = {}
    for letter, how in _LETTERS.items():
        if how == "text" or prefix.isascii():
            for _, hits in lookup.with_prefix(letter + prefix, _MOST_KEYS):
                for hit in hits:
                    rows.setdefault(unpack_hit(hit)[0], how)
    return rows
