"""Records that bear on one query, numbered in the order the report uses them."""

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
    """Collects records for one report; the same record always keeps its first id (e1, e2 …)."""

    def __init__(self, judged_on: date, contests: Contests = _NO_CONTESTS) -> None:
        self._judged_on, self._contests = judged_on, contests
        self._ids: dict[str, str] = {}
        self._entries: list[Evidence] = []

    def add(self, held: SourcedRecord[Record]) -> str:
        """The id of this record's evidence, adding it if it is new."""
        body = f"{held.source}:{held.record.model_dump_json()}"
        if body not in self._ids:
            self._ids[body] = f"e{len(self._entries) + 1}"
            self._entries.append(self._evidence(self._ids[body], held))
        return self._ids[body]

    def tell(self, title: str, record: Mapping[str, Any]) -> str:
        """The id of what the person told us himself: an answer, an offer. Nobody has checked it, and it says so."""
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
        """Everything added so far."""
        return tuple(self._entries)

    def _evidence(self, evidence_id: str, held: SourcedRecord[Record]) -> Evidence:
        record, cite = held.record, held.record.cite
        named = digest(record)
        return Evidence(
            id=evidence_id,
            source=held.source,
            publisher=cite.publisher,
            title=cite.title,
            url=cite.url,
            as_of=statement_date(record),
            as_of_note=cite.as_of_note,
            retrieved_at=cite.retrieved_at.isoformat(),
            confidence=cite.confidence,
            stale=is_stale(held, self._judged_on),
            record=record.model_dump(mode="json", exclude={"cite"}, exclude_none=True),
            digest=named,
            contested=self._contests.get((held.source, named)),
        )


def statement_date(record: Record) -> str | None:
    """The date a record speaks of: a notice's own date, else the as-of date of what was read."""
    return (record.date if isinstance(record, NoticeRecord) else None) or record.cite.as_of
