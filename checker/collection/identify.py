"""Who is collecting. A name is never silently corrected: a merely similar one is reported as another firm."""

from collections.abc import Mapping

from checker.assessment.context import AssessmentContext
from checker.collection.advice import sentence
from checker.collection.model import CollectorIdentity, CollectorKind
from checker.collection.published_lists import CollectorRow, ResolvedCollector
from checker.dataset.matching import Matched
from checker.entities.graph import Entity
from checker.entities.standing import Basis, standing_of
from checker.evidence.book import EvidenceBook
from checker.evidence.citation_words import record_words
from registries.model import LENDING_TYPES, Record, SourcedRecord


def identify_collector(
    matched: Matched | None,
    named: ResolvedCollector,
    rows: tuple[CollectorRow, ...],
    context: AssessmentContext,
    book: EvidenceBook,
) -> CollectorIdentity:
    """Return whom the name typed for the collector means, with a sentence and the evidence for it. `rows`: the rows of
    lenders' lists that name it."""
    basis = standing_of(named.firm, context.dataset.graph, context.judged_on)
    kind = _kind(matched, named, rows, basis)
    records = _identity_records(named.firm, kind, basis)
    words = _notice_words(records, context) if kind == "noticed" else {}
    count = len({row.record.lender for row in rows})
    name = named.firm.name if named.firm else named.text or ""
    return CollectorIdentity(
        kind=kind,
        match=matched.match if matched else None,
        text=sentence(f"who.{kind}", **{**words, "name": name, "count": str(count)}),
        evidence=tuple(dict.fromkeys(book.add(record) for record in records)),
    )


def _kind(
    matched: Matched | None, named: ResolvedCollector, rows: tuple[CollectorRow, ...], basis: Basis
) -> CollectorKind:
    if matched is None or named.text is None:
        return "not_said"
    if basis.standing in ("warned", "disqualified"):
        return "noticed"
    if any(named.is_named_in(row.record) and row.record.status == "listed" for row in rows):
        return "listed"
    return _unlisted(matched, rows)


def _unlisted(matched: Matched, rows: tuple[CollectorRow, ...]) -> CollectorKind:
    firm = matched.entity
    if firm is None and not rows:
        return "several" if matched.match.kind == "ambiguous" else "not_found"
    if firm is not None and firm.firm_type in LENDING_TYPES:
        return "lender"
    if rows or firm is None:
        return "as_printed"
    return "platform" if firm.type == "product" else "other"


def _identity_records(firm: Entity | None, kind: CollectorKind, basis: Basis) -> tuple[SourcedRecord[Record], ...]:
    """Return the records that identify the firm; of a listed collector the lists do that."""
    if kind == "noticed":
        return basis.records[:1]
    if firm is None or kind not in ("lender", "platform", "other"):
        return ()
    return (*firm.licences[:1], *firm.products[:1])


def _notice_words(records: tuple[SourcedRecord[Record], ...], context: AssessmentContext) -> Mapping[str, str]:
    return {"authority": "", "title": "", "date": "", **record_words(records, context.judged_on)}
