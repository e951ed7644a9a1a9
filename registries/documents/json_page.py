"""JSON answers of publishers: their value, or the table that a list of objects is."""

import json
from typing import NoReturn

from registries.documents.table import Table
from registries.reader import PageChangedError


def parse_json(text: str) -> object:
    """Return the value of a JSON text. Raises PageChangedError for anything else, NaN included."""
    try:
        value: object = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        raise PageChangedError(f"not JSON: {fault}; it begins {text[:60]!r}") from fault
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON value")


def json_table(text: str) -> Table:
    """Return a JSON list of flat objects as a table whose header is their keys, in the order in which they first
    appear.

    An object that holds exactly one such list is read as that list. Raises PageChangedError for any other shape.
    """
    items = _items(parse_json(text))
    keys = list(dict.fromkeys(key for item in items for key in item))
    return Table.of([keys, *([_printed(item.get(key)) for key in keys] for item in items)])


def _items(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        lists = [member for member in value.values() if isinstance(member, list)]
        value = lists[0] if len(lists) == 1 else None
    if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
        raise PageChangedError("expected a JSON list of objects, or an object with one such list")
    return value


def _printed(value: object) -> str:
    if isinstance(value, dict | list):
        raise PageChangedError(f"expected flat objects, found {str(value)[:60]!r} inside one")
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)
