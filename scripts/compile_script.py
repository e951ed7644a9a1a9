"""Writes checker/names/tables/script.tsv: which traditional characters are read as which of 通用规范汉字表, and when.

Run by a developer (`python scripts/compile_script.py`) when OpenCC is updated or one of its tables is: the standard's
characters (standard_characters.tsv), those that stand for several traditional ones (merged.tsv) and what the standard
says otherwise than OpenCC (counterparts.tsv). Workers read the table only. No character of the standard is converted.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from opencc import OpenCC

from checker.names.characters.standard_characters import standard_characters
from checker.names.tables import rows
from registries.characters import compatible, is_han

TABLE = Path(__file__).parent.parent / "checker" / "names" / "tables" / "script.tsv"
HEAD = """\
# Which characters are traditional, and what they are read as; written by scripts/compile_script.py from OpenCC
# (Apache-2.0), standard_characters.tsv, merged.tsv and counterparts.tsv. Kind, character, other character (- none):
# always: read as the other; traditional: read as the other in a text wholly in traditional script; mainland: a
# simplified character that such a text does not hold; kept: a character of the standard that OpenCC would convert;
# pair: two characters that conversion takes for one."""
LAST = 0x3347A  # the end of the assigned ideographs


@cache
def merged() -> dict[str, str]:
    """For each traditional character that shares its simplified form with another: that form."""
    return {char: today for today, chars in rows("merged.tsv", 2) for char in chars}


def conversions() -> dict[str, str]:
    """What each character outside the standard is read as, one for one."""
    t2s = OpenCC("t2s").convert
    ideographs = filter(is_han, map(chr, range(0x3400, LAST)))
    # ideographs of compatibility are folded before a name is converted
    outside = [char for char in ideographs if compatible(char) == char and char not in standard_characters()]
    bulk = dict(zip(outside, str(t2s("\n".join(outside))).split("\n"), strict=True))
    single = {char: to for char, to in bulk.items() if to != char and len(to) == 1}
    return single | {char: to for char, to, _, _ in rows("counterparts.tsv", 4)}


def mainland() -> list[str]:
    """The characters of the standard that are written otherwise in Taiwan as well as in Hong Kong, and stand for one
    traditional character only."""
    chars = sorted(standard_characters().difference(today for today, _ in rows("merged.tsv", 2)))
    written = [str(OpenCC(to).convert("\n".join(chars))).split("\n") for to in ("s2t", "s2tw", "s2hk")]
    return [char for char, *others in zip(chars, *written, strict=True) if char not in others]


def kept() -> list[tuple[str, str]]:
    """The characters of the standard that OpenCC converts, with what it makes of them."""
    chars = sorted(standard_characters())
    converted = str(OpenCC("t2s").convert("\n".join(chars))).split("\n")
    return [(char, to) for char, to in zip(chars, converted, strict=True) if char != to]


def pairs(read_as: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The characters that conversion takes for one although they are two of the standard's, or may be."""
    yield from kept()
    for char, today in merged().items():
        to = read_as.get(char, today)
        yield (char if to == today else to, today)
    for _, to, other, _ in rows("counterparts.tsv", 4):
        if other != "-":
            yield (to, other)


def table() -> str:
    """The whole file."""
    read_as = conversions()
    doubtful = {char for char, today in merged().items() if read_as.get(char) == today}
    lines = [f"{'traditional' if char in doubtful else 'always'}\t{char}\t{to}" for char, to in sorted(read_as.items())]
    lines += [f"mainland\t{char}\t-" for char in mainland()]
    lines += [f"kept\t{char}\t{to}" for char, to in kept()]
    lines += [f"pair\t{a}\t{b}" for a, b in sorted({min((a, b), (b, a)) for a, b in pairs(read_as)})]
    return "\n".join([HEAD, *lines, ""])


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
