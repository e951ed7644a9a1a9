"""The same row under another date: a list that is published anew says again what is contested already."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from sqlalchemy import ColumnElement, Connection, or_, select

from checker.corrections.claim import RecordRef
from registries.store.schema import RECORDS

_CITE: Final = ',"cite":{'  # inside a text its quotes would be escaped
_AT_ONCE: Final = 500  # values in one statement: some databases take no more than 999
_FEW: Final = 8

Body = tuple[str, str]  # (source, what the row says, its citation left out)


def reissued(connection: Connection, refs: Collection[RecordRef], after: int = 0) -> Mapping[RecordRef, set[RecordRef]]:
    """Return for each record the other rows of its source, of any revision, that say what it says and differ in their
    citation only. `after`: only rows that came with a later revision. Reads the rows of each source once, however
    many of them are meant."""
    by_body: dict[Body, list[RecordRef]] = {}
    for ref, body in _bodies(connection, refs):
        by_body.setdefault((ref.source, body), []).append(ref)
    others: dict[RecordRef, set[RecordRef]] = {}
    for ref, body in _rows(connection, by_body, after):
        for original in by_body.get((ref.source, body), ()):
            if original != ref:
                others.setdefault(original, set()).add(ref)
    return others


def _bodies(connection: Connection, refs: Collection[RecordRef]) -> Iterator[tuple[RecordRef, str]]:
    """Yield what those records say, as far as any revision ever held them."""
    digests = sorted({ref.digest for ref in refs})
    wanted = set(refs)
    for start in range(0, len(digests), _AT_ONCE):
        some = RECORDS.c.digest.in_(digests[start : start + _AT_ONCE])
        sources = RECORDS.c.source.in_(sorted({ref.source for ref in refs}))  # which have an index
        for ref, body in _read(connection, some, sources):
            if ref in wanted:
                wanted.discard(ref)
                yield ref, body


def _rows(connection: Connection, wanted: Collection[Body], after: int) -> Iterator[tuple[RecordRef, str]]:
    """Yield the rows that may say it. Of few the database looks for the words; of many it would read all rows each
    time."""
    if not wanted:
        return
    conditions = [RECORDS.c.source.in_(sorted({source for source, _ in wanted})), RECORDS.c.from_rev > after]
    if len(wanted) <= _FEW:
        conditions.append(or_(*(RECORDS.c.body.startswith(body, autoescape=True) for _, body in wanted)))
    yield from _read(connection, *conditions)


def _read(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[tuple[RecordRef, str]]:
    columns = select(RECORDS.c.source, RECORDS.c.digest, RECORDS.c.body)
    for source, digest, text in connection.execute(columns.where(*conditions)):
        body, cite, _ = text.partition(_CITE)
        if cite:
            yield RecordRef.model_construct(source=source, digest=digest), body
