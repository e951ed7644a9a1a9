"""The same row under another date: a list that is published anew says again what is contested already."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, select

from checker.corrections.claim import RecordRef
from registries.tables import RECORDS

_CITE: Final = ',"cite":{'  # inside a text its quotes would be escaped


def redated(connection: Connection, ref: RecordRef) -> Iterator[RecordRef]:
    """The other rows of that source, of any revision, that say what this one says and differ in their citation only."""
    of_source = RECORDS.c.source == ref.source
    body = connection.execute(select(RECORDS.c.body).where(of_source, RECORDS.c.digest == ref.digest).limit(1)).scalar()
    if body is None or _CITE not in body:
        return
    said = body[: body.index(_CITE) + len(_CITE)]
    # LIKE is looser than equality about ASCII letters
    alike = select(RECORDS.c.digest, RECORDS.c.body).where(of_source, RECORDS.c.body.startswith(said, autoescape=True))
    same = {digest for digest, other in connection.execute(alike) if other.startswith(said)}
    yield from (RecordRef(source=ref.source, digest=digest) for digest in sorted(same - {ref.digest}))
