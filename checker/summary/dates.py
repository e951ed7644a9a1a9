"""A day, a month or a year in words, in both languages."""

from typing import Final

from registries.model import PartialDate, Text

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_text(when: PartialDate | None) -> Text:
    """Return 2025年6月30日 and 30 Jun 2025; as much of it as is known; 日期不详 where nothing is."""
    if not when:
        return Text(zh="日期不详", en="no date")
    year, *rest = (int(part) for part in when[:10].split("-"))
    zh = "".join(f"{number}{mark}" for number, mark in zip((year, *rest), "年月日", strict=False))
    day = str(rest[1]) if len(rest) > 1 else ""
    month = _MONTHS[rest[0] - 1] if rest else ""
    return Text(zh=zh, en=" ".join(part for part in (day, month, str(year)) if part))
