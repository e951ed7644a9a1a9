"""The contract's lender on a line of its own: who it is, and whether it confirms the name it was entered beside.

It is assessed as if it had been asked for by itself. Its licence says nothing of the name, and findings about it stand
under its own name.
"""

from collections.abc import Iterable, Mapping

from checker.assessment.assessment import Assessment
from checker.assessment.headline import entity_words, headline
from checker.assessment.role_headline import role_headline
from checker.assessment.verdict import finding
from checker.dataset.matching import Matched
from checker.entities.chain import ref
from checker.entities.graph import Entity
from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceBook
from checker.evidence.citation_words import record_words
from checker.facts.resolved_request import ResolvedRequest
from checker.report import LenderLine
from checker.rules import Hit, Wording, load_wording
from checker.terms import Relation
from registries.model import ProductRecord, Record, SourcedRecord, Text


def lender_line(
    resolved: ResolvedRequest,
    matches: tuple[Matched, Matched],
    assessment: Assessment,
    profiles: Profiles,
    book: EvidenceBook,
) -> LenderLine:
    """Return the line of the lender of `resolved`, and add its records to `book`.

    `matches`: of the name asked for, and of the lender's. `assessment`: the one on the lender by itself.
    """
    named, matched = matches
    lender, texts = resolved.lender, assessment.ruleset.wording
    texts = texts if texts.lender else load_wording()
    if lender is None:
        return LenderLine(
            entity=None,
            standing="unknown",
            relation="unknown",
            headline=texts.lender[_not_found_key(resolved, matched, texts)],
            relation_text=matched.match.explanation,
        )
    basis, profile = resolved.lender_basis, profiles.of(lender)
    usual = headline(basis.standing, entity_words(profile), texts)
    evidence_rows: tuple[SourcedRecord[Record], ...] = (*basis.records[:1], *resolved.tie.records[:1])
    return LenderLine(
        entity=ref(lender),
        standing=basis.standing,
        relation=_relation(resolved),
        headline=role_headline(profile, usual, profiles.graph, assessment.ruleset),
        relation_text=_relation_text(resolved, lender, texts, unclear=named.match.kind == "ambiguous"),
        findings=tuple(finding(hit) for hit in assessment.verdict_hits if _stands_against(hit)),
        notes=tuple(_notes(lender)),
        evidence=tuple(dict.fromkeys(book.add(row) for row in evidence_rows)),
    )


def _not_found_key(resolved: ResolvedRequest, matched: Matched, texts: Wording) -> str:
    """The key of the headline of a lender who is on no record; by its name it may yet be a guarantee company."""
    by_name = "not_found.guarantor"
    if resolved.lender_named_guarantor and by_name in texts.lender:
        return by_name
    return "several" if matched.match.kind == "ambiguous" else "not_found"


def _relation(resolved: ResolvedRequest) -> Relation:
    return "confirmed_by_lender" if resolved.confirmed else resolved.tie.relation


def _relation_text(resolved: ResolvedRequest, lender: Entity, texts: Wording, *, unclear: bool) -> Text:
    """`unclear`: whether the name asked for may mean several: then it is not said that it was not found."""
    key = _relation_key(resolved)
    key = f"{key}.several" if unclear and f"{key}.several" in texts.lender else key
    words: Mapping[str, str] = {
        **record_words(resolved.tie.records[:1], resolved.judged_on),
        "lender": lender.name,
        "name": resolved.platform.name if resolved.platform else resolved.name,
    }
    return texts.fill(texts.lender[key], words)


def _relation_key(resolved: ResolvedRequest) -> str:
    """The key of the sentence on the relation: one that rests on a page about the product names its publisher, and
    nobody is sent to ask a firm that officials warned of or struck off."""
    if resolved.lender == resolved.platform:
        return "same"
    relation, records = resolved.tie.relation, resolved.tie.records
    if relation == "confirmed_by_lender" and records and isinstance(records[0].record, ProductRecord):
        return "stated"
    struck = resolved.lender_basis.standing in ("warned", "disqualified") and relation in ("claimed_only", "unknown")
    return f"{relation}.struck" if struck else relation


def _stands_against(hit: Hit) -> bool:
    """What a reader must know of this firm itself: everything but praise, and what its headline says already."""
    return hit.severity != "positive" and not (hit.severity == "info" and hit.group == "licence")


def _notes(lender: Entity) -> Iterable[Text]:
    yield from (row.record.note for row in lender.licences[:1] if row.record.note)
