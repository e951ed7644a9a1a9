"""One source's rows swapped for others inside a transaction, and entity ids given to the names they speak of.

A deletion may be settled first: a row that is gone from one good run stays valid, marked, until a second good run
lacks it too. A row whose place another takes (the same firm, brand, subject and date, or relation) is not gone but
changed, and changes at once.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, update

from registries.firm_names.entity_names import NamedEntity, named_entities
from registries.model import RECORD, Outcome, Record, legal_name_key
from registries.row_identity import digest, identity, succeeds
from registries.store.schema import ENTITIES, RECORDS, RUNS

_Item = TypeVar("_Item")

_CHUNK = 500  # rows or keys a statement: all of a long list at once would be in memory three times over


@dataclass(frozen=True)
class IncomingRows:
    """The rows a source is to have, each once, by digest. `settle`: whether a deletion needs a second good run."""

    source: str
    rows: Mapping[str, Record]
    settle: bool = False

    @classmethod
    def of(cls, source: str, rows: Sequence[Record], *, settle: bool = False) -> "IncomingRows":
        """Return the rows by digest, which is worked out before the database is locked."""
        return cls(source, {digest(row): row for row in rows}, settle)


@dataclass(frozen=True)
class Swapped:
    """What a swap did. `rows`: how many are valid now; `waiting`: how many of them this run lacked."""

    revision: int
    outcome: Outcome
    rows: int
    waiting: int


@dataclass(frozen=True, slots=True)
class _Valid:
    id: int
    missing_since: str | None


def newest_revision(connection: Connection) -> int:
    """Return the newest dataset revision; 0 when nothing was ever published."""
    return connection.execute(select(func.max(RUNS.c.revision))).scalar() or 0


def swap(connection: Connection, incoming: IncomingRows, when: str) -> Swapped:
    """Make the incoming rows the source's rows. The revision rises by one if anything becomes or ceases to be valid.

    `when`: the time of this run, kept with the rows it lacks. The caller holds the write lock.
    """
    valid = _valid_rows(connection, incoming.source)
    missing = {key: row for key, row in valid.items() if key not in incoming.rows}
    waiting = _waiting(connection, missing, incoming) if incoming.settle else {}
    closing = [row.id for key, row in missing.items() if key not in waiting]
    new = sorted(incoming.rows.keys() - valid.keys())
    _mark(connection, (row.id for row in waiting.values()), when)
    _mark(connection, (row.id for key, row in valid.items() if row.missing_since and key in incoming.rows), None)
    revision = newest_revision(connection)
    counts = {"rows": len(incoming.rows) + len(waiting), "waiting": len(waiting)}
    if not closing and not new:
        return Swapped(revision, Outcome.UNCHANGED, **counts)
    _close(connection, closing, revision + 1)
    _add(connection, incoming, new, revision + 1)
    _mint(connection, (incoming.rows[key] for key in new))
    return Swapped(revision + 1, Outcome.PUBLISHED, **counts)


def _valid_rows(connection: Connection, source: str) -> dict[str, _Valid]:
    query = select(RECORDS.c.digest, RECORDS.c.id, RECORDS.c.missing_since).where(*_valid_of(source))
    return {key: _Valid(*rest) for key, *rest in connection.execute(query)}


def _valid_of(source: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return RECORDS.c.source == source, RECORDS.c.until_rev.is_(None)


def _waiting(connection: Connection, missing: Mapping[str, _Valid], incoming: IncomingRows) -> dict[str, _Valid]:
    """Return rows that this run is the first to lack, with nothing in their place."""
    first = {key: row for key, row in missing.items() if not row.missing_since}
    if not first:
        return {}
    taken = {key for row in incoming.rows.values() for key in succeeds(row)}
    bodies = connection.execute(select(RECORDS.c.digest, RECORDS.c.body).where(*_valid_of(incoming.source)))
    about = {key: identity(RECORD.validate_json(body)) for key, body in bodies if key in first}
    return {key: row for key, row in first.items() if about[key] not in taken}


def _mark(connection: Connection, ids: Iterable[int], when: str | None) -> None:
    _set(connection, ids, "missing_since", when)


def _close(connection: Connection, ids: Iterable[int], revision: int) -> None:
    _set(connection, ids, "until_rev", revision)


def _set(connection: Connection, ids: Iterable[int], column: str, value: object) -> None:
    rows = [{"of": row_id} for row_id in ids]
    if rows:
        connection.execute(update(RECORDS).where(RECORDS.c.id == bindparam("of")).values({column: value}), rows)


def _add(connection: Connection, incoming: IncomingRows, digests: Sequence[str], revision: int) -> None:
    for some in _chunks(digests):
        rows = [
            {
                "source": incoming.source,
                "digest": key,
                "body": incoming.rows[key].model_dump_json(exclude_none=True),
                "from_rev": revision,
            }
            for key in some
        ]
        connection.execute(insert(RECORDS), rows)


def _chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))


def _mint(connection: Connection, rows: Iterable[Record]) -> None:
    """Give every name the rows speak of an entity id: the one it or a former name has, the declared one, or a new."""
    entities = [entity for row in rows for entity in named_entities(row)]
    ids = _ids_of(connection, entities)
    minted: list[dict[str, str]] = []
    for named in entities:
        if (named.type, named.key) in ids:
            continue
        former = (ids.get((named.type, legal_name_key(name))) for name in named.former_names)
        entity_id = next(filter(None, former), None) or named.declared_id or named.minted_id()
        ids[named.type, named.key] = entity_id
        minted.append({"type": named.type, "name_key": named.key, "id": entity_id})
    for some in _chunks(minted):
        connection.execute(insert(ENTITIES), some)


def _ids_of(connection: Connection, entities: Iterable[NamedEntity]) -> dict[tuple[str, str], str]:
    """Return the ids that these entities, or firms of their former names, have already."""
    keys = {key for named in entities for key in (named.key, *map(legal_name_key, named.former_names))}
    query = select(ENTITIES.c.type, ENTITIES.c.name_key, ENTITIES.c.id)
    types = ENTITIES.c.type.in_({named.type for named in entities})  # both columns, as the key of the table has them
    queries = (query.where(types, ENTITIES.c.name_key.in_(some)) for some in _chunks(sorted(keys)))
    return {(kind, key): entity_id for query in queries for kind, key, entity_id in connection.execute(query)}
