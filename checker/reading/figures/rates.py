"""Rates in a text: 年化利率24% · 日利率0.05% · 日息万分之五 · 月费率1.5% · 月息2分."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final, cast, get_args

from checker.cost.written.numeral import read_number
from checker.cost.written.rate import IN_A_YEAR, MAX_PERCENT
from checker.reading.figures.meanings import Meanings
from checker.reading.model import Period, RateMeaning, RateMention
from checker.reading.plain_text import PlainText
from checker.reading.words import table

_DIGITS: Final = r"\d{1,4}(?:\.\d{1,6})?"
_SPOKEN: Final = "零〇一二三四五六七八九十两点"
_RATE: Final = re.compile(
    rf"(?<![\d.])(?P<percent>{_DIGITS})[ ]?(?P<sign>[%‰])"
    rf"|(?P<share>[百千万])分之[ ]?(?P<parts>{_DIGITS}|[{_SPOKEN}]{{1,6}})"
    rf"|(?<=日息)万(?P<five>[一二三四五六七八九])|(?<=日利率)万(?P<of>[一二三四五六七八九])"
    r"|(?:(?<=月息)|(?<=月利)|(?<=月利率)|(?<=利息))"
    rf"(?P<fen>\d(?:\.\d)?|[一二三四五六七八九两])分(?P<li>[\d一二三四五六七八九])?厘?"
    rf"|(?P<said>\d(?:\.\d)?|[一二三四五六七八九两])分利"
)
#: 上浮50% changes a rate and is none.
_CHANGE: Final = re.compile(r"(?:上浮|下浮|上调|下调|加收|加点|优惠|折扣|打|(?<![金额款])的)[ ]?$")
_CLAUSE: Final = re.compile(r"[^,。;!?\n%‰]{0,16}")
_SAY_NO_MORE: Final = frozenset({"年化", "单利", "月化", "年息", "日息", "月息"})
_SHARES: Final = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01"), "%": Decimal(1), "‰": Decimal("0.1")}
_RANGE: Final = re.compile(r"[ ]?(?:-|~|—|–|至|到|、|或|\(年化\)?)[ ]?")
#: What is said of a rate beside 利率 tells more of it: 逾期罚息日利率 is of money overdue.
_EACH: Final[tuple[RateMeaning, ...]] = ("late", "guarantee", "fee", "annual_cost", "interest")
_PERIODS: Final = cast("tuple[Period, ...]", get_args(Period))


@cache
def _meanings() -> Meanings:
    return Meanings(table("figures")["rates"])


@cache
def _periods() -> Meanings:
    words = table("figures")["periods"]
    return Meanings({per: words[per]["before"] for per in words}, {per: words[per]["behind"] for per in words})


@dataclass(frozen=True)
class _Said:
    """What words say of a rate that ends at `end`."""

    end: int
    per: str | None
    meaning: RateMeaning
    words: str | None


def rates(plain: PlainText, raw: str) -> Iterator[RateMention]:
    """Yield the rates of a text, in order; a percentage of which no word says what rate it is is none."""
    before = _Said(0, None, "unknown", None)
    for found in _RATE.finditer(plain.text):
        percent, per = _value(found)
        if percent is None or not 0 < percent <= MAX_PERCENT or _CHANGE.search(plain.text, *_before(found.start())):
            continue
        said = _said(plain.text, found, before, per)
        if said.words is None and said.per is None:
            continue
        before = said
        start, end = plain.original(*found.span())
        period = next((one for one in _PERIODS if one == said.per), None)
        yield RateMention(
            text=raw[start:end],
            start=start,
            end=end,
            percent=percent,
            per=period,
            percent_a_year=percent * IN_A_YEAR[period] if period else None,
            meaning=said.meaning,
            words=said.words,
        )


def _said(text: str, found: re.Match[str], before: _Said, per: str | None) -> _Said:
    """Return what is said of a rate; of the second of two, 7.2%至24%, what is said of the first. `per`: its period, if
    its writing says it."""
    start, end = found.span()
    said = _meanings().said_before(text, start, before.end)
    read = next(((one, said[one]) for one in _EACH if one in said), None) or _behind(text, end)
    if read and read[0] == "interest" and read[1] in _SAY_NO_MORE:
        read = _of_what(text, end) or read
    period = _periods().of(text, start, end, before.end)
    if not read and not period and before.end and _RANGE.fullmatch(text, before.end, start):
        return replace(before, end=end)
    words = read[1] if read else period[1] if period else None
    return _Said(end, per or (period[0] if period else None), read[0] if read else "unknown", words)


def _before(start: int) -> tuple[int, int]:
    return max(0, start - 4), start


def _of_what(text: str, end: int) -> tuple[RateMeaning, str] | None:
    """Return of what a rate is by the rest of its clause: 按年化16.8%向丙方支付担保费."""
    clause = _CLAUSE.match(text, end)
    words = ((one, word) for one in _EACH[:3] for word in table("figures")["rates"][one])
    return next(((one, word) for one, word in words if clause and word in clause[0]), None)


def _behind(text: str, end: int) -> tuple[RateMeaning, str] | None:
    of = "的" if text.startswith("的", end) else ""
    words = ((one, word) for one in _EACH for word in table("figures")["rates"][one])
    return next(((one, word) for one, word in words if text.startswith(f"{of}{word}", end)), None) if of else None


def _value(found: re.Match[str]) -> tuple[Decimal | None, str | None]:
    """Return percent, and the period where the writing itself says it."""
    if found["percent"]:
        return Decimal(found["percent"]) * _SHARES[found["sign"]], None
    if found["share"]:
        number = read_number(found["parts"])
        return (None if number is None else number * _SHARES[found["share"]]), None
    if day := found["five"] or found["of"]:
        return (read_number(day) or Decimal(0)) * _SHARES["万"], "day"
    fen = read_number(found["fen"] or found["said"] or "")
    li = read_number(found["li"]) if found["li"] else Decimal(0)
    return (None if fen is None or li is None else fen + li / 10), "month"
