"""Numbers that Word itself prints in front of a paragraph, and that stand in no text: the usual way to number a table.

Counted in the document's order, as Word counts: lists of one definition go on with one another, unless one says that it
starts again. Only plain numbers (1, 1., 1、, (1)) are given; any other numbering gives nothing, and its reader says so.
"""

import re
from collections.abc import Iterable
from typing import Any

from registries.documents.word.word_text import Node, W

_PLAIN = re.compile(r"[（(]?%1[)）.．、]?")
_DECIMAL = frozenset({"decimal", "decimalZero", "decimalFullWidth", "decimalHalfWidth"})


class WordNumbers:
    """The running numbers of one document. `definitions`: its numbering part, `styles`: its styles part, if any."""

    def __init__(self, definitions: Node | None, styles: Node | None) -> None:
        self._abstract: dict[str, str] = {}
        self._restart: dict[str, int] = {}
        self._level: dict[str, tuple[int, bool]] = {}
        self._styles = _styles(styles)
        self._last: dict[str, int] = {}
        self._begun: set[str] = set()
        for abstract in definitions.iter(f"{W}abstractNum") if definitions is not None else ():
            self._level[abstract.get(f"{W}abstractNumId")] = _first_level(abstract)
        for number in definitions.iter(f"{W}num") if definitions is not None else ():
            self._define(number)

    def of(self, paragraphs: Iterable[Node]) -> dict[Node, str]:
        """Return the numbers that Word prints before paragraphs; all of the body's, in order."""
        return {paragraph: number for paragraph in paragraphs if (number := self._next(paragraph))}

    def _next(self, paragraph: Node) -> str:
        list_id, level = self._list_of(paragraph)
        abstract = self._abstract.get(list_id)
        if abstract is None or level != "0" or abstract not in self._level:
            return ""
        start, plain = self._level[abstract]
        if list_id not in self._begun and list_id in self._restart:
            self._last[abstract] = self._restart[list_id] - 1
        self._begun.add(list_id)
        number = self._last.get(abstract, start - 1) + 1
        self._last[abstract] = number
        return str(number) if plain else ""

    def _define(self, number: Node) -> None:
        list_id = number.get(f"{W}numId")
        abstract = number.find(f"{W}abstractNumId")
        if abstract is not None:
            self._abstract[list_id] = abstract.get(f"{W}val")
        override = number.find(f"{W}lvlOverride[@{W}ilvl='0']/{W}startOverride")
        if override is not None:
            self._restart[list_id] = _whole(override.get(f"{W}val"), 1)

    def _list_of(self, paragraph: Node) -> tuple[str, str]:
        """Return which list a paragraph is in and how deep: by itself, or by its style."""
        of_style: tuple[str, str] = ("", "0")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None:
            of_style = self._styles.get(style.get(f"{W}val"), of_style)
        own = paragraph.find(f"{W}pPr/{W}numPr")
        return _list_and_level(own, of_style) if own is not None else of_style


def _styles(styles: Node | None) -> dict[str, tuple[str, str]]:
    found = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        own = style.find(f"{W}pPr/{W}numPr")
        if own is not None:
            found[style.get(f"{W}styleId")] = _list_and_level(own, ("", "0"))
    return found


def _list_and_level(properties: Node, otherwise: tuple[str, str]) -> tuple[str, str]:
    list_id, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    return (
        otherwise[0] if list_id is None else list_id.get(f"{W}val", ""),
        otherwise[1] if level is None else level.get(f"{W}val", "0"),
    )


def _first_level(abstract: Node) -> tuple[int, bool]:
    """Return where the first level starts, and whether it prints plain numbers."""
    level = abstract.find(f"{W}lvl[@{W}ilvl='0']")
    if level is None:
        return 1, False
    return _whole(_value(level, "start"), 1), _is_plain(level)


def _is_plain(level: Node) -> bool:
    form = _value(level, "numFmt") or "decimal"
    return form in _DECIMAL and bool(_PLAIN.fullmatch(_value(level, "lvlText") or "%1"))


def _value(node: Node, name: str) -> str | None:
    child: Any = node.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _whole(printed: str | None, otherwise: int) -> int:
    return int(printed) if printed and printed.isascii() and printed.isdigit() and len(printed) < 9 else otherwise
