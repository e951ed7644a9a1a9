"""In the child: a PDF's pages, each as its ruled tables, each as rows of cells."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from registries.reading import NeedsReview

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

Rows = list[list[str]]


def read(content: bytes) -> list[list[Rows]]:
    """Pages → tables → rows → cells. Raises NeedsReview where a page is a picture: nobody reads it for us."""
    import pdfplumber  # noqa: PLC0415 - only the child ever needs it

    pages = []
    text = False
    with pdfplumber.open(BytesIO(content)) as document:
        for page in document.pages:
            pages.append([list(_rows(table)) for table in _printed_once(page).find_tables()])
            _check_scan(page, ruled=bool(pages[-1]))
            text = text or bool(page.chars)
            page.close()  # else every character of every page stays in memory
    if not text:
        raise NeedsReview(f"scanned, or empty: no text on any of {len(pages)} pages")
    return pages


def _printed_once(page: "Page") -> "Page":
    """Some programs print a letter twice, a hair apart, to make it bold: 银银行行. Looking for all such pairs costs as
    much as reading the page, so first whether there is one."""
    spots = {(char["text"], round(char["x0"]), round(char["top"])) for char in page.chars}
    return page if len(spots) == len(page.chars) else page.dedupe_chars()


def _check_scan(page: "Page", *, ruled: bool) -> None:
    """A picture over most of a page, with no ruled table: scanned, be it with recognised text behind the picture."""
    largest = max((image["width"] * image["height"] for image in page.images), default=0)
    if not ruled and largest > 0.5 * page.width * page.height:
        raise NeedsReview(f"scanned: page {page.page_number} is a picture")


def _rows(table: "Table") -> Iterator[list[str]]:
    """Rows of cells; the finder gives a merged cell once, here it is in each place it covers."""
    texts = table.extract()
    if all(None not in row for row in texts):
        yield from ([cell or "" for cell in row] for row in texts)
        return
    lefts = sorted({left for left, _, _, _ in table.cells})
    boxes = [
        (box, text or "")
        for row, printed in zip(table.rows, texts, strict=True)
        for box, text in zip(row.cells, printed, strict=True)
        if box
    ]
    for row, printed in zip(table.rows, texts, strict=True):
        top = row.bbox[1]
        yield [_covering(boxes, left, top) if text is None else text for left, text in zip(lefts, printed, strict=True)]


def _covering(boxes: list[tuple[tuple[float, float, float, float], str]], left: float, top: float) -> str:
    """The text of the cell over this corner; a table with a gap has none."""
    for (x0, y0, x1, y1), text in boxes:
        if x0 <= left + 1 < x1 and y0 <= top + 1 < y1:
            return text
    return ""
