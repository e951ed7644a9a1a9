"""The headline (who this is, on which list of which date, in which notice) and what the tier says to do."""

from collections.abc import Mapping, Sequence

from checker.assessment.score import ASKABLE, SettledCriteria
from checker.dataset.matching import Matched
from checker.entities.graph import Entity, trusted
from checker.entities.profile import EntityProfile, Profiles
from checker.entities.standing import Basis
from checker.evidence.book import statement_date
from checker.evidence.citation_words import date_words, record_words
from checker.facts.resolved_request import ResolvedRequest
from checker.rules import Scored, Wording, load_wording
from checker.terms import Alert, Standing, Tier
from registries.age import is_stale
from registries.model import (
    LENDING_TYPES,
    LicenceRecord,
    LicenceStatus,
    LicenceType,
    PartnerRecord,
    ProductRecord,
    Text,
)


def headline(standing: Standing, words: Mapping[str, str], texts: Wording | None = None) -> Text:
    """Return who this is, in one line. `words`: see `headline_words`.

    A type of firm may have a line of its own (`not_a_lender.pawn`).
    """
    texts = texts or load_wording()
    lines = texts.headlines
    seen, kind = words.get("seen", ""), words.get("type", "")
    keys = (f"{standing}.{kind}.{seen}", f"{standing}.{seen}", f"{standing}.{kind}", standing)
    return texts.fill(next(lines[key] for key in keys if key in lines), words)


def tier_text(tier: Tier, words: Mapping[str, str], texts: Wording | None = None, alert: Alert = "none") -> Text:
    """Return what to do in this tier; a mild tier beside an alert has a text of its own. `words`: see `tier_words`."""
    texts = texts or load_wording()
    without_lender = f"{tier}.alert"
    return texts.fill(texts.tiers[without_lender if alert != "none" and without_lender in texts.tiers else tier], words)


def tier_words(tier: Tier, hits: Sequence[Scored], answers: SettledCriteria, list_date: str | None) -> dict[str, str]:
    """Return the words `tier_text` needs: `n` concerns (C) or items left to check (B), `reason` (E), `date` of lists.

    Words that are not known are left out.
    """
    hard = [hit for hit in hits if hit.severity == "hard"]
    left = ASKABLE - answers.count if tier == "B" else sum(hit.points > 0 for hit in hits)
    words = {
        "reason": "；".join(hit.title.zh for hit in hard),
        "reason_en": "; ".join(hit.title.en for hit in hard),
        "n": str(left) if left else "",
        "date": list_date or "",
    }
    return {word: value for word, value in words.items() if value}


def headline_words(resolved: ResolvedRequest, profiles: Profiles, matched: Matched) -> dict[str, str]:
    """Return the words for `headline` (gaps of `wording.yaml`); those that are not known are left out."""
    subject = resolved.platform
    if subject is None:
        if matched.on_statement:
            return {"type": "on_statement"}
        if matched.identifier and matched.match.kind == "none":
            return {"type": "identifier"}
        if matched.match.kind != "ambiguous":
            return {}
        return {"type": "other_form" if matched.other_form else "several"}
    return entity_words(profiles.of(subject))


def entity_words(profile: EntityProfile) -> dict[str, str]:
    """Return the words for the headline of one entity, by its standing."""
    subject, basis = profile.entity, profile.basis
    cited = record_words(basis.records[:1], profile.judged_on)
    words = {
        **cited,
        "full_name": subject.name,
        "product": subject.name,
        "notice_words": cited.get("words", ""),
        "notice_words_en": cited.get("words_en", ""),
        "source": cited.get("authority", ""),
        "type": _type_word(profile),
        "licence": subject.firm_type.value if subject.firm_type else "",
        "licence_seen": "seen" if _licence_seen(subject) else "not_seen",
        "seen": _seen(subject, basis),
        "stale": "stale" if basis.stale else "",
        "stale_licence": "licence" if _only_licence_is_stale(profile) else "",
        **_notice_words(profile),
        **_company_words(profile),
        **_row_words(basis),
    }
    return {word: value for word, value in words.items() if value}


def _seen(subject: Entity, basis: Basis) -> str:
    """How a name was seen: in a notice alone, or, of a firm of a kind that may not lend, in nothing that was verified.

    Of a guarantor or a payment firm its kind says more: that it may not lend is so whoever saw its name.
    """
    if basis.standing == "unknown":
        return "in_notice" if any(map(trusted, subject.notices)) else ""
    if not basis.unverified or subject.firm_type is LicenceType.PAWN:  # a pawnbroker does lend, against pledges
        return ""
    return "unverified" if subject.firm_type is LicenceType.TECHNOLOGY else "by_name"


def _notice_words(profile: EntityProfile) -> dict[str, str]:
    """The notice that is all there is of a name without a standing."""
    rows = [row for row in profile.entity.notices if trusted(row)] if profile.basis.standing == "unknown" else []
    return record_words(rows[:1], profile.judged_on)


def _company_words(profile: EntityProfile) -> dict[str, str]:
    """The firm behind the subject, and how many lenders list it."""
    subject, basis = profile.entity, profile.basis
    firm = profile.operator or (subject if subject.type == "organisation" else None)
    words = {"company": firm.name, "institution": firm.name} if firm else {}
    rows = [row.record for row in basis.records if isinstance(row.record, PartnerRecord)]
    if rows:
        words.setdefault("company", subject.name)
        words["n"] = str(len({row.lender for row in rows}))
        words |= date_words("latest", max(statement_date(row) or "" for row in rows) or None)
    return words


def _only_licence_is_stale(profile: EntityProfile) -> bool:
    """Return whether what says so of the subject is fresh, and the licence of the lender behind it is not."""
    basis = profile.basis
    own = [row for row in basis.records if isinstance(row.record, PartnerRecord | ProductRecord)]
    return basis.stale and bool(own) and not any(is_stale(row, profile.judged_on) for row in own)


def _type_word(profile: EntityProfile) -> str:
    """Which line of its standing the headline takes: by the kind of firm, or by what the row under it says."""
    subject, basis = profile.entity, profile.basis
    if basis.standing == "unknown":
        return "name_only"  # the name leads somewhere, but nothing usable is known there
    if basis.standing == "disqualified" and isinstance(basis.records[0].record, LicenceRecord):
        return "licence_row"
    ended = profile.ended_licence if basis.standing == "unconfirmed" else None
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
        row.record.status is LicenceStatus.IN_FORCE and row.record.licence_type is not LicenceType.TECHNOLOGY
        for row in subject.licences
    )
