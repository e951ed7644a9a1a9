"""In the child: small words above the characters of a cell: how these are pronounced, or a remark, and no part of the
name below. What is below it is a remark more often; letters with tones and kana are not."""

import re
from itertools import pairwise

from registries.documents.pdf.drawn.text_lines import GlyphLine
from registries.documents.pdf.grid.table_doubts import Cells

#: Pinyin, kana, bopomofo.
_SOUND = re.compile(
    "[a-z\u00df-\u00ff\u0100-\u01dc\u02c7\u02ca\u02cb\u02d9\u0300-\u030c\u3041-\u312f\u31a0-\u31bf '’-]+"
)
_SMALL = 0.65  # of the size of the words below
_NEAR = 1.3  # of that size: how far its baseline stands above theirs


def without_ruby(cells: Cells) -> tuple[Cells, list[str]]:
    """Return the cells without such words, and a sentence for each."""
    found: list[str] = []
    rest: Cells = {}
    for cell, lines in cells.items():
        ruby = [above for above, below in pairwise(lines) if _is_ruby(above, below)]
        ruby += [below for above, below in pairwise(lines) if _is_sound(below) and _is_ruby(below, above)]
        found += [f"small words stand above or below others, and were left out: {line.text.strip()!r}" for line in ruby]
        rest[cell] = [line for line in lines if line not in ruby] if ruby else lines
    return rest, found


def _is_ruby(small: GlyphLine, name: GlyphLine) -> bool:
    near = abs(name.base - small.base) <= _NEAR * name.size
    within = name.x0 - name.size <= small.x0 and small.x1 <= name.x1 + name.size
    return small.size <= _SMALL * name.size and near and within


def _is_sound(line: GlyphLine) -> bool:
    return bool(_SOUND.fullmatch(line.text.strip()))
