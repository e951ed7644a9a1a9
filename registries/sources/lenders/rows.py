"""The rows of a lender's list: no template is prescribed, so columns go by their headers and roles by known words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from registries.characters import HAN
from registries.documents.page_text import mask_phones, without_phones
from registries.documents.tables.joined_tables import Announced, JoinedTables, joined_tables
from registries.documents.tables.numbering import numbering
from registries.documents.tables.table import Table
from registries.firm_names.legal_names import footnote_marks, partner_name
from registries.model import Citation, PartnerRecord, PartnerRole, legal_name_key
from registries.reader import PageChangedError
from registries.sources.lenders.descriptions import Lists

#: Endings of a full registered name. 银行 alone is not among them: banks print 微众银行 for a longer legal name.
_REGISTERED = (
    "有限公司",
    "责任公司",
    "股份公司",
    "分公司",
    "合伙)",
    "合伙企业",
    "事务所",
    "信用社",
    "联合社",
    "合作联社",
)
_HAN = re.compile(f"[{HAN}]")
_TWO_FIRMS = re.compile(r"公司[\s、,，;；/]+(?![(（])")
_ENUMERATED = re.compile(r"[（(]?\d+[、.．)）]")
_SEPARATORS = re.compile(r"[、，,;；/\n]+")
_NOTHING = frozenset({"", "-", "--", "—", "无", "/", "暂无"})
_OPTIONAL = frozenset({"serial", "role", "products"})
_LONGEST_NAME = 120

Rows = Sequence[dict[str, str]]


@dataclass(frozen=True)
class PartnerRow:
    """One partner as the list prints it: `roles` is empty where the list has no role column."""

    name: str
    roles: tuple[PartnerRole, ...]
    products: tuple[str, ...]


@dataclass(frozen=True)
class PartnerListing:
    """A list as read. `has_roles`: it has a role column. `title`: what stands above its header row, where that can be
    told, and the header of its names (催收机构名称)."""

    partners: tuple[PartnerRow, ...]
    has_roles: bool
    title: str
    warnings: tuple[str, ...]


def form_of(name: str) -> Literal["full_name", "group"]:
    """Return `full_name` where the printed name ends as registered names do; what else it may stand for is not
    guessed."""
    return "full_name" if legal_name_key(name).endswith(_REGISTERED) else "group"


def listing(tables: Iterable[Table], lists: Lists, lender: str = "", title: str = "") -> PartnerListing:
    """Read the tables that name partners, as one list. `lender`: whose list it is, `title`: what announces it. Raises
    PageChangedError where none does, or columns are swapped."""
    columns: Mapping[str, str] = lists.field_of()
    read = joined_tables(tables, columns, lists.ignored_headers, _OPTIONAL, Announced((lender,), title))
    rows = read.rows
    _refuse_swapped(rows, lists)
    warnings = list(read.warnings)
    partners = tuple(_partner_rows(rows, lists, warnings))
    numbers = numbering([_counted_once(part.rows) for part in read.parts], warnings)
    if numbers != tuple(range(1, len(numbers) + 1)):
        warnings.append(f"序号 does not run from 1 to {len(numbers)}: {_first_gap(numbers)}")
    has_roles = bool(rows) and all("role" in row for row in rows)
    if len(read.parts) > 1 and not has_roles:
        warnings.append(f"{len(read.parts)} tables without a column of roles: has each of them the title's?")
    return PartnerListing(partners, has_roles, _title(read), tuple(map(mask_phones, warnings)))


def _title(read: JoinedTables) -> str:
    return f"{read.title} {' '.join(dict.fromkeys(part.headers['partner'] for part in read.parts))}"


def partner_records(
    partners: Iterable[PartnerRow], lender: str, role: PartnerRole | None, cite: Citation
) -> tuple[PartnerRecord, ...]:
    """Return one record a partner and role, the products of repeated rows together. `role`: what a row without one
    is."""
    products: dict[tuple[str, PartnerRole], dict[str, None]] = {}
    names: dict[str, str] = {}
    for partner in partners:
        name = names.setdefault(legal_name_key(partner.name), partner.name)
        for partner_role in partner.roles or ((role,) if role else ()):
            products.setdefault((name, partner_role), {}).update(dict.fromkeys(partner.products))
    return tuple(
        PartnerRecord(
            lender=lender,
            partner=name,
            as_printed=name,
            form=form_of(name),
            role=partner_role,
            products=tuple(product_names),
            basis="published_list",
            cite=cite,
        )
        for (name, partner_role), product_names in products.items()
    )


def _partner_rows(rows: Rows, lists: Lists, warnings: list[str]) -> Iterator[PartnerRow]:
    for number, row in enumerate(rows, start=1):
        printed = without_phones(row["partner"])
        name, noted = partner_name(printed)
        if fault := _name_fault(printed) or noted:
            warnings.append(f"row {number}: {fault}: {printed[:60]!r}")
            continue
        if marks := footnote_marks(printed):
            warnings.append(f"row {number}: {name[:60]} bears the mark {marks!r}: what does its note say?")
        roles = tuple(_roles(row["role"], lists.roles, number, warnings)) if "role" in row else ()
        if roles or "role" not in row:
            yield PartnerRow(name, roles, _products(row.get("products", "")))


def _name_fault(printed: str) -> str | None:
    if not _HAN.search(printed) or len(printed) > _LONGEST_NAME:
        return "no name of a firm"
    if _ENUMERATED.match(printed):
        return "a number before the name"
    return "two names in one cell?" if _TWO_FIRMS.search(printed) else None


def _roles(cell: str, role_words: Mapping[str, PartnerRole], number: int, warnings: list[str]) -> Iterator[PartnerRole]:
    words = [word.strip() for word in _SEPARATORS.split(cell)]
    for word in dict.fromkeys(words):
        if word in role_words:
            yield role_words[word]
        else:
            warnings.append(f"row {number}: unknown role word {word[:40]!r}")


def _products(cell: str) -> tuple[str, ...]:
    names = (without_phones(name.strip("《》“” ")) for name in _SEPARATORS.split(cell))
    return tuple(dict.fromkeys(name[:_LONGEST_NAME] for name in names if name not in _NOTHING))


def _counted_once(read: Rows) -> list[dict[str, str]]:
    """Return the rows, a partner whose cells are merged over several of them once. The gate cannot count 序号 against
    records: one number may give several records, one a role, or none here."""
    rows: list[dict[str, str]] = []
    for row in read:
        last = rows[-1] if rows and "serial" in row else None
        if last is None or (row["serial"], row["partner"]) != (last["serial"], last["partner"]):
            rows.append(row)
    return rows


def _first_gap(numbers: Sequence[int]) -> str:
    place = next(place for place, number in enumerate(numbers) if number != place + 1)
    return f"{place + 1} is printed as {numbers[place]}"


def _refuse_swapped(rows: Rows, lists: Lists) -> None:
    """Raise PageChangedError where columns moved: no names under a name's header, or firms under a product's."""
    nameless = [row for row in rows if not _HAN.search(row["partner"]) or row["partner"] in lists.roles]
    firms = [row for row in rows if form_of(row.get("products", "")) == "full_name"]
    for misplaced, what in (
        (nameless, "the column of names holds no names"),
        (firms, "the column of products holds firms"),
    ):
        if 2 * len(misplaced) > len(rows):
            raise PageChangedError(f"{what}, in {len(misplaced)} of {len(rows)} rows: are the columns swapped?")
