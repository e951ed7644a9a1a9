"""A list that a person saved from the publisher's page: the same reader reads it, only the requests are left out."""

import mimetypes
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from registries.model import PartialDate, Source
from registries.reader import Document, Fetch, ParsedList, Reader

MAX_FILE_BYTES = 64 * 1024 * 1024


class ByHand:
    """A reader whose one document is already here, and whose date, `as_of`, a person may have told.

    Its gate is the reader's own: a file saved by hand is judged like any other.
    """

    def __init__(self, reader: Reader, document: Document, as_of: PartialDate | None) -> None:
        self.source, self.gate = reader.source, reader.gate
        self._reader, self._document, self._as_of = reader, document, as_of

    def documents(self, fetch: Fetch) -> Iterable[Document]:  # noqa: ARG002 - nothing is asked
        """Return the file."""
        return (self._document,)

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return what the reader makes of it."""
        parsed = self._reader.read(documents)
        return dated(parsed, self._as_of) if self._as_of else parsed


def dated(parsed: ParsedList, as_of: PartialDate) -> ParsedList:
    """Return the parsed list with that date. A file that says another date is right about itself, and a person must
    look."""
    if parsed.as_of and parsed.as_of.startswith(as_of):
        return parsed
    if parsed.as_of and not as_of.startswith(parsed.as_of):
        warning = f"The file says it is of {parsed.as_of}, not of {as_of}."
        return replace(parsed, warnings=(*parsed.warnings, warning))
    rows = (
        row.model_copy(update={"cite": row.cite.model_copy(update={"as_of": as_of})})
        if row.cite.as_of in (None, parsed.as_of)
        else row
        for row in parsed.rows
    )
    return replace(parsed, rows=tuple(rows), as_of=as_of)


def saved(source: Source, path: Path) -> Document:
    """Return a file as a document of its source: the rows' citations name the publisher's page, never a path of ours.

    Raises OSError when it cannot be read, ValueError when it is too large.
    """
    if path.stat().st_size > MAX_FILE_BYTES:
        raise ValueError(f"larger than {MAX_FILE_BYTES // 1024 // 1024} MiB")
    return Document(
        url=source.url or path.name,
        content=path.read_bytes(),
        fetched_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        media_type=mimetypes.guess_type(path.name)[0],
    )
