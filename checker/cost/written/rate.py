"""Rates as people say them: 月息3分 · 3分利 · 年化24% · 日息万分之五 · 万五.

A month's 分 is one per cent and its 厘 a tenth of that, by custom. Of a year or a day people mean both one per cent and
one tenth by 分, so that is asked about.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from checker.cost.texts import offer_error
from checker.cost.written.numeral import half_width, read_number

Per = Literal["day", "month", "year"]

#: As the annual cost counts them: caps are compared with what is not compounded.
IN_A_YEAR: Final[dict[Per, int]] = {"day": 365, "month": 12, "year": 1}
MAX_PERCENT: Final = Decimal(10_000)

_SPAN: Final = r"年化|年|月|日|天|apr"
_PERIODS: Final[dict[str, Per]] = {
    "年化": "year", "年": "year", "apr": "year", "月": "month", "日": "day", "天": "day",
}  # fmt: skip
_WORDS: Final = r"(?:综合|费用|资金|化|利率|利息|息率|利|息|费率|费|成本)*"
_BEFORE: Final = re.compile(rf"^(?:[每一]个?)?({_SPAN}){_WORDS}(?:是|为|:|=)?")
_AFTER: Final = re.compile(rf"(?:/|每|一)?个?({_SPAN})(?:利率|利息|息|化)?$")
_INTEREST: Final = re.compile(r"^(?:利息|利率|利|息)(?:是|为|:|=)?|(?:的?利息|利率|的?利|的?息|钱利)$")
_DIGIT: Final = "0-9.零〇一二三四五六七八九十壹贰叁肆伍陆柒捌玖两"
_FEN: Final = re.compile(rf"(?:([{_DIGIT}]+)分)?(?:([{_DIGIT}]+)厘?)?")
_HUNDREDTHS: Final = re.compile(r"(百|千|万)(?:分之)?(.+)")
_SHARE: Final = {"百": Decimal(1), "千": Decimal("0.1"), "万": Decimal("0.01")}


@dataclass(frozen=True)
class Rate:
    """A rate: `percent` of what is owed, a day, a month or a year."""

    percent: Decimal
    per: Per

    @property
    def annual(self) -> Decimal:
        """Percent a year, not compounded."""
        return self.percent * IN_A_YEAR[self.per]

    @property
    def monthly(self) -> Decimal:
        """Percent a month, not compounded."""
        return self.annual / 12


def read_rate(text: str, field: str) -> Rate:
    """Return the rate. Raises QueryError, with `field`, for what is none, or may be another one."""
    plain = half_width(text) if len(text) <= 40 else ""
    per, rest = _period(plain)
    bare, named = _without_interest(rest)
    if "分" in bare.replace("分之", "") or "厘" in bare:
        return _checked(*_in_fen(bare, per, named=named or per is not None, field=field), field)
    if (percent := _percent(bare)) is None:
        raise offer_error("rate", field)
    if per is None and bare.startswith("万") and "分之" not in bare:
        per = "day"  # 万五 is said of a day, and of nothing longer
    if per is None:
        raise offer_error("rate_period", field)
    return _checked(percent, per, field)


def _period(text: str) -> tuple[Per | None, str]:
    """Return what the rate is of, None where that is not written, and the rest."""
    for pattern in (_BEFORE, _AFTER):
        if found := pattern.search(text):
            return _PERIODS[found[1]], text[: found.start()] + text[found.end() :]
    return None, text


def _without_interest(text: str) -> tuple[str, bool]:
    bare = _INTEREST.sub("", text)
    return bare, bare != text


def _in_fen(text: str, per: Per | None, *, named: bool, field: str) -> tuple[Decimal, Per]:
    """Return 2分5 as 2.5 per cent a month. `named`: it is said that this is interest."""
    if not named:
        raise offer_error("rate_or_fen", field)
    if per in {"year", "day"}:
        raise offer_error("rate_fen_of_year", field)
    found = _FEN.fullmatch(text)
    fen, li = (read_number(part) if part else Decimal(0) for part in (found[1], found[2])) if found else (None, None)
    if fen is None or li is None or (found and found[1] and li >= 10):
        raise offer_error("rate", field)
    return fen + li / 10, "month"


def _percent(text: str) -> Decimal | None:
    """Return the percent of 24%, 百分之二十四, 万分之五, 0.5‰; None for anything else. A plain number is percent."""
    if text.endswith(("%", "‰")):
        number = read_number(text[:-1])
        return number if number is None or text[-1] == "%" else number / 10
    if share := _HUNDREDTHS.fullmatch(text):
        number = read_number(share[2])
        return None if number is None else number * _SHARE[share[1]]
    number = read_number(text)
    return number if number is not None and text.replace(".", "").isdigit() else None


def _checked(percent: Decimal, per: Per, field: str) -> Rate:
    rate = Rate(percent, per)
    if not 0 < rate.annual <= MAX_PERCENT:
        raise offer_error("rate", field)
    return rate
