"""Records as evidence of one day: what identifies each, and its entry by number, worked out once for all reports."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from checker.report import Dispute, Evidence
from registries.age import is_stale
from registries.model import NoticeRecord, Record, SourcedRecord
from registries.row_identity import digest

#: How many records are kept; a full table is emptied.
_MOST: Final = 4096
#: Up to which number an entry is kept by its number: few reports have more evidence.
_MOST_NUMBER: Final = 40


@dataclass(frozen=True)
class EvidenceRow:
    """A record with its identity as evidence (`key`: equal rows of two sources are two), and its digest in disputes."""

    row: SourcedRecord[Record]
    key: str
    digest: str
    stale: bool
    entries: dict[int, Evidence] = field(default_factory=dict)

    def entry(self, number: int, contested: Dispute | None) -> Evidence:
        """Return the record as evidence of that number."""
        if contested is not None or number > _MOST_NUMBER:
            return self._made(number, contested)
        entry = self.entries.get(number)
        if entry is None:
            entry = self.entries[number] = self._made(number, None)
        return entry

    def _made(self, number: int, contested: Dispute | None) -> Evidence:
        record, cite = self.row.record, self.row.record.cite
        same = next(iter(self.entries.values()), None)
        return Evidence(
            id=f"e{number}",
            source=self.row.source,
            publisher=cite.publisher,
            title=cite.title,
            url=cite.url,
            as_of=statement_date(record),
            as_of_note=cite.as_of_note,
            retrieved_at=cite.retrieved_at.isoformat(),
            confidence=cite.confidence,
            stale=self.stale,
            record=same.record if same else record.model_dump(mode="json", exclude={"cite"}, exclude_none=True),
            digest=self.digest,
            contested=contested,
        )


class EvidenceRows:
    """The records that were evidence on one day. Safe to share between threads: two may work out the same twice."""

    def __init__(self, judged_on: date) -> None:
        self.judged_on = judged_on
        self._by_object: dict[int, EvidenceRow] = {}

    def of(self, row: SourcedRecord[Record]) -> EvidenceRow:
        """Return the record as evidence."""
        known = self._by_object.get(id(row))  # the table holds the row, so that no other object can have its id
        if known is None or known.row is not row:
            body = f"{row.source}:{row.record.model_dump_json()}"
            known = EvidenceRow(row, body, digest(row.record), is_stale(row, self.judged_on))
            if len(self._by_object) >= _MOST:
                self._by_object.clear()
            self._by_object[id(row)] = known
        return known


def statement_date(record: Record) -> str | None:
    """Return the date a record speaks of (ISO, may stop at the year or month), if any.

    That is a notice's own date, else the as-of date of what was read.
    """
    return (record.date if isinstance(record, NoticeRecord) else None) or record.cite.as_of
