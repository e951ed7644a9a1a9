"""One name in one line: whom it means, its standing, tier and score, and the worst finding. Pure.

Tier and score are those of the whole report, by the same facts and rules; what a report works out besides (what other
answers would change, evidence in full, coverage, what to do) is left out, and that is most of the work.
"""

from collections.abc import Iterable
from typing import Final

from checker.assessment.apply_rules import assess_request, resolve
from checker.assessment.context import AssessmentContext
from checker.dataset.matching import match_name
from checker.entities.standing import Basis
from checker.evidence.book import EvidenceBook
from checker.report import EntityRef, Evidence
from checker.request.parsing import ParsedRequest
from checker.rules import Hit
from checker.terms import MatchKind, Severity, Standing, Tier
from registries.model import Frozen, PartialDate, Text

#: What speaks against a name, the worst first.
ADVERSE: Final[tuple[Severity, ...]] = ("hard", "strong", "moderate", "weak")


class BriefFinding(Frozen):
    """The worst finding of an answer: its rule, and the rule's sentence. `disputed`: somebody contests a record that it
    rests on."""

    rule: str
    severity: Severity
    points: int
    text: Text
    disputed: bool


class BriefSource(Frozen):
    """The list or page that the standing rests on, and the day it is of, None where that prints none. `stale`: older
    than such lists may be."""

    publisher: str
    title: str
    as_of: PartialDate | None
    stale: bool


class Brief(Frozen):
    """The answer on one name in one line. `entity`: None where the name led to nobody; `worst`: None where nothing was
    found against it, which is no praise; `source`: None where no record gives it a standing."""

    query: str
    match: MatchKind
    entity: EntityRef | None
    standing: Standing
    tier: Tier
    risk_score: int
    worst: BriefFinding | None
    source: BriefSource | None
    dataset_revision: int
    ruleset_version: str
    judged_on: str


def brief(parsed: ParsedRequest, context: AssessmentContext) -> Brief:
    """Return the brief answer on the name of a request."""
    matched = match_name(parsed.name, context.dataset, judged_on=context.judged_on)
    resolved = resolve(parsed, matched, None, context)
    book = EvidenceBook(context.judged_on, context.contests)
    assessment = assess_request(parsed.request, resolved, context, book).assessment
    return Brief(
        query=parsed.request.name,
        match=matched.match.kind,
        entity=matched.match.entity,
        standing=resolved.basis.standing,
        tier=assessment.outcome.tier,
        risk_score=assessment.outcome.score,
        worst=_worst(assessment.verdict_hits, book.entries()),
        source=_source(resolved.basis),
        dataset_revision=context.dataset.revision,
        ruleset_version=context.ruleset.version,
        judged_on=context.judged_on.isoformat(),
    )


def _worst(hits: Iterable[Hit], evidence: Iterable[Evidence]) -> BriefFinding | None:
    adverse = [hit for hit in hits if hit.severity in ADVERSE]
    if not adverse:
        return None
    worst = min(adverse, key=lambda hit: (ADVERSE.index(hit.severity), -hit.points))
    contested = {entry.id for entry in evidence if entry.contested is not None}
    return BriefFinding(
        rule=worst.rule,
        severity=worst.severity,
        points=worst.points,
        text=worst.text,
        disputed=not contested.isdisjoint(worst.evidence),
    )


def _source(basis: Basis) -> BriefSource | None:
    if not basis.records:
        return None
    cite = basis.records[0].record.cite
    return BriefSource(publisher=cite.publisher, title=cite.title, as_of=cite.as_of, stale=basis.stale)
