"""A feed as Atom: built as a tree, so that hostile names are text, without what XML cannot hold or nobody can see."""

from collections.abc import Iterable
from typing import Any, Final

from checker.web.feeds.model import Feed, FeedEntry, FeedLink, Paragraph
from registries.characters import is_printable

ATOM: Final = "http://www.w3.org/2005/Atom"
ARCHIVE: Final = "http://purl.org/syndication/history/1.0"
XHTML: Final = "http://www.w3.org/1999/xhtml"
CONTENT_TYPE: Final = "application/atom+xml; charset=utf-8"
#: An element of lxml, which has no types.
Node = Any
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def atom_of(feed: Feed) -> bytes:
    """Return the feed as an Atom document in UTF-8."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - a worker that writes no feed needs none

    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM, "fh": ARCHIVE})
    root.set(_LANG, "zh-CN" if feed.lang == "zh" else "en")
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", feed.updated)
    _add(_child(root, ATOM, "author"), "name", feed.author)
    _links(root, feed.links)
    if feed.archive:
        _child(root, ARCHIVE, "archive")
    for entry in feed.entries:
        _entry(root, entry)
    body: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def printable(text: str) -> str:
    """Return a text without control and direction characters: XML cannot hold some, and others write backwards."""
    return "".join(character for character in text if is_printable(character))


def _entry(root: Node, entry: FeedEntry) -> None:
    node = _child(root, ATOM, "entry")
    _add(node, "id", entry.id)
    _add(node, "title", entry.title)
    _add(node, "updated", entry.updated)
    _links(node, entry.links)
    content = _child(node, ATOM, "content", type="xhtml")
    division = content.makeelement(f"{{{XHTML}}}div", nsmap={None: XHTML})
    content.append(division)
    for paragraph in entry.content:
        _paragraph(division, paragraph)


def _paragraph(division: Node, paragraph: Paragraph) -> None:
    if paragraph.heading is not None:
        place = _child(division, XHTML, "p")
        if paragraph.href is not None:
            place = _child(place, XHTML, "a", href=printable(paragraph.href))
        place.text = printable(paragraph.heading)
    if paragraph.lines:
        listed = _child(division, XHTML, "ul")
        for line in paragraph.lines:
            _child(listed, XHTML, "li").text = printable(line)


def _links(node: Node, links: Iterable[FeedLink]) -> None:
    for link in links:
        element = _child(node, ATOM, "link", rel=link.rel, href=printable(link.href))
        if link.type is not None:
            element.set("type", link.type)
        if link.title is not None:
            element.set("title", printable(link.title))


def _add(node: Node, name: str, text: str) -> None:
    _child(node, ATOM, name).text = printable(text)


def _child(node: Node, space: str, name: str, **attributes: str) -> Node:
    child = node.makeelement(f"{{{space}}}{name}", attributes)
    node.append(child)
    return child
