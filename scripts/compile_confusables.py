"""Writes checker/names/tables/confusables.tsv: characters of other scripts that are drawn like a Latin letter, a digit
or a Chinese character.

Run by a developer (`python scripts/compile_confusables.py`) when confusable-homoglyphs is updated; workers read the
table only. Its data are those of Unicode Technical Standard 39 (confusables.txt). Kept are pairs of one character each,
as they stand after folding (radicals, NFKC, lower case), because that is where names are compared: Cyrillic В (drawn
like B) stands as в.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from registries.characters import compatible, is_han
from registries.radicals import unify_radicals

TABLE = Path(__file__).parent.parent / "checker" / "names" / "tables" / "confusables.tsv"
HEAD = (
    "# character, the Latin letter, digit or Chinese character it is drawn like, both as they stand after folding;\n"
    "# written by scripts/compile_confusables.py from confusable-homoglyphs (MIT; data of Unicode TS 39)"
)


def folded(char: str) -> str:
    """A character as it stands in a compared name."""
    return compatible(compatible(unify_radicals(char)))


def is_usual(char: str) -> bool:
    """Whether names are written with it: a-z, 0-9 or a Chinese character."""
    return len(char) == 1 and ((char.isascii() and char.isalnum()) or is_han(char))


def drawn_alike() -> Iterator[tuple[str, str]]:
    """The library's pairs of single characters, both ways."""
    text = (files("confusable_homoglyphs") / "confusables.json").read_text(encoding="utf-8")
    for char, others in json.loads(text).items():
        for other in others:
            yield char, other["c"]


def pairs() -> list[tuple[str, str]]:
    """What goes into the table: (stranger, what it is taken for), sorted. Pairs of two Chinese characters, or of two of
    a-z and 0-9, are reviewed by hand in glyphs.tsv."""
    found = set()
    for char, other in drawn_alike():
        a, b = folded(char), folded(other)
        if len(a) == 1 and (a.isalpha() or a.isnumeric()) and not is_usual(a) and is_usual(b):
            found.add((a, b))
    return sorted(found)


def table() -> str:
    """The whole file."""
    return "\n".join([HEAD, *(f"{a}\t{b}" for a, b in pairs()), ""])


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
