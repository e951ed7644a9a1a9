"""The contract's lender on a line of its own: who it is, and whether it confirms the name it was typed beside.

It is judged as if it had been asked for by itself. Its licence says nothing of the name, and what stands against it is
told under its own name.
"""

from collections.abc import Iterable, Mapping

from checker.assessment.assessment import Assessment
from checker.assessment.headline import entity_words, headline
from checker.assessment.verdict import finding
from checker.dataset.matching import Matched
from checker.entities.chain import ref
from checker.entities.graph import Entity
from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceBook
from checker.evidence.citation_words import record_words
from checker.facts import ResolvedRequest
from checker.report import LenderLine, Relation
from checker.rules import Hit, Wording, wording
from registries.model import ProductRecord, Record, SourcedRecord, Text


def lender_line(
    case: ResolvedRequest, matched: Matched, ruling: Assessment, profiles: Profiles, book: EvidenceBook
) -> LenderLine:
    """The line of the lender of `case`. `matched`: what its words led to; `ruling`: the one on it by itself."""
    lender, said = case.lender, ruling.ruleset.wording
    words = said if said.lender else wording()
    if lender is None:
        unclear = matched.match.kind == "ambiguous"
        return LenderLine(
            entity=None,
            standing="unknown",
            relation="unknown",
            headline=words.lender["several" if unclear else "not_found"],
            relation_text=matched.match.explanation,
        )
    basis = case.lender_basis
    rows: tuple[SourcedRecord[Record], ...] = (*basis.records[:1], *case.tie.records[:1])
    return LenderLine(
        entity=ref(lender),
        standing=basis.standing,
        relation=_relation(case),
        headline=headline(basis.standing, entity_words(profiles.of(lender)), said),
        relation_text=_relation_text(case, lender, words),
        findings=tuple(finding(hit) for hit in ruling.held_against if _stands_against(hit)),
        notes=tuple(_notes(lender)),
        evidence=tuple(dict.fromkeys(book.add(held) for held in rows)),
    )


def _relation(case: ResolvedRequest) -> Relation:
    return "confirmed_by_lender" if case.confirmed else case.tie.relation


def _relation_text(case: ResolvedRequest, lender: Entity, words: Wording) -> Text:
    key = _relation_key(case)
    named: Mapping[str, str] = {
        **record_words(case.tie.records[:1], case.judged_on),
        "lender": lender.name,
        "name": case.platform.name if case.platform else case.asked,
    }
    return words.fill(words.lender[key], named)


def _relation_key(case: ResolvedRequest) -> str:
    """Which sentence tells the tie: a page about the product names its publisher, and nobody is sent to ask a firm that
    officials warned of or struck off."""
    if case.lender == case.platform:
        return "same"
    relation, records = case.tie.relation, case.tie.records
    if relation == "confirmed_by_lender" and records and isinstance(records[0].record, ProductRecord):
        return "stated"
    struck = case.lender_basis.standing in ("warned", "disqualified") and relation in ("claimed_only", "unknown")
    return f"{relation}.struck" if struck else relation


def _stands_against(hit: Hit) -> bool:
    """What a reader must know of this firm itself: everything but praise, and what its headline says already."""
    return hit.severity != "positive" and not (hit.severity == "info" and hit.group == "licence")


def _notes(lender: Entity) -> Iterable[Text]:
    yield from (held.record.note for held in lender.licences[:1] if held.record.note)
