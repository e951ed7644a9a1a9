"""The view of the lines recognised in a picture: each beside its cut-out, to be compared and corrected."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.reading.picture_lines import NameToCompare, PictureLine, PictureReading
from checker.screenshots.model import Cutout

#: Below this the model itself doubts; above it, too, it may be wrong.
_UNSURE: Final = 0.9
#: Chinese characters that stand in one row of a field on a phone.
_ROW: Final = 15


@dataclass(frozen=True)
class ShownLine:
    """One line of the page."""

    number: int
    line: PictureLine

    @property
    def text(self) -> str:
        """What was recognised, without a person's numbers."""
        return self.line.text

    @property
    def rows(self) -> int:
        """How many rows its field needs."""
        return max(1, -(-len(self.text) // _ROW))

    @property
    def names(self) -> tuple[NameToCompare, ...]:
        """The names in it."""
        return self.line.names

    @property
    def unsure(self) -> bool:
        """Whether recognition itself doubts it."""
        return self.line.recognised.confidence < _UNSURE

    @property
    def is_code(self) -> bool:
        """Whether it comes out of a QR code."""
        return self.line.recognised.kind == "qr_code"

    @property
    def cutouts(self) -> tuple[tuple[str, Cutout], ...]:
        """Its place in the picture, each piece with its data: address: no second request is made, and nobody keeps
        it."""
        return tuple((_data_address(cutout.webp), cutout) for cutout in self.line.recognised.cutouts)


def _data_address(webp: bytes) -> str:
    return "data:image/webp;base64," + base64.b64encode(webp).decode()


@dataclass(frozen=True)
class RecognisedLines:
    """All lines, and what is unread."""

    reading: PictureReading

    def __iter__(self) -> Iterator[ShownLine]:
        return (ShownLine(number, line) for number, line in enumerate(self.reading.lines, 1))

    def __len__(self) -> int:
        return len(self.reading.lines)

    @property
    def percent_read(self) -> int:
        """How much of the picture was read, from its top, percent; 100 where all was."""
        recognition = self.reading.recognition
        if recognition.read_height >= recognition.height:
            return 100
        return min(99, 100 * recognition.read_height // recognition.height)

    @property
    def left_out(self) -> int:
        """How many lines are not shown."""
        return self.reading.recognition.left_out

    @property
    def shrunk(self) -> bool:
        """Whether the picture was read at less than its own size."""
        return self.reading.recognition.shrunk
