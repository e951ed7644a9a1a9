"""Dates in a text: 2026年3月1日 · 2026-03-01 · 二〇二六年三月一日 · 3月1日, and what they are said to be."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final, cast, get_args

from checker.cost.written.numeral import read_number
from checker.reading.figures.meanings import Meanings
from checker.reading.model import DateMeaning, DateMention
from checker.reading.plain_text import PlainText
from checker.reading.words import table

_HAN_DIGITS: Final = "〇零一二三四五六七八九"
_DATE: Final = re.compile(
    r"(?<![\da-z])(?P<year>(?:19|20)\d\d)[ ]?(?:年[ ]?|(?P<sign>[./-]))"
    r"(?P<month>[01]?\d)[ ]?(?:月[ ]?|(?P=sign))(?P<day>[0-3]?\d)(?!\d)(?:[ ]?[日号])?"
    rf"|(?P<written>[{_HAN_DIGITS}]{{4}})年(?P<wmonth>[一二三四五六七八九十]{{1,2}})月(?P<wday>[一二三四五六七八九十]{{1,3}})[日号]"
    r"|(?<!\d)(?P<only_month>[01]?\d)[ ]?月[ ]?(?P<only_day>[0-3]?\d)[ ]?[日号]"
    r"|(?<![\da-z])(?P<close>20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
_TO: Final = re.compile(r"[ ]?起?[ ]?,?(?:至|到|-|—|~|–)[ ]?")
_FROM: Final = re.compile(r"(?:期限|期间|自|从|时间)[:为]?自?从?[ ]?$")
_EACH: Final = cast("tuple[DateMeaning, ...]", get_args(DateMeaning))
_LEAP: Final = 2000  # a year that has every day


@cache
def _meanings() -> Meanings:
    words = table("figures")
    return Meanings(words["dates"], words["date_behind"])


def dates(plain: PlainText, raw: str) -> Iterator[DateMention]:
    """Yield the dates of a text, in order; of those without a year, `on` is None."""
    text = plain.text
    found = [(match.span(), read) for match in _DATE.finditer(text) if (read := _read(match)) is not None]
    least = 0
    meanings: list[tuple[str, str | None]] = []
    for (start, end), _ in found:
        meanings.append(_meanings().of(text, start, end, least) or ("unknown", None))
        least = end
    for at in range(len(found) - 1):
        (start, end), (next_start, _) = found[at][0], found[at + 1][0]
        if _TO.fullmatch(text, end, next_start) and (_FROM.search(text, max(0, start - 8), start) or meanings[at][1]):
            meanings[at : at + 2] = [("received", meanings[at][1]), ("due", meanings[at + 1][1])]
    for ((start, end), (year, month, day)), (meaning, words) in zip(found, meanings, strict=True):
        at, to = plain.original(start, end)
        yield DateMention(
            text=raw[at:to],
            start=at,
            end=to,
            on=date(year, month, day) if year else None,
            month=month,
            day=day,
            meaning=next(one for one in _EACH if one == meaning),
            words=words,
        )


def _read(found: re.Match[str]) -> tuple[int | None, int, int] | None:
    """Return year, month and day; None for what is no day of the calendar."""
    if close := found["close"]:
        parts: tuple[int | None, int, int] = int(close[:4]), int(close[4:6]), int(close[6:])
    elif found["written"]:
        year = int("".join(str(max(0, _HAN_DIGITS.index(sign) - 1)) for sign in found["written"]))
        parts = year, int(read_number(found["wmonth"]) or 0), int(read_number(found["wday"]) or 0)
    elif found["only_month"]:
        parts = None, int(found["only_month"]), int(found["only_day"])
    else:
        parts = int(found["year"]), int(found["month"]), int(found["day"])
    try:
        date(parts[0] or _LEAP, parts[1], parts[2])
    except ValueError:
        return None
    return parts
