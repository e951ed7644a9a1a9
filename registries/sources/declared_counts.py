"""Counts that a list prints of itself: how many firms, on how many pages."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from registries.documents.table import Table

_TOTAL = re.compile(r"(?:共计?|合计|总计|总数|总共)[^\d家]{0,4}(\d{1,5})\s?家")
_PAGES = re.compile(r"共\s?(\d{1,4})\s?页|第?\s?\d{1,4}\s?/\s?(\d{1,4})\s?页")
_TOTAL_ROW = frozenset({"合计", "总计", "共计"})


def miscounted(text: str, tables: Iterable[Table], read: int) -> Iterator[str]:
    """Yield a total that is printed beside a table or in a row of its own, and is not what was read. `text`: the words
    around the tables. Totals that differ among themselves are of parts, and say nothing."""
    printed = " ".join((text, *(table.above for table in tables), *_notes(tables)))
    declared = {int(total) for total in _TOTAL.findall(unicodedata.normalize("NFKC", printed))}
    if len(declared) == 1 and (total := declared.pop()) != read:
        yield f"the list says {total} firms, {read} were read"


def missing_pages(text: str, read: int) -> Iterator[str]:
    """Yield how many pages a list has, where fewer were read."""
    pages = {int(all_of or of) for all_of, of in _PAGES.findall(unicodedata.normalize("NFKC", text))}
    if pages and max(pages) > read:
        yield f"the list says that it has {max(pages)} pages, {read} were read"


def _notes(tables: Iterable[Table]) -> Iterator[str]:
    """Yield rows that are one text over the table, or begin as totals do."""
    for table in tables:
        for row in table.rows:
            cells = list(dict.fromkeys(filter(None, row)))
            if len(cells) == 1 or _TOTAL_ROW & set(cells[:2]):
                yield "".join(cells)
