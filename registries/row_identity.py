"""When two rows of one source are about the same thing, and when they say the same."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from registries.model import (
    IdentifierRecord,
    LicenceRecord,
    NoticeRecord,
    PartnerRecord,
    PayeeRecord,
    ProductRecord,
    RateRecord,
    Record,
    legal_name_key,
)

Identity = tuple[str, ...]


def identity(row: Record) -> Identity:
    """Return what a row is about: a firm, a brand, a subject on a date, a lender and its partner in a role, a payee in
    a role, an identifier's bearer, a rate and day."""
    match row:
        case LicenceRecord() | ProductRecord():
            return row.kind, legal_name_key(names_in(row)[0])
        case NoticeRecord():
            return row.kind, legal_name_key(row.subject), row.date or ""
        case PartnerRecord():
            return row.kind, legal_name_key(row.lender), legal_name_key(row.partner), row.role.value
        case PayeeRecord():
            return row.kind, legal_name_key(row.payee), row.role.value
        case IdentifierRecord():
            return row.kind, legal_name_key(row.subject), next(iter((*row.domains, *row.app_ids, *row.service_numbers)))
        case RateRecord():
            return row.kind, row.series, row.effective.isoformat()


def succeeds(row: Record) -> Iterator[Identity]:
    """Yield the identities whose older rows this row takes the place of: its own, and those of its former names."""
    yield identity(row)
    if isinstance(row, LicenceRecord | ProductRecord):
        yield from ((row.kind, legal_name_key(name)) for name in row.former_names)


def names_in(row: Record) -> tuple[str, ...]:
    """Return the names a row is found by, first the one it is called by."""
    match row:
        case LicenceRecord():
            return row.legal_name, *row.former_names, *row.aliases
        case ProductRecord():
            return row.brand, *row.former_names, *row.aliases
        case NoticeRecord() | IdentifierRecord():
            return (row.subject,)
        case PartnerRecord():
            return row.partner, row.as_printed, row.lender
        case PayeeRecord():
            return row.payee, *row.bill_texts
        case RateRecord():
            return (row.series,)


def digest(row: Record) -> str:
    """Return the SHA-256 over all a row says but the day we fetched it: to fetch the same list again changes
    nothing."""
    body = row.model_dump_json(exclude_none=True, exclude={"cite": {"retrieved_at"}})
    return hashlib.sha256(body.encode()).hexdigest()


@dataclass(frozen=True)
class RowDiff:
    """Rows that went and rows that came, paired where they are about the same thing.

    `changed`: (before, after) of the same identity. `redated`: how many pairs differ in nothing but their citation.
    """

    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    changed: tuple[tuple[Record, Record], ...]
    redated: int


def compare(removed: Sequence[Record], added: Sequence[Record]) -> RowDiff:
    """Pair rows of one identity. Where an identity has several rows, they are paired in the order given."""
    unpaired = _by_identity(removed)
    new: list[Record] = []
    pairs: list[tuple[Record, Record]] = []
    for row in added:
        before = unpaired.get(identity(row))
        if before:
            pairs.append((before.pop(0), row))
        else:
            new.append(row)
    changed = tuple(pair for pair in pairs if not same_but_cited(*pair))
    left = tuple(row for rows in unpaired.values() for row in rows)
    return RowDiff(tuple(new), left, changed, len(pairs) - len(changed))


def _by_identity(rows: Iterable[Record]) -> dict[Identity, list[Record]]:
    grouped: dict[Identity, list[Record]] = {}
    for row in rows:
        grouped.setdefault(identity(row), []).append(row)
    return grouped


def same_but_cited(before: Record, after: Record) -> bool:
    """Return whether two rows of one identity differ in nothing but where they were read."""
    return before.model_copy(update={"cite": after.cite}) == after
