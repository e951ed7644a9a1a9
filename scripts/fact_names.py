"""The names and dates in a row of a research paper, however that paper calls its fields."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Row = Mapping[str, Any]

_NAMES = (
    *("brand", "name", "names", "subject", "subjects"),
    *("bill_text", "list", "sweep", "pattern", "cfc_change", "what", "notice", "bank_products"),
)
_DATES = ("date", "as_of", "list_date", "source_date")
_NOTE = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")


def names_of(row: Row) -> tuple[str, ...]:
    """Return the names a row is about, without the note in brackets behind one; a row that states a fact, also as
    printed."""
    names = [name for field in _NAMES for name in _texts(row.get(field))]
    if "states" not in row:
        return tuple(dict.fromkeys(_bare(name) for name in names))
    return tuple(dict.fromkeys(form for name in names for form in (name, _bare(name))))


def pairs_of(row: Row) -> tuple[str, ...]:
    """Return lender→partner of a row that gives nothing but such a pair, and lender→product where it names one."""
    if "states" in row or "partner" not in row:
        return ()
    named = (str(row["partner"]), _bare(str(row["partner"])), row.get("product"))
    return tuple(dict.fromkeys(f"{row['lender']}→{name}" for name in named if name))


def dates_of(row: Row) -> tuple[str, ...]:
    """Return the dates of a row, ISO, maybe partial; none where it gives a word or two years."""
    dates = (str(row[field]) for field in _DATES if row.get(field))
    return tuple(date for date in dates if re.fullmatch(r"\d{4}(-\d\d){0,2}", date))


def _bare(name: str) -> str:
    return _NOTE.sub("", name) or name


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (str(key) for key in value)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
