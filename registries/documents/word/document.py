"""docx tables, opened by python-docx in a child process, and the words that stand in none of them."""

from dataclasses import replace
from io import BytesIO
from typing import Any, TypedDict

from registries.document import PageChangedError
from registries.documents.bounded import LIMITS, ProcessLimits, read_in_child
from registries.documents.tables.outside import Words
from registries.documents.tables.table import Table
from registries.documents.word.word_numbering import WordNumbers
from registries.documents.word.word_tables import TableReader, printed_tables
from registries.documents.word.word_text import Node, W, printed, text_of
from registries.documents.zip_guard import guard

#: Parts whose words are printed beside the body, and how a sentence names them.
_PARTS = {"header": "a page head", "footer": "a page foot", "footnotes": "a footnote", "endnotes": "an endnote"}
_EMBEDDED = ("word/embeddings/", "word/afchunk")
#: Where Word prints the words of another document: HTML, RTF or docx in a part of any name, a master's chapter.
_OTHER_DOCUMENTS = frozenset({f"{W}altChunk", f"{W}subDoc", f"{W}contentPart"})
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class WordTable(TypedDict):
    """`above`: the paragraphs between the table and the one before it; `heading`: the last of them that holds text."""

    above: str
    heading: str
    rows: list[list[str]]
    warnings: list[str]


class WordRead(TypedDict):
    """`outside`: place and text of each paragraph that stands in no table."""

    tables: list[WordTable]
    outside: list[tuple[str, str]]
    warnings: list[str]


def docx_tables(content: bytes, limits: ProcessLimits = LIMITS) -> tuple[Table, ...]:
    """Return every table of the document that holds text, merged cells repeated in each place they cover, a table
    inside a cell a table of its own. Raises PageChangedError for a file that is broken, locked or a bomb."""
    return tables_of(read_in_child("word", content, limits))


def tables_of(parsed: WordRead) -> tuple[Table, ...]:
    """Return what the child read as tables."""
    outside = tuple(Words(place, text) for place, text in parsed["outside"])
    tables = (
        replace(
            Table.of(table["rows"]),
            above=table["above"],
            heading=table["heading"],
            warnings=(*parsed["warnings"], *table["warnings"]),
            outside=outside,
        )
        for table in parsed["tables"]
    )
    return tuple(table for table in tables if table.rows)


def read(content: bytes) -> WordRead:
    """Read a docx, in the child process."""
    import docx  # noqa: PLC0415 - only the child ever needs it

    members = guard(content)
    document = docx.Document(BytesIO(content))
    body = document.element.body
    if body.getroottree().docinfo.doctype:
        raise PageChangedError("a Word file that declares entities is not read")
    parts = {str(part.partname): part for part in document.part.package.iter_parts()}
    above, outside = _paragraphs(body)
    styles = _root(parts, "/word/styles.xml")
    numbers = WordNumbers(_root(parts, "/word/numbering.xml"), styles)
    paragraphs = [node for node in printed(body) if node.tag == f"{W}p"]
    reader = TableReader(numbers.of(paragraphs), styles)
    tables: list[WordTable] = []
    for table in printed_tables(body):
        rows, warnings = reader.read(table)
        lines = above.get(table, [])
        heading = next((line.strip() for line in reversed(lines) if line.strip()), "")
        tables.append({"above": "".join(lines), "heading": heading, "rows": rows, "warnings": warnings})
    for name, place in _PARTS.items():
        for path in sorted(parts):
            if path.startswith(f"/word/{name}"):
                root = _root(parts, path)
                outside += [(place, text_of(line)) for line in root.iter(f"{W}p")] if root is not None else []
    embedded = [name for name in members if name.lower().startswith(_EMBEDDED)]
    embedded += [_target(document.part, node) for node in printed(body) if node.tag in _OTHER_DOCUMENTS]
    inside = sorted(set(embedded))
    warnings = [f"a document inside the document is not read: {name[-60:]}" for name in inside[:3]]
    return {"tables": tables, "outside": [pair for pair in outside if pair[1].strip()], "warnings": warnings}


def _root(parts: dict[str, Node], path: str) -> Node | None:
    """Return the tree of a part, read as python-docx reads its own: no entities, no network."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - only the child ever needs it

    if path not in parts:
        return None
    root = parse_xml(parts[path].blob)
    if root.getroottree().docinfo.doctype:
        raise PageChangedError("a Word file that declares entities is not read")
    return root


def _target(part: Any, node: Node) -> str:  # noqa: ANN401 - python-docx has no types for a part's relations
    """Return what part or file an element stands for."""
    relation = part.rels.get(node.get(_RELATION))
    if relation is None:
        return "a part that is missing"
    return str(relation.target_ref)


def _paragraphs(body: Node) -> tuple[dict[Node, list[str]], list[tuple[str, str]]]:
    """Return the paragraphs above each table of the body itself, and all that stand in no cell."""
    above: dict[Node, list[str]] = {}
    lines: list[str] = []
    outside: list[tuple[str, str]] = []
    in_cells = {node for table in printed_tables(body) for node in printed(table) if node.tag == f"{W}p"}
    in_boxes: set[Node] = set()
    for node in printed(body):
        if node.tag == f"{W}tbl" and node.getparent() is body:
            above[node] = lines
            lines = []
        elif node.tag == f"{W}p" and node not in in_cells and node not in in_boxes:
            in_boxes.update(inner for inner in printed(node) if inner.tag == f"{W}p")
            lines.append(text_of(node))
            outside.append(("the text around the tables", lines[-1]))
    return above, outside
