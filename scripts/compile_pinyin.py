"""Writes checker/names/tables/pinyin.tsv: common characters and their toneless readings, most usual first.

Run by a developer (`python scripts/compile_pinyin.py`) when pypinyin is updated; workers read the table only, because
pypinyin itself takes 55 MB. The characters are those of 通用规范汉字表, of GB 2312 and of pypinyin's phrase dictionary,
simplified.
"""

from collections import Counter
from functools import cache
from pathlib import Path

from opencc import OpenCC
from pypinyin import Style, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

from checker.names.characters.standard_characters import standard_characters

TABLE = Path(__file__).parent.parent / "checker" / "names" / "tables" / "pinyin.tsv"
HEAD = "# character, toneless readings (ü is v); written by scripts/compile_pinyin.py from pypinyin (MIT)"
LIVING = 0.04  # share of a character's phrases: rarer readings are of old texts and make unlike names sound alike
MOST_READINGS = 3
# Readings these characters have in names of lenders and places, where the most frequent one is another.
USUAL_IN_NAMES = {
    "行": "hang",
    "重": "chong",
    "长": "chang",
    "乐": "le",
    "还": "huan",
    "呗": "bei",
    "都": "du",
    "於": "yu",
}


@cache
def phrase_readings() -> dict[str, Counter[str]]:
    """For each character, how many phrases read it how."""
    counts: dict[str, Counter[str]] = {}
    for phrase, read in phrases_dict.items():
        for char, (first, *_) in zip(phrase, read, strict=False):
            counts.setdefault(char, Counter())[plain(first)] += 1
    return counts


def plain(reading: str) -> str:
    """A reading without its tone, as people type it."""
    return str(to_normal(reading, v_to_u=False)).replace("ü", "v")


def characters() -> list[str]:
    """The characters of 通用规范汉字表, and the simplified ones of GB 2312 and of pypinyin's phrases, sorted."""
    gb2312 = {bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)}
    standard = standard_characters()
    to_simplified = OpenCC("t2s").convert
    others = (char for char in gb2312 | phrase_readings().keys() if "\u4e00" <= char <= "\u9fff")
    return sorted(standard.union(char for char in others if to_simplified(char) == char))


def readings(char: str) -> list[str]:
    """The living toneless readings of one character, the one usual in names first, then by frequency in phrases."""
    found = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    listed = list(dict.fromkeys(plain(reading) for reading in (found[0] if found else [])))
    counts = phrase_readings().get(char, Counter())
    living = [reading for reading in listed if counts[reading] > LIVING * counts.total()] or listed[:1]
    by_use = sorted(living, key=lambda reading: -counts[reading])
    usual = [USUAL_IN_NAMES[char]] if char in USUAL_IN_NAMES else []
    return list(dict.fromkeys(usual + by_use))[:MOST_READINGS]


def table() -> str:
    """The whole file."""
    lines = [f"{char}\t{' '.join(found)}" for char in characters() if (found := readings(char))]
    return "\n".join([HEAD, *lines, ""])


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
