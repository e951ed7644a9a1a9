"""The list as a Word file of raw XML, and one with what Word keeps beside the words that it prints."""

import io
import zipfile
from collections.abc import Callable
from html import escape
from random import Random

from tests.registries.documents.mutations.damage import Damaged, Grid

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def write(one: Damaged, random: Random, *, more: bool = False) -> bytes:
    part = _damaged_table if more else _table
    body = _paragraph(one.title) + _paragraph("").join(part(grid, random) for grid in one.parts)
    return package(body + "".join(map(_paragraph, one.lines)))


def package(body: str) -> bytes:
    """A Word file with this body."""
    spaces = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{_W}" {spaces}><w:body>{body}</w:body></w:document>'
        )
    return out.getvalue()


def _paragraph(text: str) -> str:
    runs = "<w:br/>".join(f"<w:t>{escape(line)}</w:t>" for line in text.split("\n"))
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_paragraph(text)}</w:tc>"


def _row(cells: list[str], properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def _table(rows: Grid, random: Random) -> str:
    return f"<w:tbl>{''.join(_row([_cell(cell) for cell in row]) for row in rows)}</w:tbl>"


def _damaged_table(rows: Grid, random: Random) -> str:
    lines = [_row([_cell(cell) for cell in row]) for row in rows]
    place = random.randrange(1, len(rows))
    lines[place] = random.choice(_DAMAGES)(rows[place])
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def _deleted_row(row: list[str]) -> str:
    return _row([_cell(cell) for cell in row], '<w:del w:id="1" w:author="x"/>')


def _deleted_words(row: list[str]) -> str:
    gone = f'<w:del w:id="1"><w:r><w:t>{row[1]}</w:t></w:r></w:del>'
    return _row([_cell(row[0]), f"<w:tc><w:p>{gone}</w:p></w:tc>", *map(_cell, row[2:])])


def _moved_words(row: list[str]) -> str:
    moved = f'<w:moveFrom w:id="1"><w:r><w:t>{row[1]}</w:t></w:r></w:moveFrom>'
    cell = f"<w:tc><w:p>{moved}<w:r><w:t>{row[1]}</w:t></w:r></w:p></w:tc>"
    return _row([_cell(row[0]), cell, *map(_cell, row[2:])])


def _text_box(row: list[str]) -> str:
    box = f"<w:txbxContent>{_paragraph(row[1])}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
    both = f"{choice}<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    cell = f"<w:tc><w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p></w:tc>"
    return _row([_cell(row[0]), cell, *map(_cell, row[2:])])


def _hidden_words(row: list[str]) -> str:
    hidden = f"<w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{row[1]}</w:t></w:r></w:p></w:tc>"
    return _row([_cell(row[0]), hidden, *map(_cell, row[2:])])


def _grid_before(row: list[str]) -> str:
    return _row([_cell(cell) for cell in row[1:]], '<w:gridBefore w:val="1"/>')


def _spanning_name(row: list[str]) -> str:
    return _row([_cell(row[0]), _cell(row[1], '<w:gridSpan w:val="2"/>'), _cell(row[3])])


def _continued_name(row: list[str]) -> str:
    return _row([_cell(row[0]), _cell(row[1], "<w:vMerge/>"), _cell(row[2]), _cell(row[3])])


def _hidden_row(row: list[str]) -> str:
    return _row([_cell(cell) for cell in row], "<w:hidden/>")


def _in_controls(row: list[str]) -> str:
    cells = "".join(f"<w:sdt><w:sdtContent>{_cell(cell)}</w:sdtContent></w:sdt>" for cell in row)
    return f"<w:sdt><w:sdtContent>{_row([cells])}</w:sdtContent></w:sdt>"


def _sign(row: list[str]) -> str:
    runs = f'<w:t>{row[1][:2]}</w:t><w:sym w:font="Symbol" w:char="F0B7"/><w:t>{row[1][2:]}</w:t>'
    sign = f"<w:tc><w:p><w:r>{runs}</w:r></w:p></w:tc>"
    return _row([_cell(row[0]), sign, *map(_cell, row[2:])])


def _nested(row: list[str]) -> str:
    inner = f"<w:tc><w:tbl>{_row([_cell(cell) for cell in row])}</w:tbl><w:p/></w:tc>"
    return _row([inner, _cell(""), _cell(""), _cell("")])


_DAMAGES: tuple[Callable[[list[str]], str], ...] = (
    _deleted_row, _deleted_words, _moved_words, _text_box, _hidden_words, _grid_before, _spanning_name, _continued_name,
    _hidden_row, _in_controls, _sign, _nested,
)  # fmt: skip
