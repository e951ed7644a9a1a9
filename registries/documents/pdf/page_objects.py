"""In the child: what pdfium finds on a page: glyphs with place, turn and shade, drawn lines and filled areas.

Coordinates are points from the page's upper left corner as it is shown, turned as most of its text is.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom
_DIAGONAL = -1
_INVISIBLE = 3  # text render mode: neither filled nor stroked
_THIN = 3.0  # points: a filled area no wider is a line
_UNKNOWN = "\ufffd"
_HYPHEN = 2  # what pdfium makes of a hyphen at a line's end
_SIZE_OF_A_BOLD_COPY = 1.0  # points between the two printings of a letter that is printed twice


class Glyph(NamedTuple):
    """One printed character. `base`: its baseline. `turn`: degrees clockwise, -1 where no multiple of 90. `shade`: 0 is
    black, 1 cannot be seen on white."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    turn: int
    shade: float

    @property
    def middle(self) -> Point:
        """Return its middle; the height of Han characters, the same in whatever font a character was drawn."""
        return (self.x0 + self.x1) / 2, self.base - 0.35 * self.size


class Line(NamedTuple):
    """A straight line along the page, from (x0, top) to (x1, bottom)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def level(self) -> bool:
        """Return whether it goes from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass
class PageObjects:
    """`fills`: filled areas with their shade, in the order of drawing. `pictures`: boxes of images."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    fills: list[tuple[Box, float]] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)


def page_objects(page: "PdfPage") -> PageObjects:
    """Return what stands on the page."""
    glyphs = list(_glyphs(page))
    turns = Counter(glyph[-1] for glyph in glyphs)
    shown = page.get_rotation()
    usual = max(turns, key=turns.__getitem__) if turns else shown
    # `turn` of a raw glyph is the rotation that would show it upright.
    rotation = usual if usual != _DIAGONAL and turns[usual] > 0.6 * len(glyphs) else shown
    place = _placing(page.get_bbox(), rotation)
    width, height = _extent(page.get_bbox(), rotation)
    found = PageObjects(width, height)
    for text, box, origin, size, shade, upright_at in glyphs:
        (xa, _), (xb, _) = place(box[0], box[1]), place(box[2], box[3])
        turn = _DIAGONAL if upright_at == _DIAGONAL else (rotation - upright_at) % 360
        found.glyphs.append(Glyph(text, min(xa, xb), max(xa, xb), place(*origin)[1], size, turn, shade))
    found.glyphs = _printed_once(found.glyphs)
    _Drawing(found, place).add(page)
    return found


def _placing(box: Box, rotation: int) -> Callable[[float, float], Point]:
    left, bottom, right, top = box
    if rotation == 90:
        return lambda x, y: (y - bottom, x - left)
    if rotation == 180:
        return lambda x, y: (right - x, y - bottom)
    if rotation == 270:
        return lambda x, y: (top - y, right - x)
    return lambda x, y: (x - left, top - y)


def _extent(box: Box, rotation: int) -> Point:
    width, height = box[2] - box[0], box[3] - box[1]
    return (height, width) if rotation % 180 else (width, height)


RawGlyph = tuple[str, Box, Point, float, float, int]


def _glyphs(page: "PdfPage") -> Iterator[RawGlyph]:
    """Yield text, box, origin, size, shade, and the rotation of the page that shows it upright."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - only the child ever needs it

    text_page = page.get_textpage()
    raw = text_page.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    x_at, y_at, box_at = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    code_of, origin_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    box_of = pdfium.FPDFText_GetLooseCharBox
    object_of, is_unmapped = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_HasUnicodeMapError
    last, style = 0, (0.0, 0.0, 0)
    high = 0
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = code_of(raw, index)
        if code in (10, 13) or (code == 32 and pdfium.FPDFText_IsGenerated(raw, index)):
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        held = object_of(raw, index)
        address = ctypes.addressof(held.contents) if held else 0
        if address != last or not address:
            last, style = address, _style(pdfium, raw, index, held)
        origin_of(raw, index, x_at, y_at)
        box_of(raw, index, box_at)
        text = _UNKNOWN if is_unmapped(raw, index) == 1 else "-" if code in (_HYPHEN, 0xFFFE) else chr(code)
        yield text, (box.left, box.bottom, box.right, box.top), (x.value, y.value), *style
    text_page.close()


def _style(pdfium: Any, raw: Any, index: int, held: Any) -> tuple[float, float, int]:  # noqa: ANN401 - pdfium's handles
    """Return size, shade and the rotation that shows it upright, of one text object."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFText_GetFillColor(raw, index, red, green, blue, alpha)
    shade = _shade(red.value, green.value, blue.value, alpha.value)
    if held and pdfium.FPDFTextObj_GetTextRenderMode(held) == _INVISIBLE:
        shade = 1.0
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    quarter = round(angle / 90) * 90
    return size, shade, quarter % 360 if abs(angle - quarter) < 2 else _DIAGONAL


def _shade(red: int, green: int, blue: int, alpha: int) -> float:
    luminance = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
    return 1 - alpha / 255 * (1 - luminance)


def _printed_once(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the glyphs without doubled letters. Some programs print a letter twice, a hair apart, to make it bold:
    银银行行."""
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    once: list[Glyph] = []
    for glyph in glyphs:
        column, row = round(glyph.x0), round(glyph.base)
        near = (seen.get((glyph.text, column + dx, row + dy), ()) for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        if any(_is_copy(glyph, other) for others in near for other in others):
            continue
        seen.setdefault((glyph.text, column, row), []).append(glyph)
        once.append(glyph)
    return once


def _is_copy(glyph: Glyph, other: Glyph) -> bool:
    apart = max(abs(glyph.x0 - other.x0), abs(glyph.base - other.base))
    return apart <= _SIZE_OF_A_BOLD_COPY and glyph.turn == other.turn


class _Drawing:
    """Collects lines, fills and pictures, those inside form objects too."""

    def __init__(self, found: PageObjects, place: Callable[[float, float], Point]) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - only the child ever needs it

        self._pdfium, self._found, self._place = pdfium, found, place

    def add(self, page: "PdfPage") -> None:
        count, at = self._pdfium.FPDFPage_CountObjects, self._pdfium.FPDFPage_GetObject
        for index in range(count(page.raw)):
            self._object(at(page.raw, index), (1, 0, 0, 1, 0, 0), 0)

    def _object(self, held: Any, outer: Matrix, depth: int) -> None:  # noqa: ANN401 - pdfium's handle
        kind = self._pdfium.FPDFPageObj_GetType(held)
        if kind == self._pdfium.FPDF_PAGEOBJ_TEXT:
            return
        matrix = _times(self._matrix(held), outer)
        if kind == self._pdfium.FPDF_PAGEOBJ_PATH:
            self._path(held, matrix)
        elif kind == self._pdfium.FPDF_PAGEOBJ_IMAGE:
            self._found.pictures.append(self._box([_at(matrix, x, y) for x in (0, 1) for y in (0, 1)]))
        elif kind == self._pdfium.FPDF_PAGEOBJ_FORM and depth < 8:
            for index in range(self._pdfium.FPDFFormObj_CountObjects(held)):
                self._object(self._pdfium.FPDFFormObj_GetObject(held, index), matrix, depth + 1)

    def _matrix(self, held: Any) -> Matrix:  # noqa: ANN401 - pdfium's handle
        matrix = self._pdfium.FS_MATRIX()
        self._pdfium.FPDFPageObj_GetMatrix(held, matrix)
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f

    def _path(self, held: Any, matrix: Matrix) -> None:  # noqa: ANN401 - pdfium's handle
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        self._pdfium.FPDFPath_GetDrawMode(held, filled, stroked)
        if not (filled.value or stroked.value):
            return
        for points in self._subpaths(held, matrix):
            box = self._box(points)
            flat = box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN
            if filled.value and not stroked.value and flat:
                self._line(_axis(box))
                continue
            if filled.value and not flat:
                self._found.fills.append((box, self._fill_shade(held)))
            placed = [self._place(*point) for point in points]
            for (xa, ya), (xb, yb) in pairwise(placed):
                self._line(Line(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)))

    def _line(self, line: Line) -> None:
        """Add a line along the page; what is slanted rules no table."""
        if min(line.x1 - line.x0, line.bottom - line.top) <= 0.5 < max(line.x1 - line.x0, line.bottom - line.top):
            self._found.lines.append(line)

    def _fill_shade(self, held: Any) -> float:  # noqa: ANN401 - pdfium's handle
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        self._pdfium.FPDFPageObj_GetFillColor(held, red, green, blue, alpha)
        return _shade(red.value, green.value, blue.value, alpha.value)

    def _subpaths(self, held: Any, matrix: Matrix) -> Iterator[list[Point]]:  # noqa: ANN401 - pdfium's handle
        points: list[Point] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(self._pdfium.FPDFPath_CountSegments(held)):
            segment = self._pdfium.FPDFPath_GetPathSegment(held, index)
            if self._pdfium.FPDFPathSegment_GetType(segment) == self._pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points
                points = []
            self._pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(_at(matrix, x.value, y.value))
            if self._pdfium.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if points:
            yield points

    def _box(self, points: list[Point]) -> Box:
        placed = [self._place(*point) for point in points]
        xs, ys = [x for x, _ in placed], [y for _, y in placed]
        return min(xs), min(ys), max(xs), max(ys)


def _axis(box: Box) -> Line:
    """Return the middle line of a narrow area."""
    left, top, right, bottom = box
    if right - left >= bottom - top:
        return Line(left, (top + bottom) / 2, right, (top + bottom) / 2)
    return Line((left + right) / 2, top, (left + right) / 2, bottom)


def _at(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    (xa, ya), (xc, yc), (xe, ye) = _at(outer, a, b), _at(outer, c, d), _at(outer, e, f)
    return xa - outer[4], ya - outer[5], xc - outer[4], yc - outer[5], xe, ye
