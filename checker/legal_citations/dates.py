"""Days and years of documents: 2025年10月1日起施行 is "in force from 1 October 2025"."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE: Final = r"(?:\d{4}年\d{1,2}月\d{1,2}日|\d{4}年\d{1,2}月|\d{4}年|\d{4}-\d\d-\d\d)"
_WORDS: Final[Mapping[str, str]] = {
    "起施行": "in force from {}",
    "起": "from {}",
    "发布": "published on {}",
    "下发地方金融管理机构": "sent to local financial regulators in {}",
    "下发": "sent out in {}",
    "修正": "as amended in {}",
    "修订": "as revised in {}",
    "文本": "text of {}",
    "": "{}",
}
#: A date and what happened on it; the longest word first.
DATED: Final = rf"{_DATE}(?:{'|'.join(sorted(filter(None, _WORDS), key=len, reverse=True))})?"


def day_en(day: date) -> str:
    """Return a day as English sentences print it: 13 March 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dated_en(cited: str) -> str:
    """Return a date and what happened on it in English. Raises ValueError for what is none."""
    match = re.fullmatch(rf"({_DATE})(.*)", cited)
    if match is None or match[2] not in _WORDS:
        raise ValueError(f"no date: {cited}")
    year, *rest = [int(number) for number in re.findall(r"\d+", match[1])]
    words = [str(rest[1])] if len(rest) > 1 else []
    words += [MONTHS[rest[0] - 1]] if rest else []
    return _WORDS[match[2]].format(" ".join([*words, str(year)]))
