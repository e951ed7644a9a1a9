"""Names of firms in records, with what their cells noted beside them put where it belongs.

Every reader of a list that names firms passes its rows through here; the gate looks again (`bad_names`), so that none
is published under a name with a note in it, or under a legal form that is nobody's name.
"""

from collections.abc import Iterator

from registries.documents.tables.cells import join_han
from registries.firm_names.name_cell import NameCell, read_name_cell
from registries.firm_names.name_notes import lesser
from registries.firm_names.registered_names import registered_ending
from registries.model import (
    IdentifierRecord,
    LicenceRecord,
    LicenceStatus,
    NoticeRecord,
    PartnerRecord,
    PayeeRecord,
    ProductRecord,
    Record,
    Text,
)


def licence_of(row: LicenceRecord, warnings: list[str]) -> LicenceRecord | None:
    """Return a licence row whose name is read from its cell as printed: the notes beside the name give former
    names, and take from the status; never add to it. None where it cannot be told which firm it is, or what is said
    of it: why is then a warning, and so is a note that is not certain."""
    cell = read_name_cell(row.legal_name)
    if fault := _licence_fault(cell):
        warnings.append(f"{fault}: {row.legal_name[:60]!r}")
        return None
    if not cell.certain:
        warnings.append(f"{cell.name[:60]} is noted as {'、'.join(cell.notes)[:40]!r}: is its licence in force?")
    if cell.labels:
        warnings.append(f"{cell.name[:60]} is read out of a cell of two names: {row.legal_name[:100]!r}")
    status = lesser(row.status, cell.status) if cell.status else row.status
    if cell.marks and status is LicenceStatus.IN_FORCE:
        warnings.append(f"{cell.name[:60]} bears the mark {''.join(cell.marks)[:10]!r}: what does its note say?")
    former = tuple(dict.fromkeys((*row.former_names, *cell.former_names)))
    note = row.note or (_note(cell.notes) if cell.status else None)
    return row.model_copy(update={"legal_name": cell.name, "status": status, "former_names": former, "note": note})


def notice_of(row: NoticeRecord, warnings: list[str]) -> NoticeRecord | None:
    """Return a notice whose names of firms are read from their cells. A note beside one is dropped, and a warning."""
    names = {}
    for field in ("subject", "operator"):
        printed = getattr(row, field)
        if not printed:
            continue
        cell = read_name_cell(printed)
        if not _is_firm(cell):
            names[field] = join_han(printed)
            continue
        if fault := _licence_fault(cell):
            warnings.append(f"{fault}: {printed[:60]!r}")
            return None
        if cell.notes or cell.former_names:
            warnings.append(f"{cell.name[:60]} has a note in its cell: {printed[:80]!r}")
        names[field] = cell.name
    return row.model_copy(update=names)


def partner_name(printed: str) -> tuple[str, str | None]:
    """Return the name in a cell of a list of partners, and why it cannot be used. A partner with a note on its status
    may be none any longer, and one with a former name may stand there under it."""
    cell = read_name_cell(printed)
    if cell.faults:
        return cell.name, cell.faults[0]
    if cell.notes or cell.former_names:
        return cell.name, f"a note beside the name: {'、'.join((*cell.notes, *cell.former_names))[:40]!r}"
    return cell.name, None


def footnote_marks(printed: str) -> str | None:
    """Return the footnote marks in the cell of a name: what they say of it stands elsewhere. None where none is."""
    return "".join(read_name_cell(printed).marks)[:10] or None


def bad_names(row: Record) -> Iterator[str]:
    """Yield what is wrong with the names of firms in a row that is about to be published, one sentence each."""
    for name, is_licence in _firms_in(row):
        cell = read_name_cell(name)
        if is_licence or _is_firm(cell) or not cell.name:
            fault = _licence_fault(cell) if is_licence else next(iter(cell.faults), None)
            if fault or not cell.plain:
                yield f"{fault or 'a note or a mark in a name'}: {name[:60]!r}"


def _firms_in(row: Record) -> Iterator[tuple[str, bool]]:
    match row:
        case LicenceRecord():
            yield row.legal_name, True
            yield from ((name, False) for name in row.former_names)
        case PartnerRecord():
            yield from ((name, False) for name in dict.fromkeys((row.lender, row.partner)))
        case NoticeRecord():
            yield from ((name, False) for name in (row.subject, row.operator) if name)
        case ProductRecord():
            yield from ((name, False) for name in (row.operator,) if name)
        case IdentifierRecord():
            yield row.subject, False
        case PayeeRecord():
            yield from ((name, False) for name in dict.fromkeys((row.payee, *row.lenders)))


def _is_firm(cell: NameCell) -> bool:
    return registered_ending(cell.name)


def _licence_fault(cell: NameCell) -> str | None:
    if cell.faults:
        return cell.faults[0]
    return None if registered_ending(cell.name) else "a name that ends as no registered name does"


def _note(words: list[str]) -> Text:
    printed = "；".join(words)
    return Text(zh=f"名单上，名称后面写着“{printed}”。", en=f"Printed beside the name on the list: {printed}")
