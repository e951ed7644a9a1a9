"""Where the boxes and ties of the chain picture stand. Numbers are SVG user units; the template only draws them.

The picture runs downwards, because a phone is narrow. Links of one role that follow each other (many lenders) hang
side by side on one spine, so that none looks like the child of another.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

WIDTH: Final = 340.0
EDGE: Final = 1.5  # half of the thickest stroke, so that none is cut off
INDENT: Final = 34.0
SPINE: Final = 16.0
PAD: Final = 14.0
GAP: Final = 42.0
SIBLING_GAP: Final = 14.0
NAME_SIZE: Final = 16.0
SMALL_SIZE: Final = 13.0
LEADING: Final = 1.45
MOST_SIBLINGS: Final = 3

#: A line of Chinese never begins with one of these nor ends with one of those.
NOT_FIRST: Final = frozenset("，。、；：？！）》」』”’%…·)]")
NOT_LAST: Final = frozenset("（《「『“‘([")


@dataclass(frozen=True)
class Part:
    """What the picture needs to know of one link of the chain, in words."""

    role: str
    role_words: str
    name: str
    note: str
    relation: str
    relation_words: str


@dataclass(frozen=True)
class Line:
    """One line of text in a box; `y` is its baseline."""

    words: str
    y: float
    style: str


@dataclass(frozen=True)
class Box:
    """One rectangle and its lines."""

    x: float
    y: float
    width: float
    height: float
    role: str
    lines: tuple[Line, ...]

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Tie:
    """A line between two boxes: its path, its relation, where its cross (contradicted) and its words stand."""

    path: str
    relation: str
    cross: tuple[float, float]
    words: str = ""
    words_at: tuple[float, float] = (0, 0)


@dataclass(frozen=True)
class Picture:
    """The whole drawing."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    ties: tuple[Tie, ...]


def measure(words: str) -> float:
    """Width in ems of a text set in a CJK font: 1 for a wide character, 0.62 for a narrow one."""
    return sum(1 if unicodedata.east_asian_width(character) in "WFA" else 0.62 for character in words)


def wrap(words: str, ems: float) -> list[str]:
    """The text in lines of at most `ems`, broken between any two characters except where punctuation forbids it;
    Latin words stay whole while they fit. One more character may hang over to keep punctuation off a line's start."""
    lines = [""]
    for piece in _pieces(words, ems):
        fits = measure(lines[-1] + piece) <= ems
        if fits or not lines[-1] or piece in NOT_FIRST:
            lines[-1] += piece
        elif lines[-1][-1] in NOT_LAST and len(lines[-1]) > 1:
            lines[-1], opening = lines[-1][:-1], lines[-1][-1]
            lines.append(opening + piece)
        else:
            lines.append(piece.lstrip())
    return [line.strip() for line in lines if line.strip()]


def _pieces(words: str, ems: float) -> list[str]:
    pieces: list[str] = []
    for character in words:
        joins = bool(pieces) and character.isascii() and character.isalnum() and pieces[-1][-1].isascii()
        if joins and pieces[-1][-1].isalnum() and measure(pieces[-1] + character) <= ems:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def draw(parts: Sequence[Part], more_words: str = "+{n}") -> Picture:
    """The picture of a chain. Of more than four links of one role, three are drawn and the rest counted in a box
    with `more_words`."""
    boxes: list[Box] = []
    ties: list[Tie] = []
    top = EDGE
    for _, group in groupby(parts, key=lambda part: part.role):
        siblings = _folded(list(group), more_words)
        drawn = _single(siblings[0], top, bool(boxes)) if len(siblings) == 1 else _fan(siblings, top, bool(boxes))
        boxes += drawn[0]
        ties += drawn[1]
        top = boxes[-1].bottom
    return Picture(WIDTH, round(top + EDGE, 1), tuple(boxes), tuple(ties))


def _folded(siblings: list[Part], more_words: str) -> list[Part]:
    rest = len(siblings) - MOST_SIBLINGS
    if rest <= 1:
        return siblings
    count = Part(siblings[0].role, "", more_words.format(n=rest), "", "more", "")
    return [*siblings[:MOST_SIBLINGS], count]


def _single(part: Part, top: float, hangs: bool) -> tuple[list[Box], list[Tie]]:
    if not hangs:
        return [_box(part, EDGE, top, part.note)], []
    foot = top + GAP
    middle = top + GAP / 2
    tie = Tie(
        f"M{SPINE + 12} {top}V{foot}",
        part.relation,
        (SPINE + 12, middle),
        part.relation_words,
        (SPINE + 30, middle + SMALL_SIZE * 0.36),
    )
    return [_box(part, EDGE, foot, part.note)], [tie]


def _fan(siblings: list[Part], top: float, hangs: bool) -> tuple[list[Box], list[Tie]]:
    boxes: list[Box] = []
    ties: list[Tie] = []
    foot = top + (GAP / 2 if hangs else 0)
    for part in siblings:
        note = " · ".join(words for words in (part.relation_words if hangs else "", part.note) if words)
        box = _box(part, INDENT if hangs else EDGE, foot, note)
        boxes.append(box)
        if hangs:
            middle = round(box.y + box.height / 2, 1)
            ties.append(Tie(f"M{SPINE} {middle}H{INDENT}", part.relation, ((SPINE + INDENT) / 2, middle)))
        foot = box.bottom + SIBLING_GAP
    if hangs:
        last = boxes[-1]
        ties.insert(0, Tie(f"M{SPINE} {top}V{round(last.y + last.height / 2, 1)}", "spine", (0, 0)))
    return boxes, ties


def _box(part: Part, x: float, y: float, note: str) -> Box:
    width = WIDTH - EDGE - x
    inner = width - 2 * PAD
    texts = [
        *((words, SMALL_SIZE, "role") for words in wrap(part.role_words, inner / SMALL_SIZE)),
        *((words, NAME_SIZE, "name") for words in wrap(part.name, inner / NAME_SIZE)),
        *((words, SMALL_SIZE, "note") for words in wrap(note, inner / SMALL_SIZE)),
    ]
    lines: list[Line] = []
    bottom = y + PAD - 3
    for words, size, style in texts:
        bottom += size * LEADING
        lines.append(Line(words, round(bottom - size * 0.32, 1), style))
    return Box(x, round(y, 1), round(width, 1), round(bottom + PAD - 3 - y, 1), part.role, tuple(lines))
