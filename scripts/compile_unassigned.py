"""Writes registries/unassigned.tsv: the code points to which Unicode 14 assigns no character.

Run by a developer, under Python 3.11 (`python scripts/compile_unassigned.py`), if ever the oldest Python that is
supported changes, and then under that one: what its Unicode does not know, no later Python may know.
"""

import sys
import unicodedata
from itertools import groupby
from pathlib import Path

TABLE = Path(__file__).parent.parent / "registries" / "unassigned.tsv"
HEAD = """\
# Runs of code points to which Unicode 14.0 assigns no character (general category Cn): first, last.
# Written by scripts/compile_unassigned.py from the data of Python 3.11 (Unicode License V3)."""
VERSION = "14.0.0"


def table() -> str:
    """The whole file."""
    points = range(sys.maxunicode + 1)
    runs = (list(run) for free, run in groupby(points, lambda at: unicodedata.category(chr(at)) == "Cn") if free)
    return "\n".join([HEAD, *(f"{run[0]:04X}\t{run[-1]:04X}" for run in runs), ""])


if __name__ == "__main__":
    if unicodedata.unidata_version != VERSION:
        sys.exit(f"this Python knows Unicode {unicodedata.unidata_version}, the table is of {VERSION}")
    TABLE.write_text(table(), encoding="utf-8")
