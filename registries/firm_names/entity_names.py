"""Which entities a record speaks of, by name: what the store needs to give each an id that never changes."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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

EntityType = Literal["organisation", "product"]

# Endings that only a firm's registered name has; a brand or an app never ends so.
_FIRM_ENDINGS = ("公司", "银行", "信用社", "合作社", "合作联社", "联合社", "合伙企业(有限合伙)", "中心(有限合伙)")


@dataclass(frozen=True)
class NamedEntity:
    """An entity as one record names it: its present name, names it had before, and the id the row declares."""

    type: EntityType
    name: str
    former_names: tuple[str, ...] = ()
    declared_id: str | None = None

    @property
    def key(self) -> str:
        """Return the form under which two printings of the name are one."""
        return legal_name_key(self.name)

    def minted_id(self) -> str:
        """Return an id made from the first name seen. It is stored then, so a later name never changes it."""
        digest = hashlib.sha256(f"{self.type}:{self.key}".encode()).hexdigest()[:10]
        return f"{'org' if self.type == 'organisation' else 'product'}-{digest}"


def entity_type(name: str) -> EntityType:
    """Return what a bare name in a notice or on a statement is the name of: a firm if it ends like a registered name,
    else a product."""
    return "organisation" if legal_name_key(name).endswith(_FIRM_ENDINGS) else "product"


def named_entities(record: Record) -> Iterator[NamedEntity]:
    """Yield every entity the record names."""
    match record:
        case LicenceRecord():
            yield NamedEntity("organisation", record.legal_name, record.former_names, record.id)
        case ProductRecord():
            yield NamedEntity("product", record.brand, record.former_names, record.id)
            if record.operator:
                yield NamedEntity("organisation", record.operator)
        case PartnerRecord():
            yield NamedEntity("organisation", record.lender)
            if record.form in ("full_name", "short_name"):
                yield NamedEntity("organisation", record.partner)
        case NoticeRecord():
            yield NamedEntity(entity_type(record.subject), record.subject)
        case PayeeRecord():
            yield NamedEntity(entity_type(record.payee), record.payee)
        case IdentifierRecord() | RateRecord():  # identifiers are of somebody whom another record names
            return
