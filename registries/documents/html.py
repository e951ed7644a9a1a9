"""HTML: beautifulsoup4 for pages, lxml alone for tables (10,000 rows in well under a second). Both are given text."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from registries.document import PageChangedError
from registries.documents.html_outside import is_hidden, is_inside_struck, is_struck, is_unused, outside
from registries.documents.html_styles import apply_styles
from registries.documents.tables.outside import Words
from registries.documents.tables.table import MAX_CELLS, Table

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_XML_DECLARATION = re.compile(r"^\s{0,64}<\?xml[^>]{0,300}\?>")
_TABLE = re.compile("<table", re.IGNORECASE)
_NOT_TEXT = {"script", "style", "template", "noscript"}
_BREAKS = {"br", "p", "div", "li", "tr", "dt", "dd"}
_UNUSED = "a table that browsers show only without scripts, or never"
#: How a word is read aloud: pinyin, bopomofo. Whatever else stands there is a word of the cell.
_READ_ALOUD = re.compile(r"[\sA-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff\u3100-\u312f\u31a0-\u31bfˇˉˊˋ˙·'()（）-]*")
_HAN = re.compile("[\u3400-\u9fff]")
_GROUPS = {"thead", "tbody", "tfoot"}


def parse(text: str) -> "BeautifulSoup":
    """Return the page as a tree. Never raises: a browser never does either."""
    from bs4 import BeautifulSoup  # noqa: PLC0415 - web workers import the readers, not the parsers

    return BeautifulSoup(_markup(text), "lxml")


def only(node: "Tag", css: str) -> "Tag":
    """Return the one element that the selector finds. Raises PageChangedError when there is none, or several."""
    elements = node.select(css)
    if len(elements) != 1:
        raise PageChangedError(f"expected exactly one {css!r} in <{node.name}>, found {len(elements)}")
    return elements[0]


def tables(text: str) -> tuple[Table, ...]:
    """Return every table that holds text, in page order, merged cells repeated in each place they cover. A table inside
    a cell is a table of its own and no part of that cell's text. Raises PageChangedError for a table without
    measure."""
    if _TABLE.search(text) is None:
        return ()
    # web workers import the readers, not the parsers
    from lxml import html  # type: ignore[import-untyped]  # noqa: PLC0415

    parser = html.HTMLParser(encoding="utf-8")  # whatever <meta> says: this is text already
    root = html.document_fromstring(_markup(text).encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    if fatal := parser.error_log.filter_from_fatals():  # the parser stops there, and says so nowhere else
        raise PageChangedError(f"not all of the page can be read: {fatal[0].message.strip()}")
    unread_styles = apply_styles(root)
    unused = [element for element in root.iter("table") if is_unused(element)]
    grids = [_Grid(element) for element in root.iter("table") if not is_unused(element)]
    words, headings = outside(root, {cell for grid in grids for cell in grid.cells})
    words += tuple(Words(_UNUSED, "、".join(row)) for element in unused for row in _Grid(element).rows)
    parsed = (
        replace(
            Table.of(grid.rows),
            warnings=(*grid.warnings, *unread_styles),
            heading=headings.get(grid.element, ""),
            outside=words,
        )
        for grid in grids
    )
    return tuple(table for table in parsed if table.rows)


def _markup(text: str) -> str:
    """Return the text without NULs and the XML declaration, which would make parsers look for another encoding, and
    never only a name, which bs4 would take for a file's."""
    return _XML_DECLARATION.sub("", text.replace("\0", "")) + "\n<!-- -->"


def _rows(table: Any) -> Iterator[Any]:  # noqa: ANN401 - lxml has no types
    for child in table:
        if child.tag in _GROUPS:
            yield from child.iterchildren("tr")
        elif child.tag == "tr":
            yield child


class _Grid:
    """The rows of one table. `cells`: the elements that they are made of. `warnings`: what a browser does not show of
    them, and what is struck out, a sentence each."""

    def __init__(self, element: Any) -> None:  # noqa: ANN401 - lxml has no types
        self.element = element
        self.cells: list[Any] = []
        self.warnings: list[str] = []
        self._struck = is_struck(element) or is_inside_struck(element)
        self.rows = list(self._read())
        if self.rows and any(map(is_hidden, (element, *element.iterancestors()))):
            self.warnings.append("a table that is not shown was read like the others")

    def _read(self) -> Iterator[list[str]]:
        """Yield rows of raw cells. `below` holds, per column, how many rows a merged cell still covers, and its
        text."""
        below: dict[int, tuple[int, str]] = {}
        budget = MAX_CELLS
        for number, row in enumerate(_rows(self.element), start=1):
            cells: list[str] = []
            for cell in row.iterchildren("td", "th"):
                _carry(below, cells)
                self._look_at(cell, number)
                if is_hidden(cell):
                    continue
                text, wide, high = _text(cell), _span(cell, "colspan"), _span(cell, "rowspan")
                for _ in range(wide):
                    if high > 1:
                        below[len(cells)] = (high - 1, text)
                    cells.append(text)
            _carry(below, cells)
            if any(cells) and (is_hidden(row) or is_hidden(row.getparent())):
                self.warnings.append(
                    f"row {number} is not shown, and was read like the others: {''.join(cells)[:40]!r}"
                )
            budget -= len(cells)
            if budget < 0:
                raise PageChangedError(f"a table of more than {MAX_CELLS} cells")
            yield cells

    def _look_at(self, cell: Any, number: int) -> None:  # noqa: ANN401 - lxml has no types
        """Note a cell that is read, and the words in it that are not."""
        self.cells.append(cell)
        hidden = [cell] if is_hidden(cell) else [node for node in cell.iterdescendants() if _is_hidden_words(node)]
        for node in hidden:
            self.warnings.append(f"row {number} has words that are not shown: {''.join(node.itertext())[:40]!r}")
        for node in cell.iter("textarea", "img"):
            words = (node.get("alt") or "") if node.tag == "img" else (node.text or "")
            if _HAN.search(words) and not is_hidden(node):
                self.warnings.append(f"row {number} has words in a picture or a field: {words.strip()[:40]!r}")
        if self._struck and (is_struck(cell) or is_inside_struck(cell)):
            self.warnings.append(f"row {number} has words that are struck out: {''.join(cell.itertext())[:40]!r}")


def _is_hidden_words(node: Any) -> bool:  # noqa: ANN401 - lxml has no types
    if not isinstance(node.tag, str) or node.tag in _NOT_TEXT or node.tag == "table":
        return False
    return is_hidden(node) and bool("".join(node.itertext()).strip())


def _carry(below: dict[int, tuple[int, str]], cells: list[str]) -> None:
    """Repeat the merged cells of rows above where the row has come to."""
    while len(cells) in below:
        left, text = below.pop(len(cells))
        if left > 1:
            below[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: Any, name: str) -> int:  # noqa: ANN401 - lxml has no types
    """Read a span as browsers do: 1 for nonsense, at most 1,000. A rowspan of 0 goes to the end of the table."""
    attribute = cell.get(name)
    if attribute is None or not attribute.strip().isdecimal():
        return 1
    number = int(attribute.strip()[:6])
    if name == "rowspan" and number == 0:
        return MAX_CELLS
    return max(1, min(number, 1000))


def _text(cell: Any) -> str:  # noqa: ANN401 - lxml has no types
    if len(cell) == 0:
        return cell.text or ""
    return "".join(_pieces(cell))


def _pieces(node: Any) -> Iterator[str]:  # noqa: ANN401 - lxml has no types
    """Yield text in reading order; what a browser puts on a new line begins on one."""
    yield node.text or ""
    for child in node:
        breaks = child.tag in _BREAKS
        yield "\n" if breaks else ""
        if _is_read(child):
            yield from _pieces(child)
        yield "\n" if breaks else ""
        yield child.tail or ""


def _is_read(child: Any) -> bool:  # noqa: ANN401 - lxml has no types
    if not isinstance(child.tag, str) or child.tag in _NOT_TEXT or child.tag == "table" or is_hidden(child):
        return False
    return child.tag not in ("rt", "rp", "rtc") or _READ_ALOUD.fullmatch("".join(child.itertext())) is None
