"""Names that a person looked for and did not find, and that somebody should look for again."""

from collections.abc import Iterable
from datetime import date

from registries.age import is_search_old
from registries.model import ProductRecord


def due_for_recheck(products: Iterable[ProductRecord], judged_on: date) -> tuple[str, ...]:
    """Return the brands that were looked for and not found so long ago that somebody should look again."""
    sought = (row for row in products if row.finding == "not_found" and row.cite.as_of)
    return tuple(row.brand for row in sought if is_search_old(row.cite.as_of or "", judged_on))
