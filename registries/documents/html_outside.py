"""The words of a page that stand in no cell, and what of a table a browser does not show."""

import re
from collections.abc import Iterator
from typing import Any

from registries.documents.tables.outside import Words

_NOT_TEXT = frozenset({"script", "style", "template", "noscript", "head", "select", "textarea", "svg", "nav", "footer"})
_BLOCKS = frozenset(
    ("br", "p", "div", "li", "tr", "td", "th", "dt", "dd", "table", "caption", "section", "article", "h1", "h2", "h3",
     "h4", "h5", "h6", "ul", "ol", "header", "aside", "form", "body", "center", "tbody", "thead", "hr", "pre")
)  # fmt: skip
_HIDDEN = re.compile(
    r"display\s*:\s*none|(?:^|[;\s])(?:left|top|text-indent)\s*:\s*-\d{3,}|visibility\s*:\s*(?:hidden|collapse)|(?:^|;)\s*(?:opacity|font-size)\s*:\s*(?:0+(?:\.0*)?|\.0+)(?:px|pt|em|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_STRUCK = ("s", "del", "strike")
_MANY_LINKS = 3  # from which names that are links are a list, and no way to another page
_TABLE = "\0"  # where a table stands, among the pieces of text

Node = Any  # lxml has no types


def is_hidden(node: Node) -> bool:
    """Return whether an element itself says that it is not shown."""
    return node.get("hidden") is not None or bool(_HIDDEN.search(node.get("style") or ""))


def is_unused(node: Node) -> bool:
    """Return whether an element stands in a part of the page that a browser with scripts does not show."""
    return next(node.iterancestors("noscript", "template"), None) is not None


def is_struck(node: Node) -> bool:
    """Return whether an element holds words that are struck out."""
    return next(node.iter(*_STRUCK), None) is not None or "line-through" in "".join(node.xpath(".//@style"))


def is_inside_struck(node: Node) -> bool:
    """Return whether an element stands in one whose words are struck out: a row, a whole table."""
    return any(above.tag in _STRUCK or "line-through" in (above.get("style") or "") for above in node.iterancestors())


def outside(root: Node, cells: set[Node]) -> tuple[tuple[Words, ...], dict[Node, str]]:
    """Return the blocks of text that stand in none of these cells, and the last one before each table. A link is a way
    to another page, unless there are many."""
    links: list[str] = []
    tables: list[Node] = []
    pieces = "".join(_pieces(root, cells, links, tables))
    blocks: list[str] = []
    headings: dict[Node, str] = {}
    for block in pieces.split("\n"):
        text = " ".join(block.split())
        if text == _TABLE:
            headings[tables[len(headings)]] = blocks[-1] if blocks else ""
        elif text:
            blocks.append(text)
    if len(links) >= _MANY_LINKS:
        blocks += links
    return tuple(Words("the text around the tables", text) for text in dict.fromkeys(blocks)), headings


def _pieces(node: Node, cells: set[Node], links: list[str], tables: list[Node]) -> Iterator[str]:
    if node.tag == "table":
        tables.append(node)
        yield f"\n{_TABLE}\n"
    if node in cells:
        for inner in node.iter("table"):
            if inner.xpath("ancestor::*[self::td or self::th][1]")[0] is node:
                yield from _pieces(inner, cells, links, tables)
        return
    yield node.text or ""
    for child in node:
        if child.tag == "a":
            links.append("".join(child.itertext()))
        elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT:
            breaks = "\n" if child.tag in _BLOCKS else ""
            yield breaks
            yield from _pieces(child, cells, links, tables)
            yield breaks
        yield child.tail or ""
