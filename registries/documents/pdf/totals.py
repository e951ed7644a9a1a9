"""Totals that a document itself declares, beside the rows there are."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from registries.documents.pdf.page_read import PageRead

_TOTAL = re.compile(r"(?:共计?|合计|总计|总共)[:：]?\s?(?:有\s?)?(\d{1,6})\s?(?:家|户|条|个机构|款|名机构)")
_TOTAL_WORDS = re.compile(r"共|合计|总计|小计")


def miscounted(pages: Sequence[PageRead], tables: Sequence[Sequence[Sequence[str]]]) -> Iterator[str]:
    """Yield a sentence where the document's total is neither a table's rows, nor all rows, nor the different names of
    one of its columns."""
    rows = [[row for row in table[1:] if not _TOTAL_WORDS.match("".join(row[:2]))] for table in tables]
    counts = {len(table) for table in rows} | {sum(map(len, rows))}
    for table in rows:
        counts |= {len(set(filter(None, column))) for column in zip(*table, strict=False)}
    for total in sorted(_declared(pages, tables) - counts):
        yield f"the document says that there are {total}, {sum(map(len, rows))} rows were read"


def _declared(pages: Sequence[PageRead], tables: Sequence[Sequence[Sequence[str]]]) -> set[int]:
    words = [line["text"] for page in pages if page["tables"] for line in page["outside"]]
    words += ["".join(dict.fromkeys(row)) for table in tables for row in table if _TOTAL_WORDS.match("".join(row[:2]))]
    return {int(number) for text in words for number in _TOTAL.findall(unicodedata.normalize("NFKC", text))}
