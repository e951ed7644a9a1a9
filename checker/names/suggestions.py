"""Completing a name while it is typed: by its characters, its pinyin, or its pinyin initials."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.known_names import KnownNames
from checker.names.forms import unpacked
from checker.names.known import KIND_ORDER, EntityKind, KnownName
from checker.names.normalise import key, normalise

SuggestedBy = Literal["text", "pinyin", "initials"]
_LETTERS: dict[str, SuggestedBy] = {"=": "text", "t": "text", "i": "initials", "p": "pinyin"}
_SHORTEST_SPELLED = 2  # one letter begins nearly everything
_MOST_KEYS = 1500  # bounds the time; only 中国 and the like have more, and for those a list says little


@dataclass(frozen=True, slots=True)
class Suggested:
    """A known name that begins with what was typed. It says nothing of the entity but what it is called."""

    entity_id: str
    entity_type: EntityKind
    entity_name: str
    name: str
    how: SuggestedBy


def suggest(typed: str, most: int, lookup: FormLookup, names: KnownNames) -> tuple[Suggested, ...]:
    """At most `most` names, one an entity: those of lenders first, then the shortest. No bank outlets."""
    prefix = key(normalise(typed).text)
    if not prefix or (prefix.isascii() and len(prefix) < _SHORTEST_SPELLED):
        return ()
    found = sorted(_found(prefix, lookup, names), key=_rank)
    chosen: dict[str, Suggested] = {}
    for known, how in found:
        one = Suggested(known.entity_id, known.entity_type, known.entity_name, known.text, how)
        chosen.setdefault(known.entity_id, one)
    return tuple(chosen.values())[:most]


def _found(prefix: str, lookup: FormLookup, names: KnownNames) -> Iterator[tuple[KnownName, SuggestedBy]]:
    for letter, how in _LETTERS.items():
        if how != "text" and not prefix.isascii():
            continue
        for _, hits in lookup.beginning(letter + prefix, _MOST_KEYS):
            yield from ((names[unpacked(hit)[0]], how) for hit in hits)


def _rank(found: tuple[KnownName, SuggestedBy]) -> tuple[int, int, int, str, str]:
    known, how = found
    return (-known.weight, how != "text", len(known.text) * 4 + KIND_ORDER[known.kind], known.text, known.entity_id)
