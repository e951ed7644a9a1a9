"""JSON answers of publishers: their value, or the table that a list of objects is."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import NoReturn

from registries.document import PageChangedError
from registries.documents.tables.outside import Words
from registries.documents.tables.table import Table

#: Digits that a program which keeps numbers as such (every browser) can carry: a longer code has lost its end.
_MOST_DIGITS = 15
_TOTALS = re.compile(r"(?:total|totalcount|totalnum|totalrows|totalrecords?|recordstotal|recordcount|rowcount|count)")
_PAGES = re.compile(r"(?:pages|totalpages?|pagecount|pagetotal)")
_MOST = 5


class _Number(str):
    """A number as it is written."""

    __slots__ = ()


class _Object(dict[str, object]):
    """An object; `doubled`: keys that it has more than once."""

    doubled: tuple[str, ...] = ()


def parse_json(text: str) -> object:
    """Return the value of a JSON text. Raises PageChangedError for anything else, NaN included."""
    try:
        value: object = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        raise PageChangedError(f"not JSON: {fault}; it begins {text[:60]!r}") from fault
    return value


def json_table(text: str) -> Table:
    """Return a JSON list of flat objects as a table whose header is their keys, in the order in which they first
    appear; numbers as they are written. An object that holds exactly one such list is read as that list, and what it
    says of how many there are is held against it.

    Raises PageChangedError for any other shape.
    """
    try:
        value = json.loads(
            text.removeprefix("\ufeff"),
            parse_constant=_refuse,
            parse_float=_Number,
            parse_int=_Number,
            object_pairs_hook=_object,
        )
    except (ValueError, RecursionError) as fault:
        raise PageChangedError(f"not JSON: {fault}; it begins {text[:60]!r}") from fault
    items = _items(value)
    keys = list(dict.fromkeys(key for item in items for key in item))
    table = Table.of([keys, *([_printed(item.get(key)) for key in keys] for item in items)])
    told = [*(_declared(value, len(items)) if isinstance(value, _Object) else ()), *_faults(items)]
    more = [f"{len(told)} such remarks in all"] if len(told) > _MOST else []
    return Table(table.rows, warnings=(*told[:_MOST], *more), outside=tuple(_words(value)))


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON value")


def _object(pairs: list[tuple[str, object]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        made.doubled = tuple(key for key in made if keys.count(key) > 1)
    return made


def _items(value: object) -> list[_Object]:
    if isinstance(value, dict):
        lists = [member for member in value.values() if isinstance(member, list)]
        value = lists[0] if len(lists) == 1 else None
    if not isinstance(value, list) or not value or not all(isinstance(item, _Object) for item in value):
        raise PageChangedError("expected a JSON list of objects, or an object with one such list")
    return value


def _printed(value: object) -> str:
    if isinstance(value, dict | list):
        raise PageChangedError(f"expected flat objects, found {str(value)[:60]!r} inside one")
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def _declared(whole: _Object, count: int) -> Iterator[str]:
    """Yield what the object around a list says of its length, where that is another."""
    yield from (
        f"the key {key[:40]!r} is there more than once, and only its last value is read" for key in whole.doubled
    )
    for key, value in whole.items():
        name = key.lower().replace("_", "")
        if not isinstance(value, _Number) or not value.isdecimal():
            continue
        if _TOTALS.fullmatch(name) and int(value) != count:
            yield f"the document says {key} {value}, {count} rows were read"
        if _PAGES.fullmatch(name) and int(value) > 1:
            yield f"the document says {key} {value}: this is one page of them"


def _words(whole: object) -> Iterator[Words]:
    """Yield the texts that stand beside the list."""
    for key, value in whole.items() if isinstance(whole, _Object) else ():
        if isinstance(value, str) and not isinstance(value, _Number):
            yield Words(f"the words under {key[:40]!r}", value)


def _faults(items: list[_Object]) -> Iterator[str]:
    """Yield codes that were written as numbers too long for one, keys of which only the last value counts, and those
    that most objects have and one lacks."""
    usual = Counter(key for item in items for key in item)
    for number, item in enumerate(items, start=1):
        if lacking := [key for key, count in usual.items() if 2 * count > len(items) and key not in item]:
            yield f"row {number} lacks what most rows have: {lacking[0][:40]!r}"
        for key in item.doubled:
            yield f"row {number}: the key {key[:40]!r} is there more than once, and only its last value is read"
        for key, value in item.items():
            if isinstance(value, _Number) and ("e" in value.lower() or sum(map(str.isdigit, value)) > _MOST_DIGITS):
                fault = f"a number of more than {_MOST_DIGITS} digits loses its end"
                yield f"row {number}, {key[:40]!r}: {fault}: {value[:40]}"
