"""In the child: XML Spreadsheet 2003, which sites that export from a program serve under the name .xls."""

from typing import Any

from registries.document import PageChangedError
from registries.documents.sheets.number_formats import shown, shown_text, text_section
from registries.documents.sheets.workbook import (
    CellFaults,
    Rows,
    SheetRead,
    WorkbookRead,
    check_size,
    hidden,
    lines_of,
    spread,
)

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_NAMED = {"Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00"}
_GENERAL = frozenset({"General", "General Number", "Currency", "Euro Currency"})

Node = Any  # lxml has no types


def read(content: bytes) -> WorkbookRead:
    """Read a workbook in one XML file: UTF-8 that declares no encoding. Raises PageChangedError for another kind of
    XML, and for one with entities."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - only the child ever needs it

    text = content.decode()
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise PageChangedError("an XML file that declares entities is not read")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(text.encode(), parser)
    if root.tag != f"{_SS}Workbook":
        raise PageChangedError(f"an XML file that is no workbook: <{root.tag[-60:]}>")
    formats, struck = _formats(root), _struck(root)
    sheets: list[SheetRead] = []
    outside: list[tuple[str, str]] = []
    for worksheet in root.iterchildren(f"{_SS}Worksheet"):
        found = _Sheet(worksheet.get(f"{_SS}Name", ""), formats, struck).read(worksheet)
        if worksheet.find(f"{_X}WorksheetOptions/{_X}Visible") is None:
            sheets.append(found)
        else:
            outside += lines_of(found["rows"], f"the hidden sheet {found['name']!r}")
    comments = ["".join(node.itertext()).strip() for node in root.iter(f"{_SS}Comment")]
    told = [f"a comment stands beside the cells: {comment[:60]!r}" for comment in comments[:1]]
    return {"sheets": sheets, "outside": outside, "warnings": told}


def _formats(root: Node) -> dict[str, str]:
    """Return the number format of each style; one that says none has that of the style it is made from."""
    found: dict[str, str] = {}
    for style in root.iterfind(f"{_SS}Styles/{_SS}Style"):
        form = style.find(f"{_SS}NumberFormat")
        name = None if form is None else form.get(f"{_SS}Format")
        found[style.get(f"{_SS}ID", "")] = name or found.get(style.get(f"{_SS}Parent", ""), "General")
    return found


def _struck(root: Node) -> frozenset[str]:
    """Return the styles whose letters are struck out, those made from such a style among them."""
    found: set[str] = set()
    for style in root.iterfind(f"{_SS}Styles/{_SS}Style"):
        font = style.find(f"{_SS}Font")
        mark = None if font is None else font.get(f"{_SS}StrikeThrough")
        if mark == "1" or (mark is None and style.get(f"{_SS}Parent") in found):
            found.add(style.get(f"{_SS}ID", ""))
    return frozenset(found)


class _Sheet:
    """One sheet while it is read."""

    def __init__(self, name: str, formats: dict[str, str], struck: frozenset[str]) -> None:
        self._name, self._formats, self._struck = name, formats, struck
        self._faults = CellFaults(name)
        self._rows: Rows = []
        self._merged: list[tuple[int, int, int, int]] = []

    def read(self, worksheet: Node) -> SheetRead:
        hidden_rows, hidden_columns = set(), set()
        for table in worksheet.iterchildren(f"{_SS}Table"):
            hidden_columns |= _hidden_columns(table)
            for row in table.iterchildren(f"{_SS}Row"):
                number = self._row(row)
                if row.get(f"{_SS}Hidden") == "1" or row.get(f"{_SS}Height") == "0":
                    hidden_rows.add(number)
        width = max((len(row) for row in self._rows), default=0)
        check_size(self._name, len(self._rows), width)
        rows = [row + [""] * (width - len(row)) for row in self._rows]
        warnings = [*self._faults.warnings(), *hidden(self._name, hidden_rows, hidden_columns, rows)]
        for place in self._merged:
            spread(rows, *place)
        return {"name": self._name, "rows": rows, "warnings": warnings}

    def _row(self, row: Node) -> int:
        """Read a row, each cell behind those that cells above it cover; return its number."""
        number = _index(row, len(self._rows))
        check_size(self._name, number + 1, 1)
        self._rows += [[] for _ in range(number + 1 - len(self._rows))]
        covered = {
            place
            for top, left, bottom, right in self._merged
            if top < number <= bottom
            for place in range(left, right + 1)
        }
        cells = self._rows[number]
        for cell in row.iterchildren(f"{_SS}Cell"):
            place = len(cells)
            while cell.get(f"{_SS}Index") is None and place in covered:
                place += 1
            place = _index(cell, place)
            across, down = _whole(cell.get(f"{_SS}MergeAcross")), _whole(cell.get(f"{_SS}MergeDown"))
            check_size(self._name, 1, place + across)
            cells += [""] * (place - len(cells))
            cells.append(self._shown(cell, row, (number, place)))
            cells += [""] * across
            if across or down:
                self._merged.append((number, place, number + down, place + across))
        return number

    def _shown(self, cell: Node, row: Node, place: tuple[int, int]) -> str:
        data = cell.find(f"{_SS}Data")
        if data is None:
            if cell.get(f"{_SS}Formula"):
                self._faults.add(*place, "a formula that was never calculated")
            return ""
        text, kind = "".join(data.itertext()), data.get(f"{_SS}Type")
        style = cell.get(f"{_SS}StyleID") or row.get(f"{_SS}StyleID") or "Default"
        if text and (style in self._struck or next(data.iter("{*}S", "{*}Del", "{*}Strike"), None) is not None):
            self._faults.add(*place, "text that is struck out", text)
        if kind == "Error":
            self._faults.add(*place, "an error in place of a value", text)
            return ""
        if kind == "DateTime":
            return text.partition("T")[0] if "T00:00:00" in text else text.replace("T", " ").partition(".")[0]
        form = self._formats.get(style, "General")
        section = None if kind == "Number" or not text else text_section(form)
        if kind != "Number" and section is None:
            return text
        general = "General" if form in _GENERAL else _NAMED.get(form, form)
        printed, fault = shown(text, general) if section is None else shown_text(text, section)
        if fault:
            self._faults.add(*place, fault, text)
        return printed


def _hidden_columns(table: Node) -> set[int]:
    found: set[int] = set()
    place = 0
    for column in table.iterchildren(f"{_SS}Column"):
        place = _index(column, place)
        span = _whole(column.get(f"{_SS}Span")) + 1
        if column.get(f"{_SS}Hidden") == "1" or column.get(f"{_SS}Width") == "0":
            found.update(range(place, place + span))
        place += span
    return found


def _index(node: Node, otherwise: int) -> int:
    """Return the place of a row or cell, counted from 0: as it says, else the next. Raises PageChangedError where it
    goes back."""
    place = _whole(node.get(f"{_SS}Index")) - 1 if node.get(f"{_SS}Index") else otherwise
    if place < otherwise:
        raise PageChangedError(f"cells of the workbook stand over one another at {place + 1}")
    return place


def _whole(number: str | None) -> int:
    return min(int(number), 1_000_000) if number and number.isascii() and number.isdigit() else 0
