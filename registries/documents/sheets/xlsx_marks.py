"""In the child: what an xlsx file says of its cells beside their values. Read as a stream: a long list stays small."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from registries.documents.sheets.number_formats import BUILT_IN, shown, text_section
from registries.documents.sheets.xlsx_rich_text import struck_strings, struck_words

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_WIDEST = 1000  # columns; a sheet hides "all to the right" as columns up to 16,384
_SMALLEST = 1.0  # points of a row, characters of a column
_MOST = 3
#: Parts that hold words beside the cells, and what a sentence calls them.
_BESIDE = {"xl/drawings/drawing": "a text box", "xl/comments": "a comment", "xl/threadedComments": "a comment"}

Node = Any  # lxml has no types
Place = tuple[int, int]


@dataclass
class SheetMarks:
    """Of one sheet, places as row and column counted from 0. `shown`: numbers as their format prints them.
    `text_forms`: the part of a format that changes or hides a text. `faults`: what is wrong with a cell, and what it
    holds. `page_words`: heads and feet of its printed pages."""

    text_forms: dict[Place, str] = field(default_factory=dict)
    shown: dict[Place, str] = field(default_factory=dict)
    faults: dict[Place, tuple[str, str]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    page_words: list[str] = field(default_factory=list)


class WorkbookMarks:
    """Of one file. Raises what its XML raises when that is broken."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        book = self._tree("xl/workbook.xml")
        relations = self._tree("xl/_rels/workbook.xml.rels")
        targets = {one.get("Id"): one.get("Target", "") for one in relations.iter("{*}Relationship")}
        self._paths = {
            sheet.get("name"): _path(targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION), ""))
            for sheet in book.iter("{*}sheet")
        }
        dating = next(book.iter("{*}workbookPr"), None)
        self._since_1904 = dating is not None and dating.get("date1904") in ("1", "true")
        self._formats, self._struck = self._styles()
        self._text_forms = {
            style: section for style, form in self._formats.items() if (section := text_section(form)) is not None
        }
        self._struck_strings = struck_strings(archive)

    def of(self, sheet: str) -> SheetMarks:
        """Return the marks of a sheet."""
        marks = SheetMarks()
        path = self._paths.get(sheet)
        if path in self._archive.namelist():
            for node in self._stream(str(path)):
                self._note(node, marks)
        return marks

    def beside_cells(self) -> list[str]:
        """Return a sentence for each kind of words that stand beside the cells, over all sheets."""
        words: dict[str, list[str]] = {}
        for path in self._archive.namelist():
            kind = next((what for start, what in _BESIDE.items() if path.startswith(start)), None)
            if kind and path.endswith(".xml"):
                text = " ".join(node.text for node in self._tree(path).iter("{*}t", "{*}text") if node.text)
                words.setdefault(kind, []).extend([text] if text.strip() else [])
        embedded = [path for path in self._archive.namelist() if path.startswith("xl/embeddings/")]
        inside = [f"a document inside the workbook is not read: {embedded[0][-60:]}"] if embedded else []
        return [f"{kind} stands beside the cells: {texts[0][:60]!r}" for kind, texts in words.items() if texts] + inside

    def _note(self, node: Node, marks: SheetMarks) -> None:
        kind = node.tag.rpartition("}")[2]
        if kind == "row":
            self._row(node, marks)
        elif kind == "col" and _is_hidden(node, "width"):
            first, last = int(node.get("min", "1")), int(node.get("max", "1"))
            marks.hidden_columns.update(range(first - 1, min(last, _WIDEST)))
        elif kind == "headerFooter":
            marks.page_words += [part.text for part in node if part.text]

    def _row(self, row: Node, marks: SheetMarks) -> None:
        number = int(row.get("r") or 0) - 1
        last = -1
        for cell in row:
            place = _CELL.fullmatch(cell.get("r") or "")
            column = _column(place[1]) if place else last + 1
            number = int(place[2]) - 1 if place else number
            last = column
            self._cell(cell, (number, column), marks)
        if _is_hidden(row, "ht"):
            marks.hidden_rows.add(number)

    def _cell(self, cell: Node, place: Place, marks: SheetMarks) -> None:
        value = next((child.text for child in cell if child.tag.endswith("}v")), None) or ""
        style = cell.get("s", "0")
        if style in self._struck and (value or len(cell)):
            marks.faults[place] = ("text that is struck out", value if cell.get("t") == "str" else "")
        kind = cell.get("t", "n")
        words = (
            self._struck_strings.get(value, "") if kind == "s" else struck_words(cell) if kind == "inlineStr" else ""
        )
        if words:
            marks.faults[place] = ("text that is struck out", words)
        if style in self._text_forms and kind in ("s", "str", "inlineStr"):
            marks.text_forms[place] = self._text_forms[style]
        if kind == "e":
            marks.faults[place] = ("an error in place of a value", value)
        elif not value and any(child.tag.endswith("}f") for child in cell):
            marks.faults[place] = ("a formula that was never calculated", "")
        elif value and kind == "n":
            text, fault = shown(value, self._formats.get(style, "General"), since_1904=self._since_1904)
            marks.shown[place] = text
            if fault:
                marks.faults[place] = (fault, value)

    def _styles(self) -> tuple[dict[str, str], frozenset[str]]:
        """Return the number format of each style, and the styles whose letters are struck out."""
        if "xl/styles.xml" not in self._archive.namelist():
            return {}, frozenset()
        tree = self._tree("xl/styles.xml")
        own = {one.get("numFmtId"): one.get("formatCode", "") for one in tree.iter("{*}numFmt")}
        fonts = [
            any(mark.get("val", "1") not in ("0", "false") for mark in font.iter("{*}strike"))
            for fonts in tree.iterchildren("{*}fonts")
            for font in fonts
        ]
        forms: dict[str, str] = {}
        struck = set()
        for number, style in enumerate(one for styles in tree.iterchildren("{*}cellXfs") for one in styles):
            form = style.get("numFmtId", "0")
            forms[str(number)] = own.get(form) or BUILT_IN.get(int(form), "General")
            font = int(style.get("fontId", "0"))
            struck |= {str(number)} if font < len(fonts) and fonts[font] else set()
        return forms, frozenset(struck)

    def _tree(self, path: str) -> Node:
        from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - only the child ever needs it

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(self._archive.read(path), parser)

    def _stream(self, path: str) -> Iterator[Node]:
        from lxml import etree  # noqa: PLC0415 - only the child ever needs it

        wanted = ("{*}row", "{*}col", "{*}headerFooter")
        with self._archive.open(path) as file:
            for _, node in etree.iterparse(file, tag=wanted, resolve_entities=False, no_network=True, load_dtd=False):
                yield node
                if node.tag.endswith("}row"):  # else the whole sheet stays in memory
                    node.clear()
                    while node.getprevious() is not None:
                        del node.getparent()[0]


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))


def _is_hidden(node: Node, size: str) -> bool:
    """Return whether a row or column is hidden, or too small to be seen. `size`: the attribute of its size."""
    try:
        return node.get("hidden") in ("1", "true") or float(node.get(size) or "9") < _SMALLEST
    except ValueError:
        return False


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
