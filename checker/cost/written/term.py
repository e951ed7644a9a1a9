"""How many monthly payments, as people write it: 12期 · 12个月 · 一年半 · 两年 · 半年."""

import re
from decimal import Decimal
from typing import Final

from checker.cost.offer import MAX_PAYMENTS
from checker.cost.texts import offer_error
from checker.cost.written.numeral import half_width, read_number

_MONTHS: Final = re.compile(r"(?P<n>[^年]+?)(?:期|个月|個月|个|次|回)(?:月)?")
_YEARS: Final = re.compile(r"(?P<years>半|[^年半月期]+)年(?P<half>半)?(?:零?(?P<months>[^年月]{1,3}?)个?月)?")
_DAYS: Final = re.compile(r".*(?:天|日|周|星期|礼拜)")
#: The twelfth month of the year, or twelve of them.
_MONTH_OR_MONTHS: Final = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?", re.ASCII)


def read_term(text: str, field: str) -> int:
    """Return the number of monthly payments, 1 to 480. Raises QueryError, with `field`, for what is none, or may be
    another one."""
    plain = half_width(text)
    count = _months(plain) if len(text) <= 20 else None
    if count is None or count % 1 or not 1 <= count <= MAX_PAYMENTS:
        raise offer_error(_why(plain[:20]), field)
    return int(count)


def _months(text: str) -> Decimal | None:
    if years := _YEARS.fullmatch(text):
        number = Decimal("0.5") if years["years"] == "半" else read_number(years["years"])
        more = read_number(years["months"]) if years["months"] else Decimal(0)
        if number is None or more is None or (years["half"] and (number % 1 or years["months"])):
            return None
        return number * 12 + more + (6 if years["half"] else 0)
    months = _MONTHS.fullmatch(text)
    return read_number(months["n"] if months else text)


def _why(text: str) -> str:
    if _MONTH_OR_MONTHS.fullmatch(text):
        return "term_or_month"
    return "term_in_days" if _DAYS.fullmatch(text) else "term"
