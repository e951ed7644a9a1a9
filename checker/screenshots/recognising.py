"""Pixels → recognised boxes and QR codes, by libraries that only the child process loads."""

import time
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any, Final

import numpy as np
import rapidocr
import zxingcpp
from PIL import Image

from checker.screenshots.lines import Box, without_repeats
from checker.screenshots.qr_text import qr_text
from checker.screenshots.tiles import Tile, tiles

_MODELS: Final = Path(rapidocr.__file__).parent / "models"
_NO_LIMIT: Final = 1_000_000
#: Rows of paper left above and below what is written.
_MARGIN: Final = 32
#: Below this the model guesses at icons; what it reads with little confidence is for the person to see.
_LEAST_CONFIDENCE: Final = 0.3
_SETTINGS: Final[dict[str, Any]] = {
    "Global.log_level": "critical",
    "Global.use_cls": False,  # screenshots are upright
    "Global.max_side_len": _NO_LIMIT,
    "Global.text_score": _LEAST_CONFIDENCE,
    # by their paths: a model that is looked up by its name is fetched where the file is missing
    "Det.model_path": str(_MODELS / "PP-OCRv6_det_small.onnx"),
    "Rec.model_path": str(_MODELS / "PP-OCRv6_rec_small.onnx"),
    # at the size of the tile: as configured, a strip of 200 rows would be blown up to 736
    "Det.limit_type": "max",
    "Det.limit_side_len": _NO_LIMIT,
}
_CHARACTERS: Final = {"return_word_box": True, "return_single_char_box": True}
_QR_CODES: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
#: ISO/IEC 15424: the code declares its encoding.
_DECLARES_ENCODING: Final = frozenset({"]Q2", "]Q4", "]Q6"})


def recognised(picture: Image.Image, until: float) -> tuple[list[Box], int]:
    """Return the boxes of text in the picture, and the rows of pixels that were read until then (monotonic clock): no
    tile is begun that would take longer, the first one aside."""
    engine = rapidocr.RapidOCR(params=_SETTINGS)
    boxes: list[Box] = []
    read = 0
    slowest = 0.0
    above: list[Box] = []
    for tile in tiles(picture.width, picture.height):
        began = time.monotonic()
        if read and began + slowest > until:
            break
        above = without_repeats(above, _in_tile(engine, picture, tile))
        boxes += above
        read = picture.height if tile.bottom == picture.height else round(tile.last)
        slowest = max(slowest, time.monotonic() - began)
    return boxes, read


def _in_tile(engine: rapidocr.RapidOCR, picture: Image.Image, tile: Tile) -> Iterator[Box]:
    pixels = np.asarray(picture.crop((0, tile.top, picture.width, tile.bottom)))
    written = np.flatnonzero((pixels != pixels[0, 0]).any(axis=(1, 2)))
    if not written.size:
        return
    # blank rows cost as much as others
    begin, end = max(0, int(written[0]) - _MARGIN), int(written[-1]) + _MARGIN
    pixels, above = pixels[begin:end], tile.top + begin
    answer: Any = engine(np.ascontiguousarray(pixels[:, :, ::-1]), **_CHARACTERS)  # blue first
    if answer.boxes is None or answer.txts is None:
        return
    found = zip_longest(answer.boxes, answer.txts, answer.scores, answer.word_results or ())
    for corners, text, confidence, characters in found:
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        edges = (float(left), float(top) + above, float(right), float(bottom) + above)
        box = Box(text, float(confidence), *edges, gaps=tuple(_gaps(characters or ())))
        if tile.owns((box.top + box.bottom) / 2):
            yield box


def _gaps(characters: Sequence[tuple[str, float, list[list[float]]]]) -> Iterator[float]:
    """Yield the columns between neighbours. `characters`: each with its confidence and its four corners."""
    for (_, _, one), (_, _, other) in pairwise(characters):
        yield (max(float(x) for x, _ in one) + min(float(x) for x, _ in other)) / 2


def qr_codes(picture: Image.Image) -> list[Box]:
    """Return the QR codes in the picture with their text. Nothing that they name is visited."""
    grey = np.asarray(picture.convert("L"))
    found = zxingcpp.read_barcodes(grey, formats=_QR_CODES)
    return [_code(barcode) for barcode in found]


def _code(barcode: zxingcpp.Barcode) -> Box:
    place = barcode.position
    corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
    across, down = [corner.x for corner in corners], [corner.y for corner in corners]
    declared = barcode.text if barcode.symbology_identifier in _DECLARES_ENCODING else None
    return Box(qr_text(barcode.bytes, declared), 1.0, min(across), min(down), max(across), max(down))
