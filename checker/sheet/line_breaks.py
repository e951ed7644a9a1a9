"""Lines of Chinese and Latin text of given widths. ReportLab breaks them as in Japanese: ，：》 may begin one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth

#: No line begins with one of these, and none ends with one of those.
_NOT_FIRST: Final = frozenset("，。、；：？！）》」』”’〕】…·％,.;:?!)]}%°")
_NOT_LAST: Final = frozenset("（《「『“‘〔【([{¥￥$")
#: A space; a Latin word or number whole; any other character by itself.
_ATOM: Final = re.compile(r"\s|[^\W⺀-￿𠀀-𲎯]+|[!-~]+|.", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """Text in one size (points) and colour."""

    text: str
    size: float
    color: str

    def width(self, font: str) -> float:
        """The width of the text when it is set, in points."""
        return float(stringWidth(self.text, font, self.size))


Line = tuple[Piece, ...]


def lines_of(pieces: Iterable[Piece], font: str, width: float) -> list[Line]:
    """Return the pieces in lines no wider than `width` points. A word that is wider than a line is cut."""
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for unit in _units(pieces):
        for part in _cut(unit, font, width):
            wide = sum(piece.width(font) for piece in part)
            if lines[-1] and used + wide > width:
                lines.append([])
                used = 0.0
            if lines[-1] or part[0].text.strip():  # no line begins with a space
                lines[-1] += part
                used += wide
    return [tuple(line) for line in lines]


def _units(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces cut into what may stand alone at a line's start."""
    units: list[list[Piece]] = []
    for atom in (replace(piece, text=text) for piece in pieces for text in _ATOM.findall(piece.text)):
        joins = bool(units) and not units[-1][-1].text.isspace()
        if joins and (atom.text[0] in _NOT_FIRST or units[-1][-1].text[-1] in _NOT_LAST):
            units[-1].append(atom)
        else:
            units.append([atom])
    return units


def _cut(unit: list[Piece], font: str, width: float) -> list[list[Piece]]:
    """Return the unit whole where a line holds it, else its characters, each with the marks that may not leave it."""
    if sum(piece.width(font) for piece in unit) <= width:
        return [unit]
    parts: list[list[Piece]] = []
    for character in (replace(piece, text=character) for piece in unit for character in piece.text):
        if parts and character.text in _NOT_FIRST and sum(one.width(font) for one in (*parts[-1], character)) <= width:
            parts[-1].append(character)
        else:
            parts.append([character])
    return parts
