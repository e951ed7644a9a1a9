"""The content of one description: a small, plain YAML file, whoever put it there.

The file is opened without waiting (a pipe has no end) and looked at before it is believed: aliases could make a small
file large, tags and deep nesting could make the parser fail in ways of its own.
"""

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

MAX_BYTES = 64 * 1024
_MAX_DEPTH = 12
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NoMappingError(ValueError):
    """The file holds no plain mapping. The message says what is wrong, and what is accepted."""


def read_mapping(file: Path) -> Mapping[str, Any]:
    """The mapping that the file holds. Raises OSError and NoMappingError."""
    data = _bytes_of(file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoMappingError(f"byte {error.start} is not UTF-8: save the file as UTF-8") from None
    try:
        fault = _not_plain(text) or _doubled(yaml.compose(text, Loader=_LOADER))
        content = None if fault else yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # dates and numbers that cannot be
        words = " ".join(str(error).split()).replace('in "<unicode string>", ', "at ")
        raise NoMappingError(f"not YAML: {words}") from None
    if fault:
        raise NoMappingError(fault)
    if not isinstance(content, dict):
        raise NoMappingError(f"a description is a mapping, this is {type(content).__name__}")
    return content


def _bytes_of(file: Path) -> bytes:
    handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(handle, "rb") as opened:  # noqa: PTH123 - opened already
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise NoMappingError("neither a file nor a link to one")
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NoMappingError(f"larger than {MAX_BYTES // 1024} KiB, which is more than any list needs")
    return data


def _not_plain(text: str) -> str | None:
    """What the file uses that a description needs not, and where; None if nothing."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        fault = _fault_of(event, depth)
        if fault:
            line = event.start_mark.line + 1 if event.start_mark else 0
            return f"line {line}: {fault}"
    return None


def _fault_of(event: yaml.Event, depth: int) -> str | None:
    if isinstance(event, yaml.AliasEvent):
        return "an alias (*): write the value out"
    if getattr(event, "tag", None) is not None:
        return "a tag (!): write plain values"
    return f"nested deeper than {_MAX_DEPTH} levels" if depth > _MAX_DEPTH else None


def _doubled(node: yaml.Node | None) -> str | None:
    """The first key that a mapping has twice, or that is no text, and where: YAML would silently keep the later one."""
    if not isinstance(node, yaml.CollectionNode):
        return None
    keys: set[str] = set()
    children = node.value
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                return f"line {key.start_mark.line + 1}: a key is a word, not a list or a mapping"
            if key.value in keys:
                return f"line {key.start_mark.line + 1}: the key {key.value[:40]!r} is there already"
            keys.add(key.value)
        children = [value for _, value in node.value]
    return next(filter(None, map(_doubled, children)), None)
