"""QR codes of addresses. In byte mode, always: the modes that libraries choose by themselves write 还呗 and 借呗 so
that scanners read other words. An address is percent-encoded and so plain ASCII, which every scanner reads alike."""

from collections.abc import Iterator
from typing import Final

import segno

#: Dots of white around the code, without which scanners miss it.
QUIET: Final = 4
#: Characters of an address beyond which the code is drawn with less repair, so that its dots stay large enough.
_LONG: Final = 400


def qr_code(address: str) -> segno.QRCode:
    """Return the code of an address. Raises ValueError where it is not ASCII, or longer than a code holds (2.9 KB)."""
    if not address.isascii():
        raise ValueError("percent-encode the address first")
    error = "l" if len(address) > _LONG else "m"
    return segno.make_qr(address, mode="byte", error=error, boost_error=False, encoding="iso-8859-1")


def dark_runs(code: segno.QRCode) -> Iterator[tuple[int, int, int]]:
    """Yield the code's dark dots as runs: row from the top, first column, length; without the quiet zone."""
    for row, line in enumerate(code.matrix):
        start = None
        for column, dark in enumerate((*line, 0)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                yield row, start, column - start
                start = None


def svg_path(code: segno.QRCode) -> str:
    """Return the path that draws the code as lines one dot thick, quiet zone included."""
    return "".join(f"M{QUIET + start} {QUIET + row + 0.5}h{length}" for row, start, length in dark_runs(code))


def width_of(code: segno.QRCode) -> int:
    """Return the width of the code in dots, quiet zone included."""
    return len(code.matrix) + 2 * QUIET
