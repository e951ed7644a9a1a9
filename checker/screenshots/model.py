"""What was recognised in a picture, line by line, each with its cut-out."""

from typing import Annotated, Final, Literal

from pydantic import Base64Bytes, Field

from registries.model import Frozen

#: Bytes of the largest picture that is read.
MAX_BYTES: Final = 8 * 1024 * 1024
#: Pixels of the largest, by its own header; nothing is decoded to find out.
MAX_PIXELS: Final = 40_000_000
#: Lines that are returned at most; a phone's screen has forty.
MAX_LINES: Final = 400

#: `text`: recognised characters; `qr_code`: what a QR code holds, which is exact.
LineKind = Literal["text", "qr_code"]


class Cutout(Frozen):
    """A piece of the picture, `width` × `height` pixels."""

    webp: Base64Bytes
    width: int
    height: int


class RecognisedLine(Frozen):
    """One line. `confidence`: 0 to 1, by the model itself, which is sure of many a wrong character. `box`: left, top,
    right and bottom in pixels of the picture as it was read. `cutouts`: that place in it, from left
    to right; of a long line several."""

    text: str
    kind: LineKind = "text"
    confidence: Annotated[float, Field(ge=0, le=1)] = 1.0
    box: tuple[int, int, int, int]
    cutouts: tuple[Cutout, ...]


class Recognition(Frozen):
    """All lines from top to bottom. `width`, `height`: pixels of the picture, upright. `read_height`: the rows of them
    that were read before the time was over. `shrunk`: whether the picture was too wide to be read at its own size.
    `left_out`: lines beyond MAX_LINES."""

    lines: tuple[RecognisedLine, ...] = ()
    width: int
    height: int
    read_height: int
    shrunk: bool = False
    left_out: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing is left unread."""
        return self.read_height >= self.height and not self.left_out
