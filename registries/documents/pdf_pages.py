"""In the child: a PDF's pages, each as its ruled tables, each as rows of cells."""

from io import BytesIO
from typing import TYPE_CHECKING

from registries.reading import NeedsReview

if TYPE_CHECKING:
    from pdfplumber.page import Page

Rows = list[list[str]]


def read(content: bytes) -> list[list[Rows]]:
    """Pages → tables → rows → cells. Raises NeedsReview where a page is a picture: nobody reads it for us."""
    import pdfplumber  # noqa: PLC0415 - only the child ever needs it

    pages = []
    with pdfplumber.open(BytesIO(content)) as document:
        for page in document.pages:
            pages.append(_tables(page))
            page.close()  # else every character of every page stays in memory
    return pages


def _tables(page: "Page") -> list[Rows]:
    if not page.chars and page.images:
        raise NeedsReview(f"scanned: page {page.page_number} is a picture without text")
    return [[[cell or "" for cell in row] for row in table] for table in page.extract_tables()]
