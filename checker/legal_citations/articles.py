"""The numbers of articles: 第二百九十三条之一、第三百条第二款 is Articles 293-1 and 300 (paragraph 2)."""

import re
from typing import Final

_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_N: Final = "[零一二三四五六七八九十百千]+"
_PLAIN: Final = rf"第{_N}条(?:之{_N})?(?:第{_N}款)?(?:第{_N}项)?"
_PARTS: Final = re.compile(
    rf"第(?P<article>{_N})条(?:之(?P<inserted>{_N}))?(?:第(?P<paragraph>{_N})款)?(?:第(?P<item>{_N})项)?"
)
#: One article, or several with 、 between them, as citations print them.
ARTICLES: Final = rf"{_PLAIN}(?:、{_PLAIN})*"


def chinese_number(numeral: str) -> int:
    """Return the value of a Chinese numeral below 10,000: 一千零三十三 → 1033, 十二 → 12.

    Raises ValueError for what is none.
    """
    total, digit = 0, 0
    for place, char in enumerate(numeral):
        if char in _UNITS:
            total += (digit if place else 1) * _UNITS[char]
            digit = 0
        elif digit or char not in _DIGITS:
            raise ValueError(f"no Chinese numeral: {numeral}")
        else:
            digit = _DIGITS[char]
    if not total + digit:
        raise ValueError(f"no Chinese numeral: {numeral or 'nothing'}")
    return total + digit


def articles_en(cited: str) -> str:
    """Return articles in English, in the order cited; an inserted one (之一) has a hyphen, as in 293-1."""
    numbers = [_number(match) for match in _PARTS.finditer(cited)]
    if len(numbers) == 1:
        return f"Article {numbers[0]}"
    return f"Articles {', '.join(numbers[:-1])} and {numbers[-1]}"


def _number(match: re.Match[str]) -> str:
    inserted = f"-{chinese_number(match['inserted'])}" if match["inserted"] else ""
    parts = [f"{part} {chinese_number(match[part])}" for part in ("paragraph", "item") if match[part]]
    return f"{chinese_number(match['article'])}{inserted}" + (f" ({', '.join(parts)})" if parts else "")
