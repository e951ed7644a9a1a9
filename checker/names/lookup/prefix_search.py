"""Completing a name while it is typed: by its characters, its pinyin, or its pinyin initials."""

from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.known_names import IndexedNames
from checker.names.known_name import EntityKind
from checker.names.lookup.exact_lookup import unpacked
from checker.names.normalise import folded_key, key, normalise

SuggestedBy = Literal["text", "pinyin", "initials"]
_LETTERS: dict[str, SuggestedBy] = {"=": "text", "t": "text", "i": "initials", "p": "pinyin"}
_NAMES_EACH = 6  # an entity has a handful of names that begin alike
_SHORTEST_SPELLED = 2  # one letter begins nearly everything
_MOST_KEYS = 4000  # bounds the time; only 中国 and the like have more, and for those a list says little


@dataclass(frozen=True, slots=True)
class Suggested:
    """A known name that begins with what was typed. It says nothing of the entity but what it is called."""

    entity_id: str
    entity_type: EntityKind
    entity_name: str
    name: str
    how: SuggestedBy


def suggest(typed: str, most: int, lookup: FormLookup, names: IndexedNames) -> tuple[Suggested, ...]:
    """At most `most` names, one an entity: those of lenders first, then the shortest; a name that is typed already
    only when its entity has no longer one. No bank outlets."""
    prefix = key(normalise(typed).text)
    if not prefix or (prefix.isascii() and len(prefix) < _SHORTEST_SPELLED):
        return ()
    found = _rows(prefix, lookup)
    best = nsmallest(most * _NAMES_EACH, found, key=lambda row: (*names.rank(row), found[row] != "text"))
    chosen: dict[str, Suggested] = {}
    for row in best:
        known = names[row]
        one = Suggested(known.entity_id, known.entity_type, known.entity_name, known.text, found[row])
        if known.entity_id not in chosen or folded_key(chosen[known.entity_id].name) == prefix:
            chosen[known.entity_id] = one
    return tuple(chosen.values())[:most]


def _rows(prefix: str, lookup: FormLookup) -> dict[int, SuggestedBy]:
    """The rows whose keys begin with `prefix`, each by the plainest way."""
    rows: dict[int, SuggestedBy] = {}
    for letter, how in _LETTERS.items():
        if how == "text" or prefix.isascii():
            for _, hits in lookup.beginning(letter + prefix, _MOST_KEYS):
                for hit in hits:
                    rows.setdefault(unpacked(hit)[0], how)
    return rows
