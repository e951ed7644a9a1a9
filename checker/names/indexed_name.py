"""A name on record, and the ways in which a query can be another writing of it."""

from typing import Literal, NamedTuple

# `reading`: a name in English that others may bear or that we read so ourselves; it is asked about, and leads to nobody
IndexedKind = Literal["legal_name", "former_name", "brand", "alias", "reading"]
EntityKind = Literal["organisation", "product"]
KIND_ORDER: dict[IndexedKind, int] = {"legal_name": 0, "brand": 1, "alias": 2, "former_name": 3, "reading": 4}
Writing = Literal["same", "script", "company", "digits", "pinyin", "branch"]
WRITINGS: tuple[Writing, ...] = ("same", "script", "company", "digits", "pinyin", "branch")


class IndexedName(NamedTuple):
    """One name of one entity. `weight` orders alternatives, higher first (lenders, their products, listed partners); of
    one weight `prominence` does, the number of records that speak of the entity. Neither ever decides a match."""

    text: str
    entity_id: str
    kind: IndexedKind
    entity_name: str
    entity_type: EntityKind
    weight: int
    prominence: int = 0


class Conversions(NamedTuple):
    """Pairs of a character and the one it was read as: traditional ones of the query, others of the name on record,
    and radical signs of the query."""

    in_query: tuple[tuple[str, str], ...] = ()
    in_record: tuple[tuple[str, str], ...] = ()
    radicals: tuple[tuple[str, str], ...] = ()


class Hit(NamedTuple):
    """A name on record that a form of the query equals, and in which writing."""

    entry: IndexedName
    how: Writing
