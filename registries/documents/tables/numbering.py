"""The 序号 of a list that stands in one or several tables: does it run without a gap, through all or in each?"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from registries.documents.tables.table import serials

#: Printed headers under which rows are counted; 编号 is as often the number of a licence.
_HEADERS = frozenset({"序号", "序", "NO", "NO.", "No", "No.", "no."})


def numbering(
    parts: Sequence[Sequence[Mapping[str, str]]], warnings: list[str], field: str = "serial"
) -> tuple[int, ...]:
    """Return the serials of all tables as one run: as printed, or counted on where each table starts again at 1 and has
    no gap. A table whose column is empty (numbered by an office program, which prints what is in no cell) is a warning
    and gives none. Raises PageChangedError for a cell that is no number among others that are."""
    numbered = []
    for rows in parts:
        if rows and field in rows[0] and not any(row[field] for row in rows):
            warnings.append(f"the column of serials is empty: {len(rows)} rows are not numbered")
        elif rows and field in rows[0]:
            numbered.append(serials(rows, field))
    if len(numbered) > 1 and all(part == tuple(range(1, len(part) + 1)) for part in numbered):
        return tuple(range(1, sum(map(len, numbered)) + 1))
    return tuple(number for part in numbered for number in part)


def column_of_serials(header: Sequence[str]) -> int | None:
    """Return which column of a header row holds serials, if one does."""
    return next((place for place, name in enumerate(header) if name in _HEADERS), None)


def unasked_serials(columns: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield what is wrong with columns of serials, one a table, that no field is made of. One number over several
    rows is one cell that covers them; a column of other things is none of serials."""
    numbered = [list(_numbers(column)) for column in columns]
    printed = [number for column in numbered for number in column]
    if not any(cell for column in columns for cell in column):
        yield f"the column of serials is empty: {sum(map(len, columns))} rows are not numbered"
        return
    if 2 * printed.count(None) > len(printed):
        return
    runs = numbered if all(column[:1] == [1] for column in numbered) else [printed]
    for run in runs:
        gap = next((place for place, number in enumerate(run, start=1) if number != place), None)
        if gap:
            yield f"serial number {gap} is missing: {run[gap - 1] or 'no number'} stands in its place"


def _numbers(column: Sequence[str]) -> Iterator[int | None]:
    last = None
    for cell in column:
        digits = unicodedata.normalize("NFKC", cell).rstrip(".、").replace(",", "")
        if digits == last and digits:
            continue
        last = digits
        yield int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
