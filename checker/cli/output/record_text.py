"""Rows and differences as an operator reads them on a terminal."""

from collections.abc import Iterable, Iterator

from checker.cli.terminal.language import say
from checker.cli.terminal.lines import printable
from registries.model import (
    IdentifierRecord,
    LicenceRecord,
    NoticeRecord,
    PartnerRecord,
    PayeeRecord,
    ProductRecord,
    RateRecord,
    Record,
)
from registries.row_identity import RowDiff
from registries.store.history import Change, Diff

MAX_ROWS = 10  # of each kind: a page of a terminal holds all three


def row(record: Record) -> str:
    """Return one row in a few words."""
    parts: tuple[str | None, ...]
    match record:
        case LicenceRecord():
            parts = (record.legal_name, record.licence_type.value, record.status.value, record.number)
        case PartnerRecord():
            parts = (record.lender, record.partner, record.role.value, record.status)
        case NoticeRecord():
            parts = (record.subject, record.action.value, record.stage, record.date)
        case ProductRecord():
            parts = (record.brand, record.operator or "—", record.finding, None)
        case PayeeRecord():
            parts = (record.payee, record.role.value, "、".join(record.collected_for), record.channel)
        case IdentifierRecord():
            parts = (record.subject, *map("、".join, (record.domains, record.app_ids, record.service_numbers)))
        case RateRecord():
            parts = (record.series, f"{record.percent}%", record.effective.isoformat(), None)
    return printable(" · ".join(part for part in parts if part))


def difference(compared: RowDiff, at_most: int = MAX_ROWS) -> Iterator[str]:
    """Yield the rows added (+), removed (-) and changed (~): at most `at_most` of each, then how many more there
    are."""
    yield from _first_lines("+", [row(record) for record in compared.added], at_most)
    yield from _first_lines("-", [row(record) for record in compared.removed], at_most)
    yield from _first_lines(
        "~", [f"{row(after)}  {_fields(before, after)}" for before, after in compared.changed], at_most
    )
    if compared.redated:
        yield f"  = {say('只换了日期', 'only the date is new')}: {compared.redated}"


def change(entry: Change) -> Iterator[str]:
    """Yield one revision, then what it changed."""
    dated = f"{say('截至', 'as of')} {entry.as_of or '—'}"
    yield f"#{entry.revision}  {entry.when}  {entry.source}  {dated}  {_counts(entry.row_diff)}"
    yield from difference(entry.row_diff)


def diff(between: Diff) -> Iterator[str]:
    """Yield the difference of two revisions, source by source."""
    for source, compared in between.row_diff.items():
        yield f"{source}  {_counts(compared)}"
        yield from difference(compared)


def change_json(entry: Change) -> dict[str, object]:
    """Return one revision whole, for machines: its rows added and removed as JSON objects."""
    return {
        "revision": entry.revision,
        "source": entry.source,
        "when": entry.when,
        "as_of": entry.as_of,
        "added": [record.model_dump(mode="json", exclude_none=True) for record in entry.added],
        "removed": [record.model_dump(mode="json", exclude_none=True) for record in entry.removed],
    }


def _counts(compared: RowDiff) -> str:
    return f"+{len(compared.added)} −{len(compared.removed)} ~{len(compared.changed)} ={compared.redated}"


def _first_lines(sign: str, lines: list[str], at_most: int) -> Iterable[str]:
    more = [f"  {sign} … {len(lines) - at_most}"] if len(lines) > at_most else []
    return [*(f"  {sign} {line}" for line in lines[:at_most]), *more]


def _fields(before: Record, after: Record) -> str:
    """Return which fields changed, each as `field: before → after`."""
    old, new = (record.model_dump(mode="json", exclude={"cite"}) for record in (before, after))
    return printable("; ".join(f"{key}: {old.get(key)} → {new[key]}" for key in new if new[key] != old.get(key)))
