"""In the child: the rows of a Word table, each cell in the column of the grid in which it is printed."""

from collections.abc import Iterator, Mapping

from registries.documents.word.word_text import Node, W, is_on, is_taken_out, printed, text_of, unprinted

_WRAPPERS = frozenset((f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"))
_MOST = 5
_SEEN = 40  # twentieths of a point
_WIDEST = 100


def printed_tables(body: Node) -> list[Node]:
    """Return every table that is printed, each once, in the document's order."""
    return [node for node in printed(body) if node.tag == f"{W}tbl"]


class TableReader:
    """Reads the tables of one document. `numbers`: what Word prints before paragraphs. `styles`: its styles part."""

    def __init__(self, numbers: Mapping[Node, str], styles: Node | None) -> None:
        self._numbers = numbers
        marked = styles.iterfind(f".//{W}style/{W}rPr/{W}vanish") if styles is not None else ()
        self._hidden = frozenset(mark.getparent().getparent().get(f"{W}styleId") for mark in marked if is_on(mark))

    def read(self, table: Node) -> tuple[list[list[str]], list[str]]:
        """Return rows of cells, and a sentence for each thing that is in none of them."""
        rows: list[list[str]] = []
        warnings: dict[str, None] = {}
        for row in _inside(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if is_taken_out(row):
                continue
            if properties is not None and is_on(properties.find(f"{W}hidden")):
                warnings[f"row {len(rows) + 1} of a table is hidden, and read like the others"] = None
            height = None if properties is None else properties.find(f"{W}trHeight")
            if height is not None and height.get(f"{W}hRule") == "exact" and _number(height.get(f"{W}val"), 99) < _SEEN:
                warnings[f"row {len(rows) + 1} of a table is too low to be seen, and read like the others"] = None
            for what in (*unprinted(row), *self._hidden_by_style(row)):
                warnings[f"row {len(rows) + 1} of a table has {what}"] = None
            rows.append(self._cells(row, rows[-1] if rows else []))
        told = list(warnings)
        return rows, told[:_MOST] + ([f"{len(told)} such remarks in all"] if len(told) > _MOST else [])

    def _hidden_by_style(self, row: Node) -> Iterator[str]:
        for mark in row.iter(f"{W}rStyle", f"{W}pStyle") if self._hidden else ():
            if mark.get(f"{W}val") in self._hidden:
                yield f"text of a style that hides it: {mark.get(f'{W}val')!r}"

    def _cells(self, row: Node, above: list[str]) -> list[str]:
        cells: list[str] = [""] * _skipped(row, "gridBefore")
        for cell in _inside(row, f"{W}tc"):
            text = self._text(cell)
            if _is_continuation(cell) and len(cells) < len(above):
                text = above[len(cells)]
            cells += [text] * _width(cell)
        return cells + [""] * _skipped(row, "gridAfter")

    def _text(self, cell: Node) -> str:
        paragraphs = list(_inside(cell, f"{W}p"))
        text = "\n".join(map(text_of, paragraphs))
        return text if text.strip() else "".join(self._numbers.get(paragraph, "") for paragraph in paragraphs)


def _inside(node: Node, tag: str) -> Iterator[Node]:
    """Yield children with that tag, also those that a content control wraps; never those of a table further in."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _skipped(row: Node, name: str) -> int:
    """Return how many columns of the grid a row leaves out at one of its ends."""
    mark = row.find(f"{W}trPr/{W}{name}")
    return 0 if mark is None else _number(mark.get(f"{W}val"), 0)


def _is_continuation(cell: Node) -> bool:
    """Return whether the cell is the lower part of one that was merged downwards."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _width(cell: Node) -> int:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if span is None else _number(span.get(f"{W}val"), 1)


def _number(printed_number: str | None, otherwise: int) -> int:
    return min(int(printed_number), _WIDEST) if printed_number and printed_number.isdecimal() else otherwise
