"""What the title of a table says of the firms below it: those in business, or those that no longer are, and of which
year. A table with another title is another list."""

import re
from collections.abc import Iterable

#: What a title says of firms that are on no list of those in business.
_OTHER_STANDING = re.compile(
    "注销|取消|撤销|吊销|退出|失联|空壳|终止|解除|终结|异常|整改|整顿|暂停|停业|清退|除名|不合格|拟|新增|变更"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def differ(titles: Iterable[str]) -> bool:
    """Return whether titles speak of firms of different standing, or of different years."""
    texts = tuple(titles)
    years = {frozenset(found) for text in texts if (found := _YEAR.findall(text))}
    return len({frozenset(_OTHER_STANDING.findall(text)) for text in texts}) > 1 or len(years) > 1


def turns(title: str, later: str) -> bool:
    """Return whether a later title, which may be none, or say less, speaks of other firms than the first."""
    return bool(set(_OTHER_STANDING.findall(later)) - set(_OTHER_STANDING.findall(title)))
