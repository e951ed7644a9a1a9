"""Text as a terminal shows it: Chinese characters are two cells wide, and lines break between them."""

import re
from typing import Final

#: ASCII, curly quotes, and the Chinese characters and signs of which each is two cells.
_USUAL: Final = re.compile(r"[ -~\u2018-\u201d\u3001-\u3020\u4e00-\u9fff\uff01-\uff60]*")
_LAST_NARROW: Final = "\u3000"
#: What a line may end after: a blank, a Latin word, or one other character, with the signs that cling to it.
_UNIT: Final = re.compile(
    r"\s+|[（《“‘「【(\[]*(?:[!-'*-Z\\^-~\u00a1-\u024f\u2010-\u2015]+|.)[，。、；：？！…）》”’」】)\],.;:?!]*",
    re.DOTALL,
)
_SENTENCE_ENDS: Final = re.compile(r"(?<=[。！？；])(?![”」）])|(?<=[.!?;] )")
_MORE: Final = "…"


def cell_len(text: str) -> int:
    """Return how many cells the text is wide."""
    if _USUAL.fullmatch(text):
        return len(text) + sum(letter > _LAST_NARROW for letter in text)
    from rich.cells import cell_len as measured  # noqa: PLC0415 - our own words need no tables

    return measured(text)


def padded(text: str, cells: int) -> str:
    """Return the text filled up with blanks to this many cells; longer text as it is."""
    return text + " " * (cells - cell_len(text))


def cut(text: str, cells: int) -> str:
    """Return the text, or as much of it as fits into this many cells with … behind."""
    if cell_len(text) <= cells:
        return text
    room, length = cells - cell_len(_MORE), 0
    for place, letter in enumerate(text):
        length += cell_len(letter)
        if length > room:
            return text[:place].rstrip() + _MORE
    return text


def wrapped(text: str, cells: int, most: int | None = None) -> list[str]:
    """Return the text as lines of at most so many cells. Of more than `most` lines whole sentences are left out at the
    end, and … stands for them; a first sentence that is too long is cut. A word longer than a line is broken."""
    lines = _wrapped(text, cells)
    if most is None or len(lines) <= most:
        return lines
    sentences = _SENTENCE_ENDS.split(text)
    for number in range(len(sentences) - 1, 0, -1):
        shorter = _wrapped("".join(sentences[:number]).rstrip() + _MORE, cells)
        if len(shorter) <= most:
            return shorter
    return [*lines[: most - 1], cut(f"{lines[most - 1]} {lines[most]}", cells)]


def _wrapped(text: str, cells: int) -> list[str]:
    lines, line = [], ""
    for unit in _units(text, cells):
        if line and cell_len(line + unit.rstrip()) > cells:
            lines.append(line.rstrip())
            line = ""
        line += unit if line or unit.strip() else ""
    return [*lines, line.rstrip()]


def _units(text: str, cells: int) -> list[str]:
    units: list[str] = []
    for unit in _UNIT.findall(text):
        if cell_len(unit) <= cells:
            units.append(unit)
        else:
            units.extend(_pieces(unit, cells))
    return units


def _pieces(word: str, cells: int) -> list[str]:
    """Return a word that fits on no line in pieces that do."""
    pieces, piece = [], ""
    for letter in word:
        if piece and cell_len(piece + letter) > cells:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
