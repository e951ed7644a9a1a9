"""Rows and differences as an operator reads them on a terminal."""

from collections.abc import Iterable, Iterator

from registries.model import LicenceRecord, NoticeRecord, PartnerRecord, ProductRecord, RateRecord, Record
from registries.row_identity import RowDiff
from registries.store.history import Change, Diff

SHOWN = 10


def row(record: Record) -> str:
    """One row in a few words."""
    match record:
        case LicenceRecord():
            words = (record.legal_name, record.licence_type.value, record.status.value, record.number)
        case PartnerRecord():
            words = (record.lender, record.partner, record.role.value, record.status)
        case NoticeRecord():
            words = (record.subject, record.action.value, record.stage, record.date)
        case ProductRecord():
            words = (record.brand, record.operator or "—", record.finding, None)
        case RateRecord():
            words = (record.series, f"{record.percent}%", record.effective.isoformat(), None)
    return _shown(" · ".join(word for word in words if word))


def difference(compared: RowDiff, at_most: int = SHOWN) -> Iterator[str]:
    """What came, went and changed: at most so many rows of each, then how many more."""
    yield from _some("+", [row(record) for record in compared.added], at_most)
    yield from _some("-", [row(record) for record in compared.removed], at_most)
    yield from _some("~", [f"{row(after)}  {_fields(before, after)}" for before, after in compared.changed], at_most)
    if compared.redated:
        yield f"  = 只换了日期 only the date is new: {compared.redated}"


def change(one: Change) -> Iterator[str]:
    """One revision, then what it changed."""
    yield f"#{one.revision}  {one.when}  {one.source}  截至 as of {one.as_of or '—'}  {_counts(one.row_diff)}"
    yield from difference(one.row_diff)


def diff(between: Diff) -> Iterator[str]:
    """The difference of two revisions, source by source."""
    for source, compared in between.row_diff.items():
        yield f"{source}  {_counts(compared)}"
        yield from difference(compared)


def change_json(one: Change) -> dict[str, object]:
    """One revision whole, for machines."""
    return {
        "revision": one.revision,
        "source": one.source,
        "when": one.when,
        "as_of": one.as_of,
        "added": [record.model_dump(mode="json", exclude_none=True) for record in one.added],
        "removed": [record.model_dump(mode="json", exclude_none=True) for record in one.removed],
    }


def _counts(told: RowDiff) -> str:
    return f"+{len(told.added)} −{len(told.removed)} ~{len(told.changed)} ={told.redated}"


def _some(sign: str, lines: list[str], at_most: int) -> Iterable[str]:
    more = [f"  {sign} … {len(lines) - at_most}"] if len(lines) > at_most else []
    return [*(f"  {sign} {line}" for line in lines[:at_most]), *more]


def _fields(before: Record, after: Record) -> str:
    """Which fields changed, and how."""
    old, new = (record.model_dump(mode="json", exclude={"cite"}) for record in (before, after))
    return _shown("; ".join(f"{key}: {old.get(key)} → {new[key]}" for key in new if new[key] != old.get(key)))


def _shown(text: str) -> str:
    """What a held row says may be hostile: nothing that moves a terminal's cursor or writes backwards."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
