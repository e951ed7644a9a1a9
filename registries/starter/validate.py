"""Starter facts are validated as law would be: every fault is named with its row, and any fault fails the load."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from registries.firm_names.legal_names import bad_names
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
from registries.starter import StarterError, StarterFile
from registries.starter.identifiers import shared_identifiers
from registries.uscc import is_uscc

FIRST_RATE = date(2019, 8, 20)

# Hosts that are the publisher itself or an established newspaper: only these may be shown as a link.
LINK_HOSTS = (
    "gov.cn",
    "people.com.cn",
    "xinhuanet.com",
    "news.cn",
    "cctv.com",
    "chinanews.com.cn",
    "stcn.com",
    "cs.com.cn",
    "cnstock.com",
    "21jingji.com",
    "yicai.com",
    "caixin.com",
    "bjnews.com.cn",
    "thepaper.cn",
    "jjckb.cn",
    "ce.cn",
    "financialnews.com.cn",
    "zhengguannews.cn",  # 郑州报业集团
    "dzng.com",  # 大众日报
    "fjdaily.com",  # 福建日报社
    "bjtitle.com",  # 北京头条, 北京青年报社
    "gdxdxh.com",  # 广东省小额贷款公司协会, publisher of its own ratings
)


def validate(loaded: Iterable[StarterFile]) -> None:
    """Check all rows. Raises StarterError listing every fault found across all files."""
    rows = [row for file in loaded for row in file.rows]
    faults = list(_faults(rows))
    if faults:
        raise StarterError("\n".join(faults))


def _faults(rows: list[Record]) -> Iterator[str]:
    licences = [row for row in rows if isinstance(row, LicenceRecord)]
    products = [row for row in rows if isinstance(row, ProductRecord)]
    yield from _duplicates("id", [row.id for row in licences] + [row.id for row in products])
    yield from _duplicates("legal name", (legal_name_key(row.legal_name) for row in licences))
    yield from _duplicates("brand", (legal_name_key(row.brand) for row in products))
    yield from _borrowed_names(licences, products)
    yield from _bad_codes(licences)
    yield from (fault for row in rows for fault in bad_names(row))
    yield from _dangling(rows, licences, products)
    yield from shared_identifiers(row for row in rows if isinstance(row, IdentifierRecord))
    yield from _bad_rates([row for row in rows if isinstance(row, RateRecord)])
    yield from _bad_links(rows)
    yield from _undated_searches(products)


def _duplicates(what: str, values: Iterable[str | None]) -> Iterator[str]:
    seen: set[str] = set()
    for value in values:
        if value is None:
            yield f"a licence or product row has no {what}"
        elif value in seen:
            yield f"duplicate {what}: {value}"
        else:
            seen.add(value)


def _borrowed_names(licences: list[LicenceRecord], products: list[ProductRecord]) -> Iterator[str]:
    """Yield faults: a former name or alias that is another firm's legal name, or another row's alias, would move
    trust."""
    owner = {legal_name_key(row.legal_name): row.legal_name for row in licences}
    owner |= {legal_name_key(row.brand): row.brand for row in products}
    taken: dict[str, str] = {}
    named = [(row.legal_name, row.former_names, row.aliases) for row in licences]
    named += [(row.brand, row.former_names, row.aliases) for row in products]
    for main, former, aliases in named:
        for name in dict.fromkeys((*former, *aliases)):
            key = legal_name_key(name)
            if owner.get(key, main) != main:
                yield f"{main}: former name or alias {name} is the name of {owner[key]}"
            if taken.get(key, main) != main:
                yield f"{main}: former name or alias {name} is also one of {taken[key]}"
            taken[key] = main


def _bad_codes(licences: list[LicenceRecord]) -> Iterator[str]:
    for row in licences:
        if row.uscc is not None and not is_uscc(row.uscc):
            yield f"{row.legal_name}: malformed USCC {row.uscc}"


def _bad_rates(rates: list[RateRecord]) -> Iterator[str]:
    """Yield faults: two rates of one day, a rate of nothing, or one before LPR of this kind was published
    (2019-08-20)."""
    yield from _duplicates("rate", (f"{row.series} {row.effective}" for row in rates))
    for row in rates:
        if Decimal(row.percent) <= 0:
            yield f"{_label(row)}: a rate of {row.percent} percent"
        if row.effective < FIRST_RATE:
            yield f"{_label(row)}: there was no such rate before {FIRST_RATE}"


def _dangling(rows: list[Record], licences: list[LicenceRecord], products: list[ProductRecord]) -> Iterator[str]:
    firms = {legal_name_key(name) for row in licences for name in (row.legal_name, *row.former_names)}
    brands = {legal_name_key(name) for row in products for name in (row.brand, *row.former_names)}
    for row in rows:
        if isinstance(row, ProductRecord):
            yield from _missing(f"product {row.brand}: operator", row.operator, firms)
            for name in row.candidates:
                yield from _missing(f"product {row.brand}: candidate", name, firms | brands)
            for name in row.declared_lenders:
                yield from _missing(f"product {row.brand}: declared lender", name, firms)
        elif isinstance(row, PartnerRecord):
            yield from _missing(f"partner row {row.lender}→{row.partner}: lender", row.lender, firms)
            if row.form != "group":
                names = brands if row.form == "product" else firms
                yield from _missing(f"partner row {row.lender}→{row.partner}: partner", row.partner, names)
        elif isinstance(row, IdentifierRecord):
            yield from _missing("identifiers of", row.subject, firms | brands)
        elif isinstance(row, PayeeRecord):
            yield from _borrowed_payee(row, licences, products)
            for name in row.collected_for:
                yield from _missing(f"payee {row.payee}: collected_for", name, firms | brands)
            for name in row.lenders:
                yield from _missing(f"payee {row.payee}: lender", name, firms)


def _borrowed_payee(row: PayeeRecord, licences: list[LicenceRecord], products: list[ProductRecord]) -> Iterator[str]:
    """Yield faults: a payee under another name of a firm or brand on record would be a second entity beside it."""
    for main, *others in [(one.legal_name, *one.former_names, *one.aliases) for one in licences] + [
        (one.brand, *one.former_names, *one.aliases) for one in products
    ]:
        for name in others:
            if legal_name_key(name) == legal_name_key(row.payee):
                yield f"payee {row.payee} is another name of {main}: write that"


def _missing(label: str, name: str | None, names: set[str]) -> Iterator[str]:
    if name is not None and legal_name_key(name) not in names:
        yield f"{label} {name} is in no row"


def _bad_links(rows: list[Record]) -> Iterator[str]:
    for row in rows:
        if row.cite.url is None:
            continue
        host = urlsplit(row.cite.url).hostname or ""
        if not any(host == allowed or host.endswith("." + allowed) for allowed in LINK_HOSTS):
            yield f"{_label(row)}: {host} is neither the publisher nor an established newspaper: put it in read_at"


def _undated_searches(products: list[ProductRecord]) -> Iterator[str]:
    """Yield faults: a name that was looked for and not found, without the day on which it was looked for."""
    for row in products:
        if row.finding == "not_found" and len(row.cite.as_of or "") != len("2026-11-29"):
            yield f"{row.brand}: looked for and not found, but on which day is not said"


def _label(row: Record) -> str:
    match row:
        case LicenceRecord():
            return row.legal_name
        case PartnerRecord():
            return f"{row.lender}→{row.partner}"
        case NoticeRecord() | IdentifierRecord():
            return row.subject
        case ProductRecord():
            return row.brand
        case PayeeRecord():
            return row.payee
        case RateRecord():
            return f"{row.series} {row.effective}"
