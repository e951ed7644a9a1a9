"""The sheet of a report."""

from collections.abc import Iterable
from datetime import datetime

from checker.report import Evidence, Report
from checker.sheet.model import CitedRecord, Sheet
from checker.sheet.record_text import record_text
from checker.summary.model import Summary
from checker.summary.summarise import summarise


def sheet_of(report: Report, issued: datetime) -> Sheet:
    """Return the sheet of a report on a name alone, looked up at `issued` (with its offset from UTC)."""
    summary = summarise(report)
    return Sheet(
        name=report.query.name,
        issued=issued,
        revision=report.dataset_revision,
        ruleset=report.ruleset_version,
        title=summary.title,
        typed=summary.typed,
        firm=summary.firm,
        word=summary.word,
        limit=summary.limit,
        basis=summary.basis,
        worst=summary.worst,
        no_record=summary.no_record,
        others=summary.others,
        unchecked=tuple(thing.text for thing in summary.unchecked),
        unchecked_total=summary.unchecked_total,
        lists=summary.lists,
        records=tuple(_cited(evidence) for evidence in _weightiest_first(report, summary)),
    )


def _weightiest_first(report: Report, summary: Summary) -> Iterable[Evidence]:
    """Return each record once: those against the name first, then the newest. What a person answered is no record."""
    lines = [key for line in summary.records for key in line.evidence]
    rank = {key: place for place, key in reversed(list(enumerate(lines)))}
    by_date = sorted(report.evidence, key=lambda evidence: evidence.as_of or "", reverse=True)
    ranked = sorted(by_date, key=lambda evidence: rank.get(evidence.id, len(lines)))
    once: dict[str, Evidence] = {}
    for evidence in ranked:
        if evidence.digest:
            once.setdefault(evidence.digest, evidence)
    return once.values()


def _cited(evidence: Evidence) -> CitedRecord:
    return CitedRecord(
        as_of=evidence.as_of,
        stale=evidence.stale,
        publisher=evidence.publisher,
        title=evidence.title,
        text=record_text(evidence.record),
        number=evidence.digest or "",
        contested=evidence.contested,
    )
