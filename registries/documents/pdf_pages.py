"""In the child: a PDF's pages, each as its ruled tables, each as rows of cells, and the words around them."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypedDict

from registries.reader import NeedsReviewError

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

Rows = list[list[str]]
Box = tuple[float, float, float, float]
_WIDTH_OF_A_LINE = 3.0  # points: how far a ruled line may miss the one it should meet
_MOST = 60  # characters of what was found that a message shows


class PageRead(TypedDict):
    """`above`: what is printed above the first table. `beside`: what stands beside a table's cells and in none."""

    tables: list[Rows]
    above: str
    beside: str


def read(content: bytes) -> list[PageRead]:
    """Return the pages. Raises NeedsReviewError where one is a picture: nobody reads it for us."""
    import pdfplumber  # noqa: PLC0415 - only the child ever needs it

    pages: list[PageRead] = []
    text = False
    with pdfplumber.open(BytesIO(content)) as document:
        for page in document.pages:
            pages.append(_read(_printed_once(page)))
            _check_scan(page, ruled=bool(pages[-1]["tables"]))
            text = text or bool(page.chars)
            page.close()  # else every character of every page stays in memory
    if not text:
        raise NeedsReviewError(f"scanned, or empty: no text on any of {len(pages)} pages")
    return pages


def _read(page: "Page") -> PageRead:
    tables = page.find_tables()
    chars = [char for char in page.chars if char["upright"] and not char["text"].isspace()]
    top = min((table.bbox[1] for table in tables), default=0.0)
    return {
        "tables": [list(_rows(table)) for table in tables],
        "above": "".join(char["text"] for char in chars if _middle(char)[1] < top),
        "beside": _beside(page, chars, [table.bbox for table in tables]) if tables else "",
    }


def _beside(page: "Page", chars: list[dict[str, Any]], boxes: list[Box]) -> str:
    """Return the first characters that stand level with a table, or inside its lines, but in none of its cells: a table
    whose outer line was not drawn loses its first or last column, and says so nowhere else."""
    reaches = [_reach(page, box) for box in boxes]
    outside: list[str] = []
    for char in chars:
        x, y = _middle(char)
        if any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes):
            continue
        level = any(top < y < bottom for _, top, _, bottom in boxes)
        if level or any(left < x < right and top < y < bottom for left, top, right, bottom in reaches):
            outside.append(char["text"])
    return "".join(outside[:_MOST])


def _reach(page: "Page", box: Box) -> Box:
    """Return how far the lines go that a table's cells are made of."""
    left, top, right, bottom = box
    for edge in page.edges:
        across = edge["x1"] >= box[0] - _WIDTH_OF_A_LINE and edge["x0"] <= box[2] + _WIDTH_OF_A_LINE
        if across and edge["bottom"] >= box[1] - _WIDTH_OF_A_LINE and edge["top"] <= box[3] + _WIDTH_OF_A_LINE:
            left, right = min(left, edge["x0"]), max(right, edge["x1"])
            top, bottom = min(top, edge["top"]), max(bottom, edge["bottom"])
    return left, top, right, bottom


def _middle(char: dict[str, Any]) -> tuple[float, float]:
    return (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2


def _printed_once(page: "Page") -> "Page":
    """Return the page without doubled letters. Some programs print a letter twice, a hair apart, to make it bold:
    银银行行. Looking for all such pairs costs as much as reading the page, so first whether there is one."""
    spots = {(char["text"], round(char["x0"]), round(char["top"])) for char in page.chars}
    return page if len(spots) == len(page.chars) else page.dedupe_chars()


def _check_scan(page: "Page", *, ruled: bool) -> None:
    """Raise NeedsReviewError for a picture over most of a page with no ruled table: it was scanned, be it with
    recognised text behind the picture."""
    largest = max((image["width"] * image["height"] for image in page.images), default=0)
    if not ruled and largest > 0.5 * page.width * page.height:
        raise NeedsReviewError(f"scanned: page {page.page_number} is a picture")


def _rows(table: "Table") -> Iterator[list[str]]:
    """Yield rows of cells; the finder gives a merged cell once, here it is in each place it covers."""
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
    """Return the text of the cell over this corner; a table with a gap has none."""
    for (x0, y0, x1, y1), text in boxes:
        if x0 <= left + 1 < x1 and y0 <= top + 1 < y1:
            return text
    return ""
