"""Completing a name while it is typed: by its characters, its pinyin, its initials, or a later part of it."""

from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal, NamedTuple

from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.indexed_names import IndexedNames
from checker.names.indexed_name import EntityKind, IndexedName
from checker.names.lookup.exact_lookup import unpack_hit
from checker.names.normalise import folded_key, key, normalise

CompletionKind = Literal["text", "pinyin", "initials"]
_NAMES_EACH = 6  # an entity has a handful of names that begin alike
_SHORTEST_SPELLED = 2  # one letter begins nearly everything
_SHORTEST_PART = 2  # characters; one stands in nearly everything
_SHORTEST_SPELLED_PART = 4  # letters; dai stands in nearly everything
_MOST_KEYS = 4000  # bounds the time; only 中国 and the like have more, and for those a list says little
_MOST_PARTS = 1000  # the same for 贷款 within a name


@dataclass(frozen=True, slots=True)
class Completion:
    """A name on record that begins with the query, or holds it (`part`). It says nothing of the entity but what it is
    called."""

    entity_id: str
    entity_type: EntityKind
    entity_name: str
    name: str
    how: CompletionKind
    part: bool = False


class _Origin(NamedTuple):
    """How a name was found: by its beginning or a later part, and by what of it. `reading`: it is one in English that
    nobody reviewed, which gives way to the entity's own names."""

    part: bool
    how: CompletionKind
    reading: bool = False


class _Found(NamedTuple):
    entry: IndexedName
    origin: _Origin


# the letters of the keys (exact_lookup), the plainest first
_OF_NAME: dict[str, _Origin] = {
    "=": _Origin(False, "text"),
    "t": _Origin(False, "text"),
    "i": _Origin(False, "initials"),
    "p": _Origin(False, "pinyin"),
    "e": _Origin(False, "text", reading=True),
}
_OF_CHARACTERS = frozenset("=ts")  # the other keys are of letters
_OF_PART: dict[str, _Origin] = {"s": _Origin(True, "text"), "q": _Origin(True, "pinyin")}


def complete(query: str, most: int, lookup: FormLookup, names: IndexedNames) -> tuple[Completion, ...]:
    """Return at most `most` names, one an entity, no bank outlets.

    First those of lenders, their products and partners: what begins with the query before what holds it, then by
    weight, prominence and length; last, in the same order, names of no weight, among them all fakes.
    """
    typed = key(normalise(query).text)
    if not typed or (typed.isascii() and len(typed) < _SHORTEST_SPELLED):
        return ()
    origins = _rows(typed, lookup)

    def order(row: int) -> tuple[bool, bool, tuple[int, ...], bool]:
        weight, *rest = names.rank(row)
        origin = origins[row]
        return (not weight, origin.part or origin.reading, (weight, *rest), origin.how != "text")

    # an entity may fill several places with its names, so more rows than places are ranked
    chosen: dict[str, _Found] = {}
    for row in nsmallest(most * _NAMES_EACH, origins, key=order):
        found = _Found(names[row], origins[row])
        before = chosen.get(found.entry.entity_id)
        if before is None or _says_more(found, before, typed):
            chosen[found.entry.entity_id] = found
    return tuple(map(_completion, list(chosen.values())[:most]))


def _says_more(other: _Found, chosen: _Found, typed: str) -> bool:
    """Return whether another name of the entity completes better: the one chosen is no more than was typed, or an alias
    beside the brand itself (JD金条, 京东金条), or one that begins a former name (360借, 360借条)."""
    if chosen.origin.reading:
        return not other.origin.reading
    short, kind = folded_key(chosen.entry.text), other.entry.kind
    if short == typed or chosen.entry.kind != "alias":
        return short == typed and not other.origin.part
    is_brand = kind == "brand" and other.origin == chosen.origin
    return is_brand or (kind == "former_name" and folded_key(other.entry.text).startswith(short))


def _completion(found: _Found) -> Completion:
    entry, origin = found
    return Completion(entry.entity_id, entry.entity_type, entry.entity_name, entry.text, origin.how, origin.part)


def _rows(typed: str, lookup: FormLookup) -> dict[int, _Origin]:
    """Return the rows that the typed form begins or is a part of, each by the plainest kind of key."""
    letters = typed.isascii()
    shortest = _SHORTEST_SPELLED_PART if letters and not typed.isdigit() else _SHORTEST_PART
    of_part = _OF_PART if len(typed) >= shortest else {}
    rows: dict[int, _Origin] = {}
    for kinds, most in ((_OF_NAME, _MOST_KEYS), (of_part, _MOST_PARTS)):
        for letter, origin in kinds.items():
            if letters or letter in _OF_CHARACTERS:
                for _, hits in lookup.with_prefix(letter + typed, most):
                    for hit in hits:
                        rows.setdefault(unpack_hit(hit)[0], origin)
    return rows
