"""In the child: lines, fills and pictures of a page, those inside form objects too."""

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from registries.documents.pdf.drawn.glyphs import shade_of
from registries.documents.pdf.drawn.shapes import Box, Cover, Line, Matrix, PageObjects, Point

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_THIN = 3.0  # points: a filled area no wider is a line


class Drawing:
    """Collects lines, fills and pictures, those inside form objects too."""

    def __init__(self, found: PageObjects, place: Callable[[float, float], Point]) -> None:
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - only the child ever needs it

        self._pdfium, self._found, self._place = pdfium, found, place
        self._painted = 0

    def add(self, page: "PdfPage") -> None:
        """Add what is drawn on the page."""
        count, at = self._pdfium.FPDFPage_CountObjects, self._pdfium.FPDFPage_GetObject
        for index in range(count(page.raw)):
            self._object(at(page.raw, index), (1, 0, 0, 1, 0, 0), 0)

    def _object(self, held: Any, outer: Matrix, depth: int) -> None:  # noqa: ANN401 - pdfium's handle
        kind = self._pdfium.FPDFPageObj_GetType(held)
        self._painted += 1
        if kind == self._pdfium.FPDF_PAGEOBJ_TEXT:
            self._found.order[ctypes.addressof(held.contents)] = self._painted
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
        subpaths = list(self._subpaths(held, matrix))
        for points in subpaths:
            box = self._box(points)
            flat = box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN
            if filled.value and not stroked.value and flat:
                self._line(_axis(box))
                continue
            if filled.value and not flat:
                self._found.fills.append((box, self._fill_shade(held)))
                if len(subpaths) == 1 and self._found.order and self._hides(held, points):
                    self._found.covers.append(Cover(box, self._painted))
            placed = [self._place(*point) for point in points]
            for (xa, ya), (xb, yb) in pairwise(placed):
                self._line(Line(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb), (xa < xb) != (ya < yb)))

    def _line(self, line: Line) -> None:
        """Add a line; what is slanted rules no table."""
        short, long = sorted((line.x1 - line.x0, line.bottom - line.top))
        if long > 0.5:
            (self._found.lines if short <= 0.5 else self._found.slanted).append(line)

    def _hides(self, held: Any, points: list[Point]) -> bool:  # noqa: ANN401 - pdfium's handle
        """Return whether an area is a box that nothing shines through."""
        along = all(abs(xa - xb) < 0.01 or abs(ya - yb) < 0.01 for (xa, ya), (xb, yb) in pairwise(points))
        return along and len(points) <= 6 and not self._pdfium.FPDFPageObj_HasTransparency(held)

    def _fill_shade(self, held: Any) -> float:  # noqa: ANN401 - pdfium's handle
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        self._pdfium.FPDFPageObj_GetFillColor(held, red, green, blue, alpha)
        return shade_of(red.value, green.value, blue.value, alpha.value)

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
