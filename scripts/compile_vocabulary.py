"""Writes checker/names/tables/vocabulary.marisa and vocabulary.kinds: the words of general Chinese, what part of speech
each is, and how rare.

Run by a developer (`python scripts/compile_vocabulary.py`) when jieba is updated; workers read the two files only,
because jieba itself takes 130 MB and a second to load. Words of one to four characters, without names of persons,
places, firms and works: what is not here is taken for a part of a name.
"""

import math
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import marisa_trie

TABLES = Path(__file__).parent.parent / "checker" / "names" / "tables"
LONGEST = 4  # characters; longer words are set phrases
RAREST = 5  # times in jieba's corpus
#: Parts of speech of jieba (the tags of ICTCLAS, by their first letter), as the letters that clauses are made of.
PARTS_OF_SPEECH = {
    **dict.fromkeys("azb", "b"),
    **dict.fromkeys("fs", "f"),
    **dict.fromkeys("il", "i"),
    **dict.fromkeys("mqpcru", "o"),
    "n": "n",
    "v": "v",
    "d": "e",
    "t": "t",
}
#: Tags of the same first letters that stand for proper names, and word parts that are no words.
NAMES = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz", "nrj"})


def words() -> dict[str, tuple[str, int]]:
    """Each word of general language, its letter, and ten times the natural logarithm of how rare it is."""
    listed = list(_dictionary())
    total = sum(count for _, count, _ in listed)
    return {
        word: (PARTS_OF_SPEECH[tag[0]], min(255, round(10 * math.log(total / count))))
        for word, count, tag in listed
        if count >= RAREST
        and len(word) <= LONGEST
        and tag[0] in PARTS_OF_SPEECH
        and tag not in NAMES
        and all("\u4e00" <= char <= "\u9fff" for char in word)
    }


def _dictionary() -> Iterator[tuple[str, int, str]]:
    for line in (files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        yield word, int(count), tag


def tables() -> dict[str, bytes]:
    """The two files: the words, and for each its letter and rarity in the order of the numbers that the first gives."""
    listed = words()
    trie = marisa_trie.Trie(sorted(listed))
    kinds = bytearray(2 * len(listed))
    for word, (letter, rarity) in listed.items():
        number = trie[word]
        kinds[2 * number : 2 * number + 2] = bytes((ord(letter), rarity))
    return {"vocabulary.marisa": trie.tobytes(), "vocabulary.kinds": bytes(kinds)}


if __name__ == "__main__":
    for name, content in tables().items():
        (TABLES / name).write_bytes(content)
