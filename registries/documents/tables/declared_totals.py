"""What a document itself says of how many rows it has, against how many were read.

共 12 家, 合计3家, 小计：5 家: a sum of firms, or of one part of the list. A number is only believed to speak of the
list where it counts firms (家, 户); which of several numbers does is not guessed: one of them must be right.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

_DIGITS = dict(zip("零〇一二三四五六七八九两", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2), strict=True))
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = r"([\d,]{1,7}|[一二三四五六七八九十百千零〇两]{1,7})"
_COUNTED = r"(?:家|户)(?!银行业)"
_TOTAL = re.compile(
    rf"(?:总计|合计|共计|小计|总数|总共|共有|共|总)[^\d,，。;；一二三四五六七八九十百千零〇两]{{0,12}}{_NUMBER}{_COUNTED}"
    rf"|[（(]{_NUMBER}{_COUNTED}[)）]"
)


def declared_totals(text: str) -> tuple[int, ...]:
    """Return the numbers of firms that a text declares as totals, in the order in which they stand there."""
    compact = "".join(unicodedata.normalize("NFKC", text).split())
    return tuple(_whole_number(first or second) for first, second in _TOTAL.findall(compact))


def miscounted(texts: Iterable[str], counts: Sequence[int]) -> Iterator[str]:
    """Yield a sentence where totals are declared and none of them is any of the numbers that were read.

    `counts`: how many rows were read, and how many firms where that is another number. Totals of parts may stand
    there one by one: their sum is a total too."""
    declared = [total for text in texts for total in declared_totals(text)]
    if declared and not _totals_of_the_list(declared) & set(counts):
        numbers = "、".join(map(str, dict.fromkeys(declared)))
        yield f"the document says {numbers} firms, {counts[0]} rows were read"


def _totals_of_the_list(declared: Sequence[int]) -> set[int]:
    """Return what the whole may be. A number that is the sum of the others is; parts alone give their sum; of numbers
    that do not add up, each may."""
    total = sum(declared)
    if len(declared) > 2 and max(declared) == total - max(declared):
        return {max(declared)}
    return {*declared, total}


def _whole_number(printed: str) -> int:
    digits = printed.replace(",", "")
    if digits.isdigit():
        return int(digits)
    if not set(digits) & set(_UNITS):
        return int("".join(str(_DIGITS[digit]) for digit in digits) or "0")
    total = last = 0
    for sign in digits:
        if sign in _UNITS:
            total += (last or 1) * _UNITS[sign]
            last = 0
        else:
            last = _DIGITS[sign]
    return total + last
