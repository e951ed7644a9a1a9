"""The names of a batch as they come: one a line, or one column of a table (CSV), each with the number of its line."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import BinaryIO, Final

from checker.errors import QueryError
from registries.model import Text

#: The longest line of names that is read, bytes: a name has 120 characters, an address some hundreds. What is longer
#: is answered with an error, and never held whole.
MAX_LINE: Final = 4096
#: The longest line of a table, bytes: a cell may hold a note of pages.
MAX_TABLE_LINE: Final = 1024 * 1024

_BOM: Final = b"\xef\xbb\xbf"
_DELIMITERS: Final = (",", "\t", ";")

_NO_HEADER = Text(zh="表格是空的：第一行要写列名。", en="The table is empty: its first line has to name the columns.")
_NOT_UTF8 = Text(zh="表格不是 UTF-8 编码。", en="The table is not in UTF-8.")


class BatchInputError(QueryError):
    """A table that cannot be read, or lacks the column."""


@dataclass(frozen=True, slots=True)
class Question:
    """One name of a batch. `line`: where it stands, from 1; `text`: None where what stands there is no UTF-8, or longer
    than any name."""

    line: int
    text: str | None


def lines_of(file: BinaryIO) -> Iterator[Question]:
    """Yield the name on each line that is not blank. A byte order mark is left out."""
    for number, raw in _numbered(file, MAX_LINE):
        if raw.strip():
            yield Question(number, None if len(raw) > MAX_LINE else _decoded(raw.rstrip(b"\r\n")))


def column_of(file: BinaryIO, column: str) -> Iterator[Question]:
    """Yield the name in a column of each row of a table whose first line names its columns; blank cells are left out.

    Separated by commas, tabs or semicolons, whichever the first line has most of. Raises BatchInputError for a table
    without that column, in another encoding, or with a line beyond a megabyte.
    """
    lines = _table_lines(file)
    header = next(lines, "")
    if not header.strip():
        raise BatchInputError(_NO_HEADER)
    delimiter = max(_DELIMITERS, key=header.count)
    names = [name.strip() for name in next(csv.reader([header], delimiter=delimiter))]
    if column not in names:
        raise BatchInputError(_no_column(names))
    at = names.index(column)
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        line = rows.line_num + 2  # of the row that comes; the header is line 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:  # a cell beyond the reader's limit
            yield Question(line, None)
            continue
        if at < len(row) and row[at].strip():
            yield Question(line, row[at])


def questions_of(texts: Iterable[str]) -> Iterator[Question]:
    """Yield names that a program has, numbered from 1."""
    for number, text in enumerate(texts, 1):
        yield Question(number, text)


def _numbered(file: BinaryIO, longest: int) -> Iterator[tuple[int, bytes]]:
    """Yield every line with its number; of one that is too long its beginning, one byte more than is allowed."""
    for number in count(1):
        raw = file.readline(longest + 1)
        if not raw:
            return
        rest = raw
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = file.readline(longest + 1)
        yield number, raw.removeprefix(_BOM) if number == 1 else raw


def _table_lines(file: BinaryIO) -> Iterator[str]:
    for number, raw in _numbered(file, MAX_TABLE_LINE):
        if len(raw) > MAX_TABLE_LINE:
            zh, en = f"第{number}行太长，不像表格。", f"Line {number} is too long for one of a table."
            raise BatchInputError(Text(zh=zh, en=en))
        text = _decoded(raw)
        if text is None:
            raise BatchInputError(_NOT_UTF8)
        yield text


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None


def _no_column(names: list[str]) -> Text:
    listed = names[:20]
    return Text(
        zh=f"表格里没有这一列。第一行写的列有：{'、'.join(listed)}。",
        en=f"The table has no such column. Its first line names: {', '.join(listed)}.",
    )
