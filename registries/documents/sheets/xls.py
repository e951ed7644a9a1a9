"""In the child: xls of every age, by xlrd, which alone gives number formats, hidden rows and the alphabet of a file.

Before Excel 97 a file names its alphabet (936 is GBK), and one without that name is read as Western letters, which no
Chinese list is written in: such a file is read as GB 18030, and its reader is told.
"""

from io import StringIO
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from xlrd.book import Book  # type: ignore[import-untyped]
    from xlrd.sheet import Sheet  # type: ignore[import-untyped]

_UNICODE = 80  # the first version whose letters are Unicode
_CHINESE = frozenset({936, 950, 1200, 54936})
_CELL_EMPTY, _CELL_TEXT, _CELL_NUMBER, _CELL_DATE, _CELL_BOOLEAN, _CELL_ERROR, _CELL_BLANK = range(7)


def read(content: bytes) -> WorkbookRead:
    """Read a workbook in the binary form of Excel 2 to 2003."""
    book, warnings = _open(content)
    sheets: list[SheetRead] = []
    outside: list[tuple[str, str]] = []
    for sheet in book.sheets():
        found = _sheet(book, sheet)
        if sheet.visibility == 0:
            sheets.append(found)
            warnings += _notes(sheet)
        else:
            outside += lines_of(found["rows"], f"the hidden sheet {sheet.name!r}")
    return {"sheets": sheets, "outside": outside, "warnings": warnings}


def _open(content: bytes) -> tuple["Book", list[str]]:
    import xlrd  # type: ignore[import-untyped]  # noqa: PLC0415 - only the child ever needs it

    def opened(alphabet: str | None) -> "Book":
        log = StringIO()  # xlrd writes to standard output otherwise, which is the child's answer
        return xlrd.open_workbook(file_contents=content, logfile=log, formatting_info=True, encoding_override=alphabet)

    try:
        book = opened(None)
    except UnicodeDecodeError:
        book = None
    if book is not None and (book.biff_version >= _UNICODE or book.codepage in _CHINESE - {936}):
        return book, []
    declared = None if book is None else book.codepage
    try:
        chinese = opened("gb18030")
    except UnicodeDecodeError as fault:
        raise PageChangedError(f"an old xls file whose letters are not Chinese ones: {fault.reason}") from fault
    told = f"an old xls file that says no alphabet, or another than its own ({declared}): read as GB 18030"
    return chinese, [] if declared == 936 else [told]


def _sheet(book: "Book", sheet: "Sheet") -> SheetRead:
    check_size(sheet.name, sheet.nrows, sheet.ncols)
    faults = CellFaults(sheet.name)
    rows: Rows = [
        [_shown(book, sheet, (row, column), faults) for column in range(sheet.ncols)] for row in range(sheet.nrows)
    ]
    lines = [row for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0]
    columns = [column for column, info in sheet.colinfo_map.items() if info.hidden or info.width == 0]
    warnings = [*faults.warnings(), *hidden(sheet.name, lines, columns, rows)]
    for top, bottom, left, right in sheet.merged_cells:
        if top < len(rows):
            spread(rows, top, left, bottom - 1, right - 1)
    return {"name": sheet.name, "rows": rows, "warnings": warnings}


def _shown(book: "Book", sheet: "Sheet", place: tuple[int, int], faults: CellFaults) -> str:
    cell = sheet.cell(*place)
    value: Any = cell.value
    if cell.ctype in (_CELL_EMPTY, _CELL_BLANK):
        return ""
    style = book.xf_list[cell.xf_index] if cell.xf_index is not None else None
    runs = sheet.rich_text_runlist_map.get(place, ())
    fonts = {font for _, font in runs} | ({style.font_index} if style else set())
    if any(font < len(book.font_list) and book.font_list[font].struck_out for font in fonts):
        faults.add(*place, "text that is struck out", str(value))
    if cell.ctype == _CELL_ERROR:
        faults.add(*place, "an error in place of a value")
        return ""
    if cell.ctype == _CELL_BOOLEAN:
        return "TRUE" if value else "FALSE"
    form = book.format_map[style.format_key].format_str if style else "General"
    if cell.ctype not in (_CELL_NUMBER, _CELL_DATE):
        return _text(str(value), form, place, faults)
    text, fault = shown(repr(value), form, since_1904=bool(book.datemode))
    if fault:
        faults.add(*place, fault, str(value))
    return text


def _text(text: str, form: str, place: tuple[int, int], faults: CellFaults) -> str:
    section = text_section(form)
    if section is None or not text:
        return text
    printed, fault = shown_text(text, section)
    if fault:
        faults.add(*place, fault, text)
    return printed


def _notes(sheet: "Sheet") -> list[str]:
    notes = [note.text for note in sheet.cell_note_map.values() if note.text.strip()]
    return [f"a comment stands beside the cells: {notes[0][:60]!r}"] if notes else []
