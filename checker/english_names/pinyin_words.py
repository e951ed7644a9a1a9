"""Chinese words in pinyin as English text prints them: 西安 is Xi'an, 厦门 Xiamen, 360借条 360 Jietiao."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from checker.names.characters.pinyin import readings

_RUNS = re.compile(r"[0-9A-Za-z+&.]+|[㐀-鿿]+")
_LONGEST = 4  # characters of a word in readings.tsv


def pinyin_words(chinese: str) -> str | None:
    """Return a name in pinyin with capitals and without tones; digits and Latin letters stay, as words of their own.

    Places and brands read otherwise than their characters are (`readings.tsv`) come first. From four characters on,
    two make a word (美团三快: Meituan Sankuai). None where a character has no reading.
    """
    words = [run if run.isascii() else _word(run) for run in _words(chinese)]
    return None if None in words else " ".join(filter(None, words))


def _words(chinese: str) -> Iterator[str]:
    for run in _RUNS.findall(chinese):
        at = 0
        while not run.isascii() and run[at:] not in _known() and len(run) - at >= 4:
            yield run[at : at + 2]
            at += 2
        yield run[at:]


def place_words(place: str) -> str | None:
    """Return a division's name in English: 重庆 is Chongqing, 内蒙古 Inner Mongolia."""
    return _known().get(place) or _word(place)


def _word(run: str) -> str | None:
    """Return a run of characters as one word: a capital first, an apostrophe where it would be misread (Xi'an)."""
    read, at = "", 0
    while at < len(run):
        known = next(
            (run[at : at + n] for n in range(min(4, len(run) - at), 1, -1) if run[at : at + n] in _known()), ""
        )
        syllable = _known()[known] if known else next(iter(readings(run[at])), "").replace("v", "ü")
        if not syllable:
            return None
        read += ("'" if read and syllable[0].lower() in "aoe" else "") + syllable.lower()
        at += len(known) or 1
    return read[:1].upper() + read[1:]


def _known_word(run: str, at: int) -> str:
    return next((run[at : at + n] for n in range(_LONGEST, 1, -1) if run[at : at + n] in _known()), "")


@cache
def _known() -> Mapping[str, str]:
    text = (files(__package__) / "readings.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
