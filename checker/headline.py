"""The words of the headline: who this is, on which list of which date, in which notice."""

from checker.entities import Entity, Graph
from checker.evidence import said_on
from checker.facts import Case
from checker.record_words import date_words, record_words
from checker.report import MatchKind
from checker.standing import Basis
from registries.model import LicenceStatus, LicenceType, PartnerRecord


def headline_words(case: Case, graph: Graph, match: MatchKind) -> dict[str, str]:
    """Words for `verdict.headline` (gaps of `wording.yaml`); those that are not known are left out."""
    subject, basis = case.subject, case.basis
    if subject is None:
        return {"type": "several"} if match == "ambiguous" and not case.lender_given else {}
    said = record_words(basis.records[:1], case.judged_on)
    words = {
        **said,
        "full_name": subject.name,
        "product": subject.name,
        "notice_words": said.get("words", ""),
        "notice_words_en": said.get("words_en", ""),
        "source": said.get("authority", ""),
        "type": _type_word(case, subject),
        "licence": subject.firm_type.value if subject.firm_type else "",
        "licence_seen": "seen" if _licence_seen(subject) else "not_seen",
        "stale": "stale" if basis.stale else "",
        **_company_words(subject, basis, graph),
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
        words |= date_words("latest", max(said_on(row) or "" for row in rows) or None)
    return words


def _type_word(case: Case, subject: Entity) -> str:
    if case.basis.standing == "unknown":
        return "name_only"  # the name leads somewhere, but nothing usable is known there
    return subject.firm_type.value if subject.firm_type else ""


def _licence_seen(subject: Entity) -> bool:
    return any(
        held.record.status is LicenceStatus.IN_FORCE and held.record.licence_type is not LicenceType.TECHNOLOGY
        for held in subject.licences
    )
