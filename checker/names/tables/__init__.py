"""Reading of the package's own tables: tab-separated, `#` starts a comment line."""

from collections.abc import Iterator
from importlib.resources import files


def rows(table: str, columns: int) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one file of this package, each with exactly `columns` fields.

    Raises ValueError naming the line that has another number of fields: a table is reviewed data, never guessed at.
    """
    text = (files(__name__) / table).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        fields = tuple(line.split("\t"))
        if len(fields) != columns:
            raise ValueError(f"{table}, line {number}: {len(fields)} fields instead of {columns}")
        yield fields
