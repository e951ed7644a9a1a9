"""The place of a line in the picture as small pictures, for the eye: a long line is cut between its characters, so that
on a phone its pieces stand below each other, large enough to compare."""

import base64
import io
import math
from itertools import pairwise
from typing import Any, Final

from PIL import Image

from checker.screenshots.lines import Box

#: How many times as wide as high a piece is at most.
_WIDEST: Final = 8
#: Pixels. A higher line, as of a title, is shrunk; characters are legible from 30 on.
_HIGHEST: Final = 96
#: A QR code is no line, and stays larger.
_HIGHEST_CODE: Final = 240


def cutouts(picture: Image.Image, box: Box, margin: int, *, code: bool) -> list[dict[str, Any]]:
    """Return the pieces of the picture within `box` and `margin` pixels around it, from left to right, as WebP in
    base64. `code`: whether it is a QR code."""
    left, right = max(0, round(box.left) - margin), min(picture.width, round(box.right) + margin)
    top, bottom = max(0, round(box.top) - margin), min(picture.height, round(box.bottom) + margin)
    edges = [left, *(cut for cut in _cuts(box, bottom - top) if left < cut < right), right]
    highest = _HIGHEST_CODE if code else _HIGHEST
    return [_stored(picture.crop((start, top, end, bottom)), highest) for start, end in pairwise(edges)]


def _cuts(box: Box, height: int) -> list[int]:
    """Return the columns at which to cut: the gaps between characters that are nearest to those of equal parts."""
    width = box.right - box.left
    parts = max(1, math.ceil(width / (_WIDEST * height)))
    if not box.gaps:
        return []
    middles = [box.left + part * width / parts for part in range(1, parts)]
    nearest = (min((abs(gap - middle), gap) for gap in box.gaps)[1] for middle in middles)
    return sorted({round(gap) for gap in nearest})


def _stored(piece: Image.Image, highest: int) -> dict[str, Any]:
    if piece.height > highest:
        piece = piece.resize((max(1, round(piece.width * highest / piece.height)), highest))
    file = io.BytesIO()
    piece.save(file, "WEBP", quality=60, method=2)
    return {"webp": base64.b64encode(file.getvalue()).decode(), "width": piece.width, "height": piece.height}
