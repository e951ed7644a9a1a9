"""What kind of file some bytes are, by their content: a name proves nothing."""

from typing import Final

#: As Pillow names them.
ACCEPTED: Final = ("PNG", "JPEG", "WEBP")

_BEGINNINGS: Final = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"%PDF-", "PDF"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"PK\x03\x04", "ZIP"),
)
#: The brands of ISO base media files: iPhones' photographs, and others.
_HEIF: Final = frozenset({b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif"})


def file_format(content: bytes) -> str | None:
    """Return the kind of a file by its first bytes, "PNG" for one; None where they tell nothing."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF:
        return "HEIF"
    return next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
