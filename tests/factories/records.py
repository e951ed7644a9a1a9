"""Small records for tests. Firm names here are invented and obviously so (甲, 乙, 丙 …)."""

from datetime import date

from registries.model import (
    Citation,
    Confidence,
    IdentifierRecord,
    LicenceRecord,
    LicenceStatus,
    LicenceType,
    NoticeAction,
    NoticeRecord,
    PartnerRecord,
    PartnerRole,
    PayeeRecord,
    PayeeRole,
    ProductRecord,
    Record,
    SourcedRecord,
)

SOURCE_OF = {
    "licence": "starter.nfra_licences",
    "partner": "starter.partners",
    "notice": "starter.notices",
    "product": "starter.products",
    "payee": "starter.payees",
    "identifier": "starter.identifiers",
}
MAX_AGE_OF = {"licence": 400, "partner": 180, "notice": None, "product": 400, "payee": 400, "identifier": 400}


def cite(as_of: str | None = "2026-09-30", confidence: str = "reported", title: str = "测试名单") -> Citation:
    return Citation(
        publisher="测试发布者",
        title=title,
        as_of=as_of,
        retrieved_at=date(2026, 11, 1),
        confidence=Confidence(confidence),
    )


def licence(name: str, type_: str = "consumer_finance", status: str = "in_force", **fields: object) -> LicenceRecord:
    row = {"cite": cite(), **fields}
    return LicenceRecord(legal_name=name, licence_type=LicenceType(type_), status=LicenceStatus(status), **row)  # type: ignore[arg-type]


def product(brand: str, operator: str | None = None, **fields: object) -> ProductRecord:
    return ProductRecord(brand=brand, operator=operator, **{"cite": cite(), **fields})  # type: ignore[arg-type]


def partner(lender: str, name: str, **fields: object) -> PartnerRecord:
    row = {
        "as_printed": name,
        "form": "full_name",
        "role": PartnerRole.PLATFORM_OPERATOR,
        "basis": "published_list",
        "cite": cite(),
        **fields,
    }
    return PartnerRecord(lender=lender, partner=name, **row)  # type: ignore[arg-type]


def payee(name: str, role: str = "payee", **fields: object) -> PayeeRecord:
    row = {"what": {"zh": "会员费9元", "en": "a fee of 9 yuan"}, "cite": cite(), **fields}
    return PayeeRecord(payee=name, role=PayeeRole(role), **row)  # type: ignore[arg-type]


def identifiers(subject: str, **fields: object) -> IdentifierRecord:
    return IdentifierRecord(subject=subject, **{"cite": cite(), **fields})  # type: ignore[arg-type]


def notice(subject: str, action: str, stage: str = "final", **fields: object) -> NoticeRecord:
    row = {"date": "2026-06-01", "cite": cite("2026-06-01"), **fields}
    return NoticeRecord(subject=subject, action=NoticeAction(action), stage=stage, **row)  # type: ignore[arg-type]


def held(*records: Record) -> list[SourcedRecord[Record]]:
    return [SourcedRecord(SOURCE_OF[record.kind], record, MAX_AGE_OF[record.kind]) for record in records]
