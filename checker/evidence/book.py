"""The evidence of one report: records and user statements, numbered in the order in which they are first used."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from checker.report import Dispute, Evidence
from registries.age import is_stale
from registries.model import NoticeRecord, Record, SourcedRecord
from registries.row_identity import digest

#: Who contests a record, by the record's source and digest.
Contests = Mapping[tuple[str, str], Dispute]
_NO_CONTESTS: Contests = MappingProxyType({})


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


class EvidenceBook:
    """The evidence of one report; the same record always keeps its first id (e1, e2 …)."""

    def __init__(self, judged_on: date, contests: Contests = _NO_CONTESTS, rows: EvidenceRows | None = None) -> None:
        """`rows`: the records of that day, where they are shared with other reports."""
        self._judged_on, self._contests = judged_on, contests
        self._rows = rows or EvidenceRows(judged_on)
        self._ids: dict[str, str] = {}
        self._entries: list[Evidence] = []

    def add(self, row: SourcedRecord[Record]) -> str:
        """Return the id of this record's evidence, adding it if it is new."""
        known = self._rows.of(row)
        evidence_id = self._ids.get(known.key)
        if evidence_id is None:
            number = len(self._entries) + 1
            evidence_id = self._ids[known.key] = f"e{number}"
            self._entries.append(known.entry(number, self._contests.get((row.source, known.digest))))
        return evidence_id

    def add_user_statement(self, title: str, record: Mapping[str, Any]) -> str:
        """Return the id of what the person entered, an answer or an offer, adding it if it is new.

        Its confidence is `told`: nobody has checked it, and it says so. `record["kind"]` tells which it is.
        """
        body = f"told:{title}:{json.dumps(record, sort_keys=True, default=str)}"
        if body in self._ids:
            return self._ids[body]
        self._ids[body] = f"e{len(self._entries) + 1}"
        self._entries.append(
            Evidence(
                id=self._ids[body],
                source=f"told.{record['kind']}",
                publisher="你自己的回答",
                title=title,
                url=None,
                as_of=self._judged_on.isoformat(),
                as_of_note=None,
                retrieved_at=self._judged_on.isoformat(),
                confidence="told",
                stale=False,
                record=dict(record),
            )
        )
        return self._entries[-1].id

    def entries(self) -> tuple[Evidence, ...]:
        """Return everything added so far, in the order of the ids."""
        return tuple(self._entries)
