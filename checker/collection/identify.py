"""Who is collecting. The words are never silently corrected: what is merely alike is shown as another one."""

from collections.abc import Mapping

from checker.assessment.context import AssessmentContext
from checker.collection.advice import say
from checker.collection.model import CollectorKind, Who
from checker.collection.published_lists import ResolvedCollector, Row
from checker.dataset.matching import Matched
from checker.entities.graph import Entity
from checker.entities.standing import Basis, standing_of
from checker.evidence.book import EvidenceBook
from checker.evidence.citation_words import record_words
from registries.model import LENDING_TYPES, Record, SourcedRecord


def identify_collector(
    matched: Matched | None,
    named: ResolvedCollector,
    rows: tuple[Row, ...],
    court: AssessmentContext,
    book: EvidenceBook,
) -> Who:
    """Whom the words for the collector name."""
    basis = standing_of(named.firm, court.dataset.graph, court.judged_on)
    kind = _kind(matched, named, rows, basis)
    shown = _shown(named.firm, kind, basis)
    words = _words(shown, court) if kind == "noticed" else {}
    count = len({row.record.lender for row in rows})
    name = named.firm.name if named.firm else named.words or ""
    return Who(
        kind=kind,
        match=matched.match if matched else None,
        text=say(f"who.{kind}", **{**words, "name": name, "count": str(count)}),
        evidence=tuple(dict.fromkeys(book.add(held) for held in shown)),
    )


def _kind(matched: Matched | None, named: ResolvedCollector, rows: tuple[Row, ...], basis: Basis) -> CollectorKind:
    if matched is None or named.words is None:
        return "not_said"
    if basis.standing in ("warned", "disqualified"):
        return "noticed"
    if any(named.names(row.record) and row.record.status == "listed" for row in rows):
        return "listed"
    return _unlisted(matched, rows)


def _unlisted(matched: Matched, rows: tuple[Row, ...]) -> CollectorKind:
    firm = matched.entity
    if firm is None and not rows:
        return "several" if matched.match.kind == "ambiguous" else "not_found"
    if firm is not None and firm.firm_type in LENDING_TYPES:
        return "lender"
    if rows or firm is None:
        return "as_printed"
    return "platform" if firm.type == "product" else "other"


def _shown(firm: Entity | None, kind: CollectorKind, basis: Basis) -> tuple[SourcedRecord[Record], ...]:
    """What says who it is; of a listed collector the lists say that."""
    if kind == "noticed":
        return basis.records[:1]
    if firm is None or kind not in ("lender", "platform", "other"):
        return ()
    return (*firm.licences[:1], *firm.products[:1])


def _words(shown: tuple[SourcedRecord[Record], ...], court: AssessmentContext) -> Mapping[str, str]:
    return {"authority": "", "title": "", "date": "", **record_words(shown, court.judged_on)}
