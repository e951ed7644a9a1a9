"""The words of the headline: who this is, on which list of which date, in which notice."""

from datetime import date

from checker.dataset.matching import Matched
from checker.entities.graph import Entity, Graph
from checker.entities.standing import Basis, ended_licence
from checker.evidence.book import statement_date
from checker.evidence.citation_words import date_words, record_words
from checker.facts import ResolvedRequest
from registries.model import LENDING_TYPES, LicenceRecord, LicenceStatus, LicenceType, PartnerRecord


def headline_words(case: ResolvedRequest, graph: Graph, matched: Matched) -> dict[str, str]:
    """Words for `verdict.headline` (gaps of `wording.yaml`); those that are not known are left out."""
    subject, basis = case.platform, case.basis
    if subject is None:
        if matched.match.kind != "ambiguous":
            return {}
        return {"type": "other_form" if matched.other_form else "several"}
    return entity_words(subject, basis, graph, case.judged_on)


def entity_words(subject: Entity, basis: Basis, graph: Graph, judged_on: date) -> dict[str, str]:
    """Words for the headline of one entity, by its standing."""
    said = record_words(basis.records[:1], judged_on)
    words = {
        **said,
        "full_name": subject.name,
        "product": subject.name,
        "notice_words": said.get("words", ""),
        "notice_words_en": said.get("words_en", ""),
        "source": said.get("authority", ""),
        "type": _type_word(subject, basis),
        "licence": subject.firm_type.value if subject.firm_type else "",
        "licence_seen": "seen" if _licence_seen(subject) else "not_seen",
        "stale": "stale" if basis.stale else "",
        **_company_words(subject, basis, graph),
        **_row_words(basis),
    }
    return {word: value for word, value in words.items() if value}


def _company_words(subject: Entity, basis: Basis, graph: Graph) -> dict[str, str]:
    """The firm behind the subject, and how many lenders list it."""
    firm = graph.operator(subject) or (subject if subject.type == "organisation" else None)
    words = {"company": firm.name, "institution": firm.name} if firm else {}
    rows = [held.record for held in basis.records if isinstance(held.record, PartnerRecord)]
    if rows:
        words.setdefault("company", subject.name)
        words["n"] = str(len({row.lender for row in rows}))
        words |= date_words("latest", max(statement_date(row) or "" for row in rows) or None)
    return words


def _type_word(subject: Entity, basis: Basis) -> str:
    """Which line of its standing the headline takes: by the kind of firm, or by what the row under it says."""
    if basis.standing == "unknown":
        return "name_only"  # the name leads somewhere, but nothing usable is known there
    if basis.standing == "disqualified" and isinstance(basis.records[0].record, LicenceRecord):
        return "licence_row"
    ended = ended_licence(subject) if basis.standing == "unconfirmed" else None
    if ended is not None and ended.record.licence_type in LENDING_TYPES:
        return ended.record.status.value
    return subject.firm_type.value if subject.firm_type else ""


def _row_words(basis: Basis) -> dict[str, str]:
    """The reviewed note on a licence row."""
    record = basis.records[0].record if basis.records else None
    if not isinstance(record, LicenceRecord) or record.note is None:
        return {}
    return {"note": record.note.zh, "note_en": record.note.en}


def _licence_seen(subject: Entity) -> bool:
    return any(
        held.record.status is LicenceStatus.IN_FORCE and held.record.licence_type is not LicenceType.TECHNOLOGY
        for held in subject.licences
    )
