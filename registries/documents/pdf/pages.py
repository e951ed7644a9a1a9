"""In the child: a PDF's pages, each as its ruled tables, and every word that stands in none of them."""

from collections.abc import Iterator, Sequence

from registries.document import NeedsReviewError, PageChangedError
from registries.documents.pdf.drawn.legible import Legible, legible
from registries.documents.pdf.drawn.overdrawn import Heights, hidden, struck
from registries.documents.pdf.drawn.page_objects import page_objects
from registries.documents.pdf.drawn.shapes import Glyph, PageObjects
from registries.documents.pdf.drawn.text_lines import GlyphLine, text_lines
from registries.documents.pdf.grid.grid import Grid
from registries.documents.pdf.grid.page_tables import PageTable, page_table
from registries.documents.pdf.grid.ruling import grids
from registries.documents.pdf.page_read import OutsideLine, PageRead

_MOST = 60  # characters of what was found that a message shows
_END = 2048  # bytes at a file's end that hold its end mark


def read(content: bytes) -> list[PageRead]:
    """Return the pages. Raises NeedsReviewError where one is a picture: nobody reads it for us; PageChangedError for a
    file that is cut short."""
    import pypdfium2  # noqa: PLC0415 - only the child ever needs it

    _check_end(content)
    pages: list[PageRead] = []
    text = False
    document = pypdfium2.PdfDocument(content)
    if not len(document):
        raise PageChangedError("not readable: the PDF has no pages")
    for number in range(len(document)):
        page = document[number]
        objects = page_objects(page)
        page.close()
        pages.append(_read(objects))
        _check_scan(objects, number + 1, ruled=bool(pages[-1]["tables"]))
        text = text or bool(objects.glyphs)
    if not text:
        raise NeedsReviewError(f"scanned, or empty: no text on any of {len(pages)} pages")
    return pages


def _check_end(content: bytes) -> None:
    """Raise PageChangedError for a file without its end: pdfium would mend it, and leave out the pages that are
    gone."""
    if b"%%EOF" not in content[-_END:] or b"startxref" not in content[-_END:]:
        raise PageChangedError("not readable: the PDF is cut short")


def _read(objects: PageObjects) -> PageRead:
    sorted_glyphs = legible(objects)
    found, outside = _tables(objects, sorted_glyphs.text)
    doubts = [doubt for table in found for doubt in table.doubts] + _unread(sorted_glyphs)
    doubts += [*_overdrawn(found, objects, sorted_glyphs.text), *objects.annotations, *_blank(found, objects)]
    return {
        "tables": [{"rows": table.rows, "glued": table.glued} for table in found],
        "outside": [_words(line, found) for line in text_lines(outside)],
        "doubts": doubts,
        "height": objects.height,
    }


def _tables(objects: PageObjects, glyphs: Sequence[Glyph]) -> tuple[list[PageTable], list[Glyph]]:
    ruled = grids(objects.lines)
    inside: list[list[Glyph]] = [[] for _ in ruled]
    outside: list[Glyph] = []
    for glyph in glyphs:
        place = _grid_of(ruled, glyph)
        (outside if place is None else inside[place]).append(glyph)
    found: list[PageTable] = []
    for grid, held in zip(ruled, inside, strict=True):
        table = page_table(grid, held)
        if table and table.rows:
            found.append(table)
        else:
            outside += held
    return found, outside


def _grid_of(ruled: Sequence[Grid], glyph: Glyph) -> int | None:
    x, y = glyph.middle
    for index, grid in enumerate(ruled):
        left, top, right, bottom = grid.box
        if left <= x < right and top <= y < bottom:
            return index
    return None


def _words(line: GlyphLine, tables: Sequence[PageTable]) -> OutsideLine:
    middle = line.base - 0.35 * line.size
    above = sum(table.box[3] <= middle for table in tables)
    beside = any(table.box[1] < middle < table.box[3] for table in tables)
    nearest = tables[max(0, above - 1)] if tables else None
    pieces = line.segments()
    columns = {
        index
        for piece in pieces
        for index, (left, right) in enumerate(nearest.columns if nearest else ())
        if left <= (piece.x0 + piece.x1) / 2 < right
    }
    return {
        "text": line.text.strip(),
        "top": round(middle, 1),
        "table": above,
        "beside": beside,
        "columns": len(columns),
        "pieces": len(pieces),
        "large": line.size > 1.15 * nearest.size if nearest else False,
    }


def _unread(glyphs: Legible) -> list[str]:
    """Return a sentence for words that are printed and were not read."""
    doubts = []
    unread = (
        ("are turned", glyphs.turned),
        ("can hardly be seen", glyphs.hidden),
        ("stand where the page is cut off", glyphs.cut_off),
    )
    for what, those in unread:
        if those:
            doubts.append(f"words {what}: {''.join(glyph.text for glyph in those)[:_MOST]!r}")
    return doubts


def _overdrawn(tables: Sequence[PageTable], objects: PageObjects, glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield a sentence for each line of words that is struck through or hidden, with the row where it stands."""
    heights = Heights(glyphs)
    for what, lines in (
        ("struck through", struck(heights, [*objects.lines, *objects.slanted])),
        ("painted over", hidden(heights, objects.covers, objects.order)),
    ):
        for line in lines:
            yield f"words are {what}{_row_of(line, tables)}: {line.text.strip()[:_MOST]!r}"


def _row_of(line: GlyphLine, tables: Sequence[PageTable]) -> str:
    """Return which row of which table holds the words, if one does."""
    x, y = line.glyphs[0].middle
    for place, table in enumerate(tables, start=1):
        for number, (top, bottom) in enumerate(table.spans, start=1):
            if table.box[0] <= x < table.box[2] and top <= y < bottom:
                return f" in row {number} of table {place}"
    return ""


def _blank(tables: Sequence[PageTable], objects: PageObjects) -> list[str]:
    """Return a sentence for a picture that stands in a table: what it shows is in no cell."""
    middles = [glyph.middle for glyph in objects.glyphs] if objects.pictures else []
    for left, top, right, bottom in objects.pictures:
        x, y = (left + right) / 2, (top + bottom) / 2
        in_table = any(a <= x <= c and b <= y <= d for a, b, c, d in (table.box for table in tables))
        if in_table and not any(left <= at[0] <= right and top <= at[1] <= bottom for at in middles):
            return ["a picture stands in the table"]
    return []


def _check_scan(objects: PageObjects, number: int, *, ruled: bool) -> None:
    """Raise NeedsReviewError for a picture over most of a page with no ruled table: it was scanned, be it with
    recognised text behind the picture."""
    largest = max(((right - left) * (bottom - top) for left, top, right, bottom in objects.pictures), default=0)
    if not ruled and largest > 0.5 * objects.width * objects.height:
        raise NeedsReviewError(f"scanned: page {number} is a picture")
