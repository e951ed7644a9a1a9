"""docx tables, opened by python-docx in a child process."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

from registries.documents.bounded import LIMITS, ProcessLimits, read_in_child
from registries.documents.table import Table
from registries.documents.zip_guard import guard
from registries.reader import PageChangedError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-"}


def docx_tables(content: bytes, limits: ProcessLimits = LIMITS) -> tuple[Table, ...]:
    """Return every table of the document that holds text, merged cells repeated in each place they cover, a table
    inside a cell a table of its own. Raises PageChangedError for a file that is broken, locked or a bomb."""
    parsed: list[tuple[str, list[list[str]]]] = read_in_child("word", content, limits)
    tables = (replace(Table.of(rows), above=above) for above, rows in parsed)
    return tuple(table for table in tables if table.rows)


def read(content: bytes) -> list[tuple[str, list[list[str]]]]:
    """Read a docx, in the child process: tables, each with the paragraphs between it and the table before it → rows →
    cells."""
    import docx  # noqa: PLC0415 - only the child ever needs it

    guard(content)
    body = docx.Document(BytesIO(content)).element.body
    if body.getroottree().docinfo.doctype:
        raise PageChangedError("a Word file that declares entities is not read")
    above = {table: "".join(paragraphs) for table, paragraphs in _with_paragraphs_above(body)}
    return [(above.get(table, ""), list(_rows(table))) for table in body.iter(f"{_W}tbl")]


def _with_paragraphs_above(body: Any) -> Iterator[tuple[Any, list[str]]]:  # noqa: ANN401 - lxml has no types
    """Yield each table of the body itself, and the paragraphs above it."""
    paragraphs: list[str] = []
    for child in body:
        if child.tag == f"{_W}p":
            paragraphs.append(_paragraph(child))
        elif child.tag == f"{_W}tbl":
            yield child, paragraphs
            paragraphs = []


def _rows(table: Any) -> Iterator[list[str]]:  # noqa: ANN401 - lxml has no types
    above: list[str] = []
    for row in _inside(table, f"{_W}tr"):
        cells: list[str] = []
        for cell in _inside(row, f"{_W}tc"):
            text = "\n".join(_paragraph(paragraph) for paragraph in _inside(cell, f"{_W}p"))
            if _is_continuation(cell) and len(cells) < len(above):
                text = above[len(cells)]
            cells += [text] * _width(cell)
        above = cells
        yield cells


def _inside(node: Any, tag: str) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    """Yield children with that tag, also those that a content control wraps; never those of a table further in."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _inside(child, tag)


def _paragraph(paragraph: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return all text of a paragraph, inserted text and links included; deleted text is in other elements, and how a
    character is read aloud (the ruby above it) is no part of a name."""
    read_aloud = {node for ruby in paragraph.iter(f"{_W}rt") for node in ruby.iter()}
    nodes = (node for node in paragraph.iter() if node not in read_aloud)
    pieces = (node.text or "" if node.tag == f"{_W}t" else _TEXT.get(node.tag, "") for node in nodes)
    return "".join(pieces)


def _is_continuation(cell: Any) -> bool:  # noqa: ANN401 - lxml has no types
    """Return whether the cell is the lower part of one that was merged downwards."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _width(cell: Any) -> int:  # noqa: ANN401 - lxml has no types
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    width = "1" if span is None else span.get(f"{_W}val", "1")
    return min(int(width), 100) if width.isdecimal() else 1
