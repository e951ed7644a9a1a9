"""JSON answers, and JSON that a page carries inside a script."""

import json
import re
from typing import NoReturn

from registries.documents.table import Table
from registries.reader import PageChangedError

#: A whole string literal, or a key without quotes as Ext JS servers write it: {root:[{code:"1"}]}.
#: A string that never closes is taken to the end at once, so that no page makes this slow.
_TOKEN = re.compile(r'("[^"\\]*+(?:\\.[^"\\]*+)*+"?)|([{,]\s*+)([A-Za-z_$][\w$]*+)(?=\s*+:)', re.DOTALL)
_OPENING = re.compile(r"[{\[]")


def parse_json(text: str) -> object:
    """The value of a JSON text. Raises PageChangedError for anything else, NaN included."""
    try:
        value: object = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        raise PageChangedError(f"not JSON: {fault}; it begins {text[:60]!r}") from fault
    return value


def embedded_json(text: str, marker: str) -> object:
    """The first JSON object or array after `marker`; keys may lack their quotes. Raises PageChangedError when the
    marker is not there exactly once, or no value follows it."""
    if text.count(marker) != 1:
        raise PageChangedError(f"expected {marker!r} exactly once, found it {text.count(marker)} times")
    opening = _OPENING.search(text, text.index(marker) + len(marker))
    if opening is None:
        raise PageChangedError(f"no JSON follows {marker!r}")
    return _first_value(text[opening.start() :], marker)


def _first_value(text: str, marker: str) -> object:
    reader = json.JSONDecoder(parse_constant=_refuse)
    try:
        return reader.raw_decode(text)[0]
    except (ValueError, RecursionError):
        pass  # perhaps only its keys are bare
    try:
        return reader.raw_decode(_TOKEN.sub(_quoted, text))[0]
    except (ValueError, RecursionError) as fault:
        raise PageChangedError(f"what follows {marker!r} is not JSON: {fault}; it begins {text[:60]!r}") from fault


def _quoted(found: re.Match[str]) -> str:
    return found[1] or f'{found[2]}"{found[3]}"'


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON value")


def json_table(text: str) -> Table:
    """A JSON list of flat objects as a table whose header is their keys, in the order in which they first appear.

    An object that holds exactly one such list is read as that list. Raises PageChangedError for any other shape.
    """
    items = _items(parse_json(text))
    keys = list(dict.fromkeys(key for item in items for key in item))
    return Table.of([keys, *([_printed(item.get(key)) for key in keys] for item in items)])


def _items(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        lists = [held for held in value.values() if isinstance(held, list)]
        value = lists[0] if len(lists) == 1 else None
    if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
        raise PageChangedError("expected a JSON list of objects, or an object with one such list")
    return value


def _printed(value: object) -> str:
    if isinstance(value, dict | list):
        raise PageChangedError(f"expected flat objects, found {str(value)[:60]!r} inside one")
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)
