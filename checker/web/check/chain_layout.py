"""Where the boxes and ties of the chain picture stand. Numbers are SVG user units; the template only draws them.

The picture runs downwards, because a phone is narrow. Links of one role that follow each other (many lenders) hang
side by side on one spine, so that none looks like the child of another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from registries.characters import is_wide

WIDTH: Final = 340.0
EDGE: Final = 1.5  # half of the thickest stroke, so that none is cut off
INDENT: Final = 34.0
SPINE: Final = 16.0
STEM: Final = 28.0
PAD: Final = 14.0
GAP: Final = 42.0
BESIDE: Final = 18.0  # from a tie to its words
SIBLING_GAP: Final = 14.0
NAME_SIZE: Final = 16.0
SMALL_SIZE: Final = 13.0
LEADING: Final = 1.45
MOST_SIBLINGS: Final = 3

#: A line of Chinese never begins with one of these nor ends with one of those.
NOT_FIRST: Final = frozenset("，。、；：？！）》」』”’%…·)]")
NOT_LAST: Final = frozenset("（《「『“‘([")


@dataclass(frozen=True)
class TextPart:
    """The words of one link of the chain."""

    role: str
    role_words: str
    name: str
    note: str
    relation: str
    relation_words: str


@dataclass(frozen=True)
class TextLine:
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
    lines: tuple[TextLine, ...]

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return round(self.y + self.height, 1)

    @property
    def middle(self) -> float:
        """Half way down."""
        return round(self.y + self.height / 2, 1)


@dataclass(frozen=True)
class Connector:
    """A line between two boxes: its path, its relation, where its cross (contradicted) and its words stand."""

    path: str
    relation: str
    cross: tuple[float, float]
    words: tuple[TextLine, ...] = ()
    words_x: float = 0


@dataclass(frozen=True)
class Hook:
    """Where the next tie begins: a point, and the lower edge of all that is drawn so far. After a fan it is the end
    of the spine, so that what follows hangs on all siblings, not on the last."""

    x: float
    y: float
    bottom: float


Drawn = tuple[list[Box], list[Connector], Hook]


@dataclass(frozen=True)
class Picture:
    """The whole drawing."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    ties: tuple[Connector, ...]


def measure(words: str) -> float:
    """Return the width in ems of a text set in a CJK font: 1 for a wide character, 0.62 for a narrow one."""
    return sum(1 if is_wide(character) else 0.62 for character in words)


def wrap(words: str, ems: float) -> list[str]:
    """Return the text in lines of at most `ems`, broken between any two characters except where punctuation forbids it.
    Latin words stay whole while they fit; one more character may hang over to keep punctuation off a line's start."""
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


def _rows(items: Sequence[str], ems: float) -> list[str]:
    """Return lines of as many items as fit; an item that is too long for any line is wrapped."""
    rows: list[str] = []
    for item in filter(None, items):
        joined = f"{rows[-1]} · {item}" if rows else item
        if measure(joined) <= ems:
            rows[-1:] = [joined]
        else:
            rows += wrap(item, ems)
    return rows


def _pieces(words: str, ems: float) -> list[str]:
    pieces: list[str] = []
    for character in words:
        joins = bool(pieces) and character.isascii() and character.isalnum() and pieces[-1][-1].isascii()
        if joins and pieces[-1][-1].isalnum() and measure(pieces[-1] + character) <= ems:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def draw(parts: Sequence[TextPart], more_words: str = "+{n}") -> Picture:
    """Return the picture of a chain. Of more than four links of one role, three are drawn and the rest counted in a box
    with `more_words`."""
    boxes: list[Box] = []
    ties: list[Connector] = []
    hook: Hook | None = None
    for _, group in groupby(parts, key=lambda part: part.role):
        siblings = _folded(list(group), more_words)
        added, tied, hook = _fan(siblings, hook) if len(siblings) > 1 else _single(siblings[0], hook)
        boxes += added
        ties += tied
    bottom = boxes[-1].bottom if boxes else 0
    return Picture(WIDTH, round(bottom + EDGE, 1), tuple(boxes), tuple(ties))


def _folded(siblings: list[TextPart], more_words: str) -> list[TextPart]:
    rest = len(siblings) - MOST_SIBLINGS
    if rest <= 1:
        return siblings
    count = TextPart(siblings[0].role, "", more_words.format(n=rest), "", "more", "")
    return [*siblings[:MOST_SIBLINGS], count]


def _single(part: TextPart, hook: Hook | None) -> Drawn:
    if hook is None:
        box = _box(part, EDGE, EDGE, part.note)
        return [box], [], Hook(STEM, box.bottom, box.bottom)
    words_x = hook.x + BESIDE
    words = wrap(part.relation_words, (WIDTH - EDGE - words_x) / SMALL_SIZE)
    gap = GAP + max(0, len(words) - 1) * SMALL_SIZE * LEADING
    foot = round(hook.bottom + gap, 1)
    middle = round(hook.bottom + gap / 2, 1)
    tie = Connector(f"M{hook.x} {hook.y}V{foot}", part.relation, (hook.x, middle), _beside(words, middle), words_x)
    box = _box(part, EDGE, foot, part.note)
    return [box], [tie], Hook(STEM, box.bottom, box.bottom)


def _beside(words: Sequence[str], middle: float) -> tuple[TextLine, ...]:
    """Return the lines, centred on a height."""
    leading = SMALL_SIZE * LEADING
    first = middle + SMALL_SIZE * 0.36 - (len(words) - 1) / 2 * leading
    return tuple(TextLine(line, round(first + n * leading, 1), "tie-words") for n, line in enumerate(words))


def _fan(siblings: list[TextPart], hook: Hook | None) -> Drawn:
    boxes: list[Box] = []
    ties: list[Connector] = []
    foot = hook.bottom + GAP / 2 if hook else EDGE
    for part in siblings:
        note = " · ".join(words for words in (part.relation_words if hook else "", part.note) if words)
        box = _box(part, INDENT if hook else EDGE, foot, note)
        boxes.append(box)
        if hook:
            ties.append(Connector(f"M{SPINE} {box.middle}H{INDENT}", part.relation, ((SPINE + INDENT) / 2, box.middle)))
        foot = box.bottom + SIBLING_GAP
    last = boxes[-1]
    if hook is None:
        return boxes, ties, Hook(STEM, last.bottom, last.bottom)
    spine = Connector(f"M{SPINE} {hook.y if hook.x == SPINE else hook.bottom}V{last.middle}", "spine", (0, 0))
    return boxes, [spine, *ties], Hook(SPINE, last.middle, last.bottom)


def _box(part: TextPart, x: float, y: float, note: str) -> Box:
    width = WIDTH - EDGE - x
    inner = width - 2 * PAD
    texts = [
        *((words, SMALL_SIZE, "role") for words in wrap(part.role_words, inner / SMALL_SIZE)),
        *((words, NAME_SIZE, "name") for words in wrap(part.name, inner / NAME_SIZE)),
        *((words, SMALL_SIZE, "note") for words in _rows(note.split(" · "), inner / SMALL_SIZE)),
    ]
    lines: list[TextLine] = []
    bottom = y + PAD - 3
    for words, size, style in texts:
        bottom += size * LEADING
        lines.append(TextLine(words, round(bottom - size * 0.32, 1), style))
    return Box(x, round(y, 1), round(width, 1), round(bottom + PAD - 3 - y, 1), part.role, tuple(lines))
