"""Boxes of recognised text → the lines of the picture: what was found twice at a seam counts once, and boxes that stand
beside each other, as a label and its value do, are one line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

#: Part of the smaller box that another covers where both are the same text.
_SAME: Final = 0.5
#: Part of the lower height that two boxes of a line share, and how much taller one of them may be.
_BESIDE, _TALLER = 0.6, 1.7


@dataclass(frozen=True)
class Box:
    """Text within upright edges, in pixels of the picture. `confidence`: 0 to 1; `gaps`: columns between its
    characters, from left to right."""

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float
    gaps: tuple[float, ...] = ()

    @property
    def height(self) -> float:
        """Pixels from edge to edge."""
        return self.bottom - self.top


def without_repeats(earlier: Sequence[Box], found: Iterable[Box]) -> list[Box]:
    """Return the boxes of a tile that are not among those of the tile above it."""
    return [box for box in found if not any(_same(box, other) for other in earlier)]


def joined_lines(boxes: Iterable[Box]) -> list[Box]:
    """Return one box a line, from top to bottom; boxes beside each other are joined by a space, the left one first."""
    lines: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box.top + box.bottom) / 2):
        line = next((line for line in lines[-3:] if all(_beside(box, other) for other in line)), None)
        if line:
            line.append(box)
        else:
            lines.append([box])
    return [_joined(sorted(line, key=lambda box: box.left)) for line in lines]


def _joined(line: list[Box]) -> Box:
    return Box(
        text=" ".join(box.text for box in line),
        confidence=min(box.confidence for box in line),
        left=min(box.left for box in line),
        top=min(box.top for box in line),
        right=max(box.right for box in line),
        bottom=max(box.bottom for box in line),
        gaps=(*line[0].gaps, *(gap for one, box in pairwise(line) for gap in ((one.right + box.left) / 2, *box.gaps))),
    )


def _beside(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    lower, taller = sorted((one.height, other.height))
    apart = one.left >= other.right or other.left >= one.right
    return apart and shared >= _BESIDE * lower and taller <= _TALLER * lower


def _same(one: Box, other: Box) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((box.right - box.left) * box.height for box in (one, other))
    return wide > 0 and high > 0 and wide * high >= _SAME * smaller
