"""Cells and rows that a reading may have torn or misread: each a sentence."""

import re
from collections.abc import Iterator, Sequence

_MOST = 60  # characters of a row that a message shows
_FEWEST_ROWS = 4
_FILLED = 0.9
_NOT_A_ROW = re.compile(r"[（(]?(注|备注|说明|合计|总计|小计|共|数据来源|截至|截止)")
#: Syllables of other scripts beside Han: ロ, カ, ニ are drawn like 口, 力, 二. The dot of names is none of them.
_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_SYLLABLE = "\u30a1-\u30fa\u30fc-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u1100-\u11ff\uff66-\uffdc\ua490-\ua4ff"
_BESIDE_HAN = re.compile(rf"[{_HAN}]\s?[{_SYLLABLE}]|[{_SYLLABLE}]\s?[{_HAN}]")
#: Letters of scripts that look like Latin ones, and characters that a font's map does not name.
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13ff\u1f00-\u1fff\u2c80-\u2cff]")
_UNNAMED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff\x00-\x08\x0e-\x1f]")


def row_doubts(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows that have less than half of what every other row has: a line too many may have torn them off."""
    body = rows[1:]
    if len(body) < _FEWEST_ROWS:
        return
    width = min(map(len, body))
    usual = [column for column in range(width) if _filled(body, column)]
    for row in body:
        filled = sum(bool(row[column]) for column in usual)
        if 2 * filled <= len(usual) and len(usual) > 1 and not _NOT_A_ROW.match("".join(row[:2])):
            yield f"a row lacks most cells: {' | '.join(row)[:_MOST]!r}"


def _filled(body: Sequence[Sequence[str]], column: int) -> bool:
    blank = sum(not row[column] for row in body)
    return blank <= max(1, (1 - _FILLED) * len(body))


def cell_doubts(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the first cells with letters of another script, and with characters that the file's fonts do not name."""
    for row in rows[1:]:
        same = [cell for cell, name in zip(row, rows[0], strict=False) if cell and cell == name]
        if same and 2 * len(same) < len(row):
            yield f"a cell repeats its header, a line may be missing: {' | '.join(row)[:_MOST]!r}"
    for what, form in (
        ("letters of another script, perhaps misread", _OTHER_SCRIPT),
        ("syllables of another script within a Chinese word, perhaps misread", _BESIDE_HAN),
        ("characters that the file does not name", _UNNAMED),
    ):
        cells = [cell for row in rows for cell in row if form.search(cell)]
        if cells:
            yield f"{len(cells)} cells hold {what}: {cells[0][:_MOST]!r}"
