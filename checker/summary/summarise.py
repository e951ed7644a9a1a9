"""The summary of a report."""

from checker.labels import label
from checker.report import Report
from checker.summary.action import action_of
from checker.summary.headword import STATES, basis_of, limit_of, word_of
from checker.summary.lenders import lenders_of
from checker.summary.list_count import list_count
from checker.summary.model import Summary
from checker.summary.records import no_record, others_of, records_of
from checker.summary.scale import scale_of
from checker.summary.subject import Subject
from checker.summary.unchecked import MOST, unchecked_of
from checker.summary.who_lends import who_lends
from checker.summary.words import words
from registries.model import Text


def summarise(report: Report) -> Summary:
    """Return the answer of a report in one glance. It only repeats what the report holds."""
    subject = Subject(report)
    lenders, records, unchecked = lenders_of(subject), records_of(subject), unchecked_of(subject)
    return Summary(
        title=subject.title,
        typed=_typed(subject),
        firm=_firm(subject),
        standing=report.verdict.standing,
        state=STATES[report.verdict.standing],
        lends=who_lends(subject),
        word=word_of(subject),
        limit=limit_of(subject),
        basis=basis_of(subject, lenders),
        worst=records[0] if records else None,
        no_record=None if records else no_record(subject),
        others=others_of(records),
        records=records,
        imitated_by=tuple(one.name for one in report.imitated_by),
        imitates=report.imitates[0].name if report.imitates else None,
        lender=_lender(subject),
        action=action_of(subject, lenders),
        unchecked=unchecked[:MOST],
        unchecked_total=len(unchecked),
        lenders=lenders,
        scale=scale_of(subject),
        lists=list_count(report),
    )


def _typed(subject: Subject) -> Text | None:
    """Return how the query led here; None where it is the very name."""
    match = subject.report.match
    if subject.title != subject.name:
        return words("typed.sentence")
    very_name = match.entity is not None and subject.report.query.name == subject.name
    return None if very_name or match.kind == "none" else match.explanation


def _firm(subject: Subject) -> Text | None:
    """Return the firm behind a brand, or what kind of firm the subject is and where."""
    if subject.operator is not None:
        return words("firm.operator", name=subject.operator.entity.name)
    if subject.kind is None:
        return None
    licence = subject.record("licence")
    region = licence.record.get("region") if licence else None
    return (
        words("firm.kind_region", kind=subject.kind, region=str(region))
        if region
        else words("firm.kind", kind=subject.kind)
    )


def _lender(subject: Subject) -> Text | None:
    """Return what was found on the contract's lender as it was typed: first its relation to the name, then itself."""
    line = subject.report.lender
    if line is None:
        return None
    if line.entity is None:
        return words("lender.not_found", lender=subject.report.query.lender or "")
    own = line.entity == subject.report.verdict.subject
    relation = words(f"lender.{'same' if own else line.relation}", lender=line.entity.name, name=subject.name)
    if own:
        return relation
    itself = words("lender.itself", standing=label("standing", line.standing))
    return Text(zh=relation.zh + itself.zh, en=f"{relation.en} {itself.en}")
