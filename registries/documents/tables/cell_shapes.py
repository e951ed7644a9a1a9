"""Do the cells of a column look like one another? A cell that slipped into the next column keeps its own look.

Dates, numbers, registered names and credit codes have one. Nothing is put right here: a column that is mostly one
thing, and holds in one row what another column mostly holds, is said, and so is a cell that swallowed its empty
neighbour.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from registries.documents.dates import iso_date
from registries.documents.tables.outside import is_firm

_CODE = re.compile(r"[0-9A-HJ-NP-RT-Y]{18}")
_DATE_BEHIND = re.compile(r"\S\s*(?:19|20)\d{2}(?:年\d{1,2}月(?:\d{1,2}日)?|([-/.])\d{1,2}\1\d{1,2})$")
_SIGN = re.compile(r'^[,;|]|[,;|]$|^"[^"]*$|^[^"]*"$')
_EDGE = re.compile("^[，；、]|[，；、]$")
#: Kinds of institutions that are printed as such, under 机构类型, and end as names do.
_KIND = re.compile(
    "(?:农村)?(?:信用社|信用合作社|合作社|信用合作联社|联合社|资金互助社|会计师事务所|律师事务所|分公司)"
)
_FEWEST = 3  # rows from which a column has a look
_NAMES = ("legal_name", "subject", "partner")


def slipped_cells(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield cells that look as if they belonged under another header."""
    for number, row in enumerate(rows, start=1):
        for name, cell in row.items():
            if _SIGN.search(cell) or (name in _NAMES and _EDGE.search(cell)):
                yield f"row {number}: a sign that cuts cells is left in one: {cell[:40]!r}"
    if len(rows) < _FEWEST:
        return
    looks = {name: _look(row[name] for row in rows if name in row) for name in rows[0]}
    for number, row in enumerate(rows, start=1):
        yield from _slipped(number, row, looks)


def _slipped(number: int, row: Mapping[str, str], looks: Mapping[str, str]) -> Iterator[str]:
    for name, cell in row.items():
        of_column = looks.get(name, "")
        if not cell or not of_column:
            continue
        own = _shape(cell)
        if own not in (of_column, "words") and own in [look for other, look in looks.items() if other != name]:
            yield f"row {number}: a {own} stands in a column of {of_column}: {cell[:40]!r}"
        swallowed = any(look == "date" and not row.get(other) for other, look in looks.items() if other != name)
        if of_column != "date" and swallowed and _DATE_BEHIND.search(cell):
            yield f"row {number}: a date stands behind other words, and its own cell is empty: {cell[:40]!r}"


def _look(cells: Iterator[str]) -> str:
    """Return what two thirds of the cells of a column are, if they are one thing."""
    shapes = Counter(_shape(cell) for cell in cells if cell)
    if not shapes:
        return ""
    shape, count = shapes.most_common(1)[0]
    return shape if 3 * count >= 2 * shapes.total() else ""


def _shape(cell: str) -> str:
    if cell.isascii() and cell.isdigit() and len(cell) < 8:
        return "number"
    if _CODE.fullmatch(cell):
        return "code"
    if iso_date(cell):
        return "date"
    return "firm" if is_firm(cell) and not _KIND.fullmatch(cell) else "words"
