"""The evidence of one report: records and user statements, numbered in the order in which they are first used."""

import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from checker.evidence.rows import EvidenceRows
from checker.report import Dispute, Evidence
from registries.model import Record, SourcedRecord

#: Who contests a record, by the record's source and digest.
Contests = Mapping[tuple[str, str], Dispute]
_NO_CONTESTS: Contests = MappingProxyType({})


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
