"""What a choice by title leaves out: titles that are nearly the wanted one, and numbers missing from a series."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

#: Share of a name's pairs of letters that a title must hold to be nearly it.
_NEARLY = 0.6
_MOST_TITLES, _LONGEST = 5, 60
_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_NUMBER = r"(\d{1,4}|[〇零一二两三四五六七八九十百]{1,7})"
_WHOLE = re.compile(rf"总第{_NUMBER}[批期号]")
_OF_YEAR = re.compile(rf"(20\d\d)年?[〕\])）】]?(?:年|度|年度)?第?{_NUMBER}[批期号]")


def nearly(title: str, name: str) -> bool:
    """Return whether a title has most of a name's words without holding the name."""
    key, wanted = _key(title), _key(name)
    pairs = {"".join(pair) for pair in pairwise(wanted)}
    return wanted not in key and len({pair for pair in pairs if pair in key}) >= _NEARLY * len(pairs)


def gaps(titles: Iterable[str], others: Iterable[str] = ()) -> Iterator[str]:
    """Yield the numbers missing from each series that these titles are numbered in: 总第25批 and 总第27批 without 26.

    Titles that bear a number of the whole series are numbered by that alone, the others by year. `others`: titles that
    were not chosen, and fill a gap all the same.
    """
    series: dict[str, set[int]] = {}
    for title in titles:
        name, number = _numbered(title)
        if number:
            series.setdefault(name, set()).add(number)
    elsewhere = {_numbered(title) for title in others}
    for name, numbers in series.items():
        lacking = [number for number in range(min(numbers), max(numbers)) if number not in numbers]
        lost = [number for number in lacking if (name, number) not in elsewhere]
        if lost:
            between = f"{min(numbers)} to {max(numbers)}"
            yield f"{name}: of {between}, there is no {', '.join(map(str, lost[:10]))}"


def listed(titles: Iterable[str]) -> str:
    """Return how many titles there are, and the first of them, for a message."""
    each = [" ".join(title.split())[:_LONGEST] for title in titles]
    more = " …" if len(each) > _MOST_TITLES else ""
    return f"{len(each)}: {'; '.join(each[:_MOST_TITLES])}{more}"


def _numbered(title: str) -> tuple[str, int]:
    key = _key(title)
    if whole := _WHOLE.search(key):
        return "总第…批", _number(whole[1])
    of_year = _OF_YEAR.search(key)
    return (f"{of_year[1]}年第…批", _number(of_year[2])) if of_year else ("", 0)


def _number(printed: str) -> int:
    if printed.isdigit():
        return int(printed)
    total, digit = 0, 0
    for letter in printed:
        if letter in "十百":
            total += (digit or 1) * (10 if letter == "十" else 100)
            digit = 0
        else:
            digit = _HAN_DIGITS[letter]
    return total + digit


def _key(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).casefold().split())
