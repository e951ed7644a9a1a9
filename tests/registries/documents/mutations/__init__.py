"""Documents damaged at random, for readers that must read them right, hold them or refuse them: a module a format.

A format's module has `Variant`s: what kind of damage, the bytes, and the rows that they print. `outcome` judges a
reading of one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from registries.documents.tables.table import Table
from registries.reader import NeedsReviewError, PageChangedError

Outcome = Literal["right", "held", "refused", "silent"]
Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Variant:
    """One damaged document. `rows`: header and rows as a person reads them."""

    kind: str
    seed: int
    content: bytes
    rows: Rows


def outcome(variant: Variant, read: Callable[[bytes], Sequence[Table]]) -> Outcome:
    """Return how the reading ended: `silent` where other rows than the printed ones would be published."""
    try:
        tables = read(variant.content)
    except PageChangedError:
        return "refused"
    except NeedsReviewError:
        return "held"
    if any(table.warnings for table in tables):
        return "held"
    if len(tables) != 1 or variant.rows[0] not in tables[0].rows:
        return "refused"  # no one table has the list's columns
    return "right" if tables[0].rows == variant.rows else "silent"
