"""A name on record, and the ways a typed form can be another writing of it."""

from typing import Literal, NamedTuple

IndexedKind = Literal["legal_name", "former_name", "brand", "alias"]
EntityKind = Literal["organisation", "product"]
KIND_ORDER: dict[IndexedKind, int] = {"legal_name": 0, "brand": 1, "alias": 2, "former_name": 3}
How = Literal["same", "script", "company", "digits", "pinyin", "branch"]
HOWS: tuple[How, ...] = ("same", "script", "company", "digits", "pinyin", "branch")


class IndexedName(NamedTuple):
    """One name of one entity. `weight` orders alternatives, higher first (lenders, their products, listed partners);
    it never decides a match."""

    text: str
    entity_id: str
    kind: IndexedKind
    entity_name: str
    entity_type: EntityKind
    weight: int


class Conversions(NamedTuple):
    """Traditional characters and what they were read as: those of the typed words, and others of the name on record."""

    typed: tuple[tuple[str, str], ...] = ()
    recorded: tuple[tuple[str, str], ...] = ()


class Hit(NamedTuple):
    """A typed form is this known name, written so."""

    known: IndexedName
    how: How
