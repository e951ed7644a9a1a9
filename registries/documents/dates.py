"""Dates as Chinese publishers print them: a closed set, because a guesser turns junk into dates."""

import calendar
import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from registries.model import PartialDate

#: A date anywhere in a text; what `iso_date` then makes of it decides.
DATE = r"\d{4}(?:\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|年\s?\d{1,2}月(?:\s?\d{1,2}日|末|底)?)"

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
_CHINESE = re.compile(r"(?P<y>\d{4})年(?:(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号])?)?")
_MONTH_END = re.compile(r"(?P<y>\d{4})年(?:(?P<m>\d{1,2})月)?(?:末|底)")
_NUMERIC = re.compile(r"(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})")
_NUMERIC_MONTH = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})")
_COMPACT = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")
#: A clock in another zone may be on another day, so only none and China's are known.
_TIME = re.compile(r"(?<=\d)(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:\+08:?00)?\s*$")
_AROUND = re.compile(r"^(?:截至|截止到?|自)?(.*?)(?:止|起)?$", re.DOTALL)


def iso_date(printed: str) -> "PartialDate | None":
    """Read a printed date as ISO 8601, or None: 2024年3月5日, 2024-03-05, 2024/3/5, 2024.3.5, 20240305,
    二〇二四年三月五日, each also with 截至 before it; 2025年12月末 is the last day of that month, 2025年6月 stays a
    month, 2025年 a year. A time of day in China is dropped. Anything else, and days that no calendar has,
    is None."""
    text = _arabic("".join(_TIME.sub("", unicodedata.normalize("NFKC", printed)).split()))
    bare = _AROUND.sub(r"\1", text)
    if match := _MONTH_END.fullmatch(bare):
        return _last_day(int(match["y"]), int(match["m"] or 12))
    for form in (_CHINESE, _NUMERIC, _NUMERIC_MONTH, _COMPACT):
        if match := form.fullmatch(bare):
            return _iso(match["y"], match["m"], match.groupdict().get("d"))
    return None


def _arabic(text: str) -> str:
    """Write numerals as digits: 二〇二四年十二月三十一日 → 2024年12月31日."""

    def tens(match: re.Match[str]) -> str:
        return f"{match[1] or '一'}{match[2] or '〇'}"

    return _TENS.sub(tens, text).translate(_DIGITS)


def _iso(year: str, month: str | None, day: str | None) -> "PartialDate | None":
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not 1900 <= whole.year <= 2199:
        return None
    return whole.isoformat()[: 10 if day else 7 if month else 4]


def _last_day(year: int, month: int) -> "PartialDate | None":
    if not (1900 <= year <= 2199 and 1 <= month <= 12):
        return None
    return f"{year}-{month:02}-{calendar.monthrange(year, month)[1]:02}"
