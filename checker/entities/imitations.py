"""Who imitates whom, by notices that say so. A name that merely looks like another imitates nobody here."""

from collections.abc import Iterator, Mapping

from checker.entities.chain import ref
from checker.entities.graph import Entity, trusted
from checker.entities.profile import Profiles
from checker.entities.role_sentences import role_sentence
from checker.evidence.book import EvidenceBook
from checker.evidence.citation_words import record_words
from checker.report import Imitation
from registries.model import NoticeRecord, SourcedRecord, legal_name_key

_Row = SourcedRecord[NoticeRecord]


def imitated_by(entity: Entity | None, profiles: Profiles, book: EvidenceBook) -> tuple[Imitation, ...]:
    """Return the fakes of this entity that notices name, each once by its newest notice, and add these to `book`."""
    if entity is None:
        return ()
    newest: dict[str, _Row] = {}
    for row in entity.imitations:  # newest first
        if trusted(row):
            newest.setdefault(legal_name_key(row.record.subject), row)
    return tuple(_fake(entity, row, profiles, book) for row in newest.values())


def imitates(entity: Entity | None, profiles: Profiles, book: EvidenceBook) -> tuple[Imitation, ...]:
    """Return whom this entity imitates by notices about it, each once, and add these to `book`."""
    return tuple(_real(entity, row, profiles, book) for row in notices_of_fake(entity)) if entity else ()


def notices_of_fake(entity: Entity) -> Iterator[_Row]:
    """Yield the notices that name an entity a fake of another name, one for each of those, newest first."""
    seen = {legal_name_key(entity.name)}  # a fake that bears the real name itself: whose it is, nobody says
    for row in entity.notices:
        real = row.record.imitates
        if real is not None and trusted(row) and legal_name_key(real) not in seen:
            seen.add(legal_name_key(real))
            yield row


def _fake(real: Entity, row: _Row, profiles: Profiles, book: EvidenceBook) -> Imitation:
    subject, printed = row.record.subject, row.record.imitates or ""
    fake = profiles.graph.named(subject)
    words = _words(row, profiles, subject, real)
    return Imitation(
        name=subject,
        entity=ref(fake) if fake and fake != real else None,
        listed_by=row.record.cite.publisher,
        title=row.record.cite.title,
        as_of=row.record.date or row.record.cite.as_of,
        text=role_sentence(
            "imitated" if legal_name_key(subject) == legal_name_key(printed) else "imitated_by",
            words,
        ),
        evidence=book.add(row),
    )


def _real(fake: Entity, row: _Row, profiles: Profiles, book: EvidenceBook) -> Imitation:
    real = profiles.graph.named(row.record.imitates or "")
    words = _words(row, profiles, fake.name, real)
    return Imitation(
        name=words["real"],
        entity=ref(real) if real else None,
        listed_by=row.record.cite.publisher,
        title=row.record.cite.title,
        as_of=row.record.date or row.record.cite.as_of,
        text=role_sentence("imitates", words),
        reach=role_sentence("imitates.reach", words),
        evidence=book.add(row),
    )


def _words(row: _Row, profiles: Profiles, fake: str, real: Entity | None) -> Mapping[str, str]:
    """The words of a sentence: the fake, the real one as the notice prints it and as it is called now, and its firm."""
    printed = row.record.imitates or ""
    words = {**record_words((row,), profiles.judged_on), "fake": fake, "printed": printed, "real": printed}
    if real is None:
        return words
    words["real"] = real.name
    if legal_name_key(real.name) != legal_name_key(printed):
        words["renamed"] = real.name
    firm = profiles.of(real).operator or (real if real.type == "organisation" else None)
    note = next((product.record.note for product in real.products if trusted(product)), None)
    words |= {"operator": firm.name} if firm else {}
    return words | ({"note": note.zh, "note_en": note.en} if note else {})
