"""In the child: small words above the characters of a cell: how these are pronounced, or a remark, and no part of the
name below."""

from itertools import pairwise

from registries.documents.pdf.drawn.text_lines import GlyphLine
from registries.documents.pdf.grid.table_doubts import Cells

_SMALL = 0.65  # of the size of the words below
_NEAR = 1.3  # of that size: how far its baseline stands above theirs


def without_ruby(cells: Cells) -> tuple[Cells, list[str]]:
    """Return the cells without such words, and a sentence for each."""
    found: list[str] = []
    rest: Cells = {}
    for cell, lines in cells.items():
        ruby = [above for above, below in pairwise(lines) if _is_ruby(above, below)]
        found += [f"small words stand above others, and were left out: {line.text.strip()!r}" for line in ruby]
        rest[cell] = [line for line in lines if line not in ruby] if ruby else lines
    return rest, found


def _is_ruby(above: GlyphLine, below: GlyphLine) -> bool:
    near = below.base - above.base <= _NEAR * below.size
    over = below.x0 - below.size <= above.x0 and above.x1 <= below.x1 + below.size
    return above.size <= _SMALL * below.size and near and over
