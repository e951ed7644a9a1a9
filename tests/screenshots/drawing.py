"""Pictures with text in them, drawn here, as PNG, JPEG or WebP."""

import io
import os
import struct
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import segno
from PIL import Image, ImageDraw, ImageFont

_FONTS = Path("/usr/share/fonts")


@cache
def font_file(style: str = "Sans Regular") -> str:
    """The installed Noto CJK font of this style. Without one there is no picture to read: skip; under CI fail."""
    family, weight = style.split()
    found = sorted(_FONTS.rglob(f"Noto{family}CJK-{weight}.ttc"))
    if found:
        return str(found[0])
    message = "NO FONT: fonts-noto-cjk is not installed; no picture was read"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def font(size: int, style: str = "Sans Regular") -> ImageFont.FreeTypeFont:
    """The simplified Chinese face of the font."""
    return ImageFont.truetype(font_file(style), size, index=2)


def screenshot(
    lines: Iterable[str],
    *,
    size: int = 34,
    width: int = 720,
    colours: tuple[str, str] = ("white", "#222"),
    style: str = "Sans Regular",
    mode: str = "RGB",
    height: int | None = None,
) -> Image.Image:
    """Lines of text below each other; `colours`: of the paper and of the text."""
    rows = list(lines)
    gap = round(size * 2.1)
    picture = Image.new("RGB", (width, height or gap * len(rows) + size), colours[0])
    pen = ImageDraw.Draw(picture)
    for number, row in enumerate(rows):
        pen.text((36, size // 2 + number * gap), row, font=font(size, style), fill=colours[1])
    return picture.convert(mode)


def stored(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that declares this size and has a few bytes of pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(4096)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def qr_picture(content: bytes | str) -> Image.Image:
    """A QR code in byte mode that declares no encoding; of bytes, or of text as UTF-8."""
    held = content if isinstance(content, bytes) else content.encode()
    file = io.BytesIO()
    segno.make_qr(held.decode("latin-1"), encoding="latin-1", mode="byte").save(file, kind="png", scale=6)
    return Image.open(file).convert("RGB")
