"""The roles of an entity as a report prints them: each with its sentence, its list, its date and its evidence."""

from collections.abc import Mapping

from checker.entities.chain import lenders_behind, ref
from checker.entities.firm_roles import FirmRole, firm_roles, operator_row
from checker.entities.graph import Entity
from checker.entities.profile import Profiles
from checker.entities.role_sentences import role_sentence
from checker.evidence.book import EvidenceBook, statement_date
from checker.evidence.citation_words import record_words
from checker.labels import label
from checker.report import OperatedBrand, Role
from registries.age import is_stale
from registries.model import PartnerRecord, PayeeRecord, Text, legal_name_key


def roles_of(entity: Entity | None, profiles: Profiles, book: EvidenceBook) -> tuple[Role, ...]:
    """Return everything that this entity does by its records, and add them to `book`."""
    if entity is None:
        return ()
    roles = firm_roles(entity, profiles.graph, profiles.judged_on)
    return tuple(_role(entity, role, profiles, book) for role in roles)


def payees_of(entity: Entity | None, profiles: Profiles, book: EvidenceBook) -> tuple[Role, ...]:
    """Return what others were seen doing for this entity by pages that name it, and add the records to `book`."""
    if entity is None:
        return ()
    graph = profiles.graph
    named = {row.record.payee: row for row in graph.payees_for.get(entity.id, ())}
    payees = [payee for name in named if (payee := graph.named(name)) and payee != entity]
    return tuple(
        _role(payee, role, profiles, book)
        for payee in payees
        for role in firm_roles(payee, graph, profiles.judged_on)
        if isinstance(role.row.record, PayeeRecord) and entity in role.of
    )


def brands_of(entity: Entity | None, profiles: Profiles, book: EvidenceBook) -> tuple[OperatedBrand, ...]:
    """Return the brands this firm operates and the lenders on record behind each, and add the records to `book`."""
    if entity is None:
        return ()
    found = []
    for brand in profiles.graph.brands(entity):
        row = operator_row(brand, entity, profiles.graph)
        if row is None:
            continue
        cite = row.record.cite
        found.append(
            OperatedBrand(
                brand=ref(brand),
                listed_by=cite.publisher,
                title=cite.title,
                as_of=cite.as_of,
                stale=is_stale(row, profiles.judged_on),
                evidence=book.add(row),
                lenders=tuple(lenders_behind(brand, profiles, book)),
            )
        )
    return tuple(found)


def _role(entity: Entity, role: FirmRole, profiles: Profiles, book: EvidenceBook) -> Role:
    record, cite = role.row.record, role.row.record.cite
    payee = record if isinstance(record, PayeeRecord) else None
    return Role(
        role=role.role,
        state=role.state,
        entity=ref(entity),
        of=tuple(ref(other) for other in role.of),
        listed_by=cite.publisher,
        title=cite.title,
        as_of=statement_date(record),
        url=cite.url,
        confidence=cite.confidence,
        stale=is_stale(role.row, profiles.judged_on),
        what=payee.what if payee else None,
        channel=payee.channel if payee else None,
        bill_texts=payee.bill_texts if payee else (),
        text=_sentence(role, _words(entity, role, profiles)),
        evidence=book.add(role.row),
    )


def _sentence(role: FirmRole, words: Mapping[str, str]) -> Text:
    line: str = "operated" if role.role == "platform_operator" else role.state
    if isinstance(role.row.record, PayeeRecord):
        line = "seen"
    return role_sentence(line, words)


def _words(entity: Entity, role: FirmRole, profiles: Profiles) -> dict[str, str]:
    record, kind = role.row.record, label("firm_role", role.role)
    names = [other.name for other in role.of]
    words = {
        **record_words((role.row,), profiles.judged_on),
        "firm": entity.name,
        "doing": kind.zh,
        "doing_en": kind.en,
        "of": "、".join(names),
        "of_en": ", ".join(names),
    }
    if isinstance(record, PartnerRecord) and legal_name_key(record.as_printed) != legal_name_key(entity.name):
        words["printed"] = record.as_printed
    if isinstance(record, PayeeRecord):
        words |= {"bill": "、".join(record.bill_texts), "bill_en": ", ".join(record.bill_texts)}
        words |= {"what": record.what.zh, "what_en": record.what.en} if record.what else {}
    return {word: value for word, value in words.items() if value}
