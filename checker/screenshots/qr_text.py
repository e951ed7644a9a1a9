"""The text of a QR code from its bytes. Codes made in China seldom declare an encoding, and libraries then take GB
18030 for Japanese or Western characters."""

from contextlib import suppress
from typing import Final

_TRIED: Final = ("utf-8", "gb18030")


def qr_text(content: bytes, declared: str | None) -> str:
    """Return the text. `declared`: what a library read by the encoding that the code itself declares, None where it
    declares none."""
    if declared is not None:
        return declared
    for encoding in _TRIED:
        with suppress(UnicodeDecodeError):
            return content.decode(encoding)
    return content.decode("utf-8", "replace")
