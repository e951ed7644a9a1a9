"""What stands between a reading and publishing: every fault that makes a person look first, one sentence each.

Nothing here mends a reading. A fault costs freshness, a let-through fault could cost a borrower money.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from pydantic import BaseModel

from registries.characters import category
from registries.firm_names.legal_names import bad_names
from registries.model import LicenceRecord, LicenceType, NoticeRecord, PartialDate, Record, legal_name_key
from registries.reader import Gate, ParsedList
from registries.row_identity import Identity, digest, identity, names_in, same_but_cited
from registries.uscc import is_uscc

# 机构编码 on 金融许可证 (NFRA): a letter for the class of firm, four digits, a letter for the level, nine digits.
_NFRA_CODE = re.compile(r"[A-Z]\d{4}[A-Z]\d{9}")
# 许可证编号 of 支付业务许可证 (PBoC)
_PAYMENT_NUMBER = re.compile(r"Z\d{13}")
_NFRA_TYPES = (
    LicenceType.BANK,
    LicenceType.PRIVATE_BANK,
    LicenceType.FOREIGN_BANK_BRANCH,
    LicenceType.CONSUMER_FINANCE,
    LicenceType.AUTO_FINANCE,
    LicenceType.TRUST,
    LicenceType.FINANCIAL_LEASING,
)
#: Licence number by licence type, where one publisher gives it one shape. Provinces number as they like.
NUMBER_SHAPES = {LicenceType.PAYMENT: _PAYMENT_NUMBER} | dict.fromkeys(_NFRA_TYPES, _NFRA_CODE)

#: What a publisher does not take back from a row: its absence is a page cut short, or a column moved.
_NEVER_LOST = ("number", "uscc", "granted", "expires")

_MOST_EXAMPLES = 3  # names a sentence gives as examples
_SCRIPT = re.compile(r"(javascript|vbscript)\s*:|data:[a-z]+/", re.IGNORECASE)
_ENTITY = re.compile(r"&(#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE)
# Unicode categories: control, format (bidi marks, zero width), private use, surrogate, line separators.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def faults(parsed: ParsedList, gate: Gate, previous: Sequence[Record]) -> tuple[str, ...]:
    """Return the faults that speak against publishing a parsed list, a sentence each; empty when nothing does.

    `previous`: the rows that are valid now. Without any, what changed is not judged. A malformed code that is valid
    now was let through by a person, and is not asked about again. An empty list is a fault unless `min_rows` is 0.
    """
    if not parsed.rows and gate.min_rows:
        return ("the list is empty", *parsed.warnings)
    return tuple(
        chain(
            _total(parsed, gate),
            _serials(parsed, gate),
            _bounds(len(parsed.rows), gate),
            _dates(parsed, previous),
            _changes(parsed.rows, gate, previous) if previous else (),
            _fill(parsed.rows, gate),
            _canaries(parsed.rows, gate),
            _duplicates(parsed.rows),
            _codes(parsed.rows, previous),
            _hostile(parsed.rows),
            _bad_names(parsed.rows),
            parsed.warnings,
        )
    )


def _total(parsed: ParsedList, gate: Gate) -> Iterator[str]:
    if parsed.declared_total is None:
        if gate.expect_total:
            yield "the total that the publisher declares was not found"
    elif parsed.declared_total != len(parsed.rows):
        yield f"the publisher declares {parsed.declared_total} rows, {len(parsed.rows)} were read"


def _serials(parsed: ParsedList, gate: Gate) -> Iterator[str]:
    if not parsed.serials:
        if gate.expect_serials:
            yield "the rows carry no serial numbers"
        return
    broken = next((place for place in enumerate(parsed.serials, start=1) if place[0] != place[1]), None)
    if broken:
        yield f"serial number {broken[0]} is missing: {broken[1]} stands in its place"
    if len(parsed.serials) != len(parsed.rows):
        yield f"{len(parsed.serials)} rows are numbered, {len(parsed.rows)} were read"


def _bounds(rows: int, gate: Gate) -> Iterator[str]:
    if rows < gate.min_rows:
        yield f"{rows} rows are fewer than the {gate.min_rows} this list has at least"
    if rows > gate.max_rows:
        yield f"{rows} rows are more than the {gate.max_rows} this list has at most"


def _dates(parsed: ParsedList, previous: Sequence[Record]) -> Iterator[str]:
    fetched = max((row.cite.retrieved_at.isoformat() for row in parsed.rows), default="9999")
    if parsed.as_of and _later(parsed.as_of, fetched):
        yield f"the list is dated {parsed.as_of}, after the day it was fetched ({fetched})"
    newest = max((row.cite.as_of for row in previous if row.cite.as_of), default=None)
    if parsed.as_of and newest and _later(newest, parsed.as_of):
        yield f"the list is dated {parsed.as_of}, older than the one of {newest} that is held"
    future = [row for row in parsed.rows if isinstance(row, NoticeRecord) and row.date and _later(row.date, fetched)]
    if future:
        yield f"{len(future)} notices are dated after the day they were fetched: {_examples(future)}"


def _later(a: PartialDate, b: PartialDate) -> bool:
    """Return whether a date is surely later than another, as far as both are known."""
    length = min(len(a), len(b))
    return a[:length] > b[:length]


def _changes(rows: Sequence[Record], gate: Gate, previous: Sequence[Record]) -> Iterator[str]:
    before, now = _by_identity(previous), _by_identity(rows)
    removed = [row for key, row in before.items() if key not in now]
    added = now.keys() - before.keys()
    if len(removed) > gate.removed_at_most * len(before):
        share = f"{len(removed)} of {len(before)} ({len(removed) / len(before):.1%}) are gone"
        yield f"{share}, at most {gate.removed_at_most:.1%} may be: {_examples(removed)}"
    if len(added) > gate.added_at_most * len(before):
        share = f"{len(added)} are new to {len(before)} ({len(added) / len(before):.1%})"
        yield f"{share}, at most {gate.added_at_most:.1%} may be"
    yield from _rewritten([(before[key], now[key]) for key in before.keys() & now.keys()], gate)


def _rewritten(pairs: Sequence[tuple[Record, Record]], gate: Gate) -> Iterator[str]:
    """Yield rows that are still there and say something else, or less. The citation does not count."""
    changed = sorted((pair for pair in pairs if not same_but_cited(*pair)), key=lambda pair: identity(pair[0]))
    most = max(1.0, gate.changed_at_most * len(pairs)) if gate.changed_at_most else 0
    if len(changed) > most:
        share = f"{len(changed)} of {len(pairs)} rows ({len(changed) / len(pairs):.1%}) say something else"
        yield f"{share}, at most {gate.changed_at_most:.1%} may: {_examples([after for _, after in changed])}"
    for name in _NEVER_LOST:
        lost = [after for before, after in changed if _is_filled(before, name) and not _is_filled(after, name)]
        if lost:
            yield f"{len(lost)} rows have lost their {name}: {_examples(lost)}"


def _by_identity(rows: Iterable[Record]) -> dict[Identity, Record]:
    return {identity(row): row for row in rows}


def _fill(rows: Sequence[Record], gate: Gate) -> Iterator[str]:
    for path, least in gate.fill.items():
        filled = sum(_is_filled(row, path) for row in rows)
        if filled < least * len(rows):
            yield f"{path} is filled in {filled} of {len(rows)} rows ({filled / len(rows):.1%}), not in {least:.1%}"


def _is_filled(row: Record, path: str) -> bool:
    """Return whether the dotted field has a value. A field the row does not have is empty: a slip in a gate shows at
    once."""
    value: object = row
    for name in path.split("."):
        value = getattr(value, name, None)
    return bool(value.strip()) if isinstance(value, str) else value not in (None, ())


def _canaries(rows: Sequence[Record], gate: Gate) -> Iterator[str]:
    there = {legal_name_key(name) for row in rows for name in names_in(row)}
    missing = [name for name in gate.canaries if legal_name_key(name) not in there]
    if missing:
        examples = "、".join(missing[:_MOST_EXAMPLES])
        yield f"{len(missing)} of {len(gate.canaries)} names that must be there are not: {examples}"


def _duplicates(rows: Sequence[Record]) -> Iterator[str]:
    digests = [digest(row) for row in rows]
    times = Counter(digests)
    again = [row for key, row in dict(zip(digests, rows, strict=True)).items() if times[key] > 1]
    if again:
        yield f"{len(again)} rows stand there more than once: {_examples(again)}"


def _codes(rows: Sequence[Record], previous: Sequence[Record]) -> Iterator[str]:
    let_through = {_code(row) for row in previous if isinstance(row, LicenceRecord)}
    licences = [row for row in rows if isinstance(row, LicenceRecord) and _code(row) not in let_through]
    codes = [row for row in licences if row.uscc is not None and not is_uscc(row.uscc)]
    if codes:
        yield f"{len(codes)} rows have a malformed USCC, the first {codes[0].legal_name} {_plain(codes[0].uscc)}"
    numbers = [row for row in licences if _is_misnumbered(row)]
    if numbers:
        first = f"{numbers[0].legal_name} {_plain(numbers[0].number)}"
        yield f"{len(numbers)} rows have a licence number of another shape than their type, the first {first}"


def _code(row: LicenceRecord) -> tuple[str, str | None, str | None]:
    return row.legal_name, row.uscc, row.number


def _is_misnumbered(row: LicenceRecord) -> bool:
    shape = NUMBER_SHAPES.get(row.licence_type)
    return bool(shape and row.number is not None and not shape.fullmatch(row.number))


def _hostile(rows: Sequence[Record]) -> Iterator[str]:
    parts = ((row, what) for row in rows for text in _texts(row) if (what := _hostile_part(text)))
    hostile = list(parts)
    if hostile:
        row, what = hostile[0]
        yield f"{len(hostile)} texts hold what no name or title holds, the first {what} in {_examples([row])}"


def _bad_names(rows: Sequence[Record]) -> Iterator[str]:
    """Yield a fault for names that hold more, or less, than a name. Hostile ones are another fault (`_hostile`)."""
    harmless = (row for row in rows if not any(map(_hostile_part, names_in(row))))
    problems = [fault for row in harmless for fault in bad_names(row)]
    if problems:
        yield f"{len(problems)} names of firms are none as they stand, the first {_plain(problems[0])}"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


def _hostile_part(text: str) -> str | None:
    """Return what in a text is markup, script, or a character that does not print; None for a plain text."""
    if text.isascii() and text.isalnum():
        return None
    if "<" in text or ">" in text:
        return "an angle bracket"
    if _SCRIPT.search(text):
        return "a script address"
    if _ENTITY.search(text):
        return "an undecoded HTML entity"
    if text.isprintable() and "\ufffd" not in text:  # whichever Python: what came later than Unicode 14 is let pass
        return None
    odd = next((char for char in text if category(char) in _UNPRINTABLE or char == "\ufffd"), None)
    return f"the character U+{ord(odd):04X}" if odd else None


def _examples(rows: Sequence[Record]) -> str:
    """Return the first names, fit to be shown in a terminal."""
    examples = "、".join(_plain(names_in(row)[0]) for row in rows[:_MOST_EXAMPLES])
    return examples + (" …" if len(rows) > _MOST_EXAMPLES else "")


def _plain(text: str | None) -> str:
    return "".join("?" if _hostile_part(char) else char for char in text or "")
