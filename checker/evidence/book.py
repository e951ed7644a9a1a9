"""The evidence of one report: records and user statements, numbered in the order in which they are first used."""

import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from checker.report import Dispute, Evidence
from registries.age import is_stale
from registries.model import NoticeRecord, Record, SourcedRecord
from registries.row_identity import digest

#: Who contests a record, by the record's source and digest.
Contests = Mapping[tuple[str, str], Dispute]
_NO_CONTESTS: Contests = MappingProxyType({})


class EvidenceBook:
    """The evidence of one report; the same record always keeps its first id (e1, e2 …)."""

    def __init__(self, judged_on: date, contests: Contests = _NO_CONTESTS) -> None:
        self._judged_on, self._contests = judged_on, contests
        self._ids: dict[str, str] = {}
        self._entries: list[Evidence] = []

    def add(self, row: SourcedRecord[Record]) -> str:
        """Return the id of this record's evidence, adding it if it is new."""
        body = f"{row.source}:{row.record.model_dump_json()}"  # equal rows of two sources are two evidences
        if body not in self._ids:
            self._ids[body] = f"e{len(self._entries) + 1}"
            self._entries.append(self._evidence(self._ids[body], row))
        return self._ids[body]

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

    def _evidence(self, evidence_id: str, row: SourcedRecord[Record]) -> Evidence:
        record, cite = row.record, row.record.cite
        record_digest = digest(record)
        return Evidence(
            id=evidence_id,
            source=row.source,
            publisher=cite.publisher,
            title=cite.title,
            url=cite.url,
            as_of=statement_date(record),
            as_of_note=cite.as_of_note,
            retrieved_at=cite.retrieved_at.isoformat(),
            confidence=cite.confidence,
            stale=is_stale(row, self._judged_on),
            record=record.model_dump(mode="json", exclude={"cite"}, exclude_none=True),
            digest=record_digest,
            contested=self._contests.get((row.source, record_digest)),
        )


def statement_date(record: Record) -> str | None:
    """Return the date a record speaks of (ISO, may stop at the year or month), if any.

    That is a notice's own date, else the as-of date of what was read.
    """
    return (record.date if isinstance(record, NoticeRecord) else None) or record.cite.as_of
