"""Bytes of a picture → its pixels, upright and opaque; for the child process alone."""

import io
import warnings
from typing import Final

from PIL import Image, ImageOps

from checker.screenshots.formats import ACCEPTED
from checker.screenshots.model import MAX_PIXELS

#: Wider pictures are shrunk to this: screens that wide, and photographs, have large text.
MAX_WIDTH: Final = 2600
_SIXTEEN_BITS: Final = ("I", "I;16", "I;16B", "I;16L", "I;16N", "F")


class OversizeError(ValueError):
    """The header declares more pixels than are read."""


def decoded(content: bytes) -> tuple[Image.Image, bool]:
    """Return the first picture of a file in RGB, turned as its EXIF says, on white; and whether it was shrunk.

    Raises OversizeError before anything is decoded, and what Pillow raises for what is damaged.
    """
    Image.MAX_IMAGE_PIXELS = None  # our own limit, by the same header, and not as a warning
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture = Image.open(io.BytesIO(content), formats=ACCEPTED)
        if picture.width * picture.height > MAX_PIXELS:
            raise OversizeError
        picture.load()
        upright = ImageOps.exif_transpose(_opaque(picture))
    shrunk = upright.width > MAX_WIDTH
    if shrunk:
        size = (MAX_WIDTH, max(1, round(upright.height * MAX_WIDTH / upright.width)))
        upright = upright.resize(size, Image.Resampling.LANCZOS)
    return upright, shrunk


def _opaque(picture: Image.Image) -> Image.Image:
    exif = picture.getexif()
    if picture.mode in _SIXTEEN_BITS:
        # Pillow would clip to 255: all but the darkest grey became white
        picture = picture.convert("I").point(lambda value: value / 257).convert("L")
    if picture.has_transparency_data:
        behind = picture.convert("RGBA")
        opaque = Image.new("RGB", picture.size, "white")
        opaque.paste(behind, mask=behind.getchannel("A"))
    else:
        opaque = picture.convert("RGB")
    opaque.info["exif"] = exif.tobytes()
    return opaque
