"""How many payments a text speaks of: 12期 · 十二个月 · 期限一年."""

import re
from collections.abc import Iterator
from typing import Final

from checker.cost.written import read_term
from checker.errors import QueryError
from checker.reading.model import TermMention
from checker.reading.plain_text import PlainText

_TERM: Final = re.compile(
    r"(?<![\d.第])(?P<term>(?:\d{1,3}|[一二三四五六七八九十]{1,3})[ ]?(?:期|个月))(?!以|内|前|后|未|逾)"
    r"|期[限数](?:为|是|:|共)?[ \t\n]?(?P<years>(?:半|[1-9]|[一二三四五]|两)年半?|\d{1,3}期?(?![\d.年月日天周个/-]))"
)
#: Before such words it is a stretch of time, or one of the payments.
_OTHER: Final = re.compile(
    r"(?:第|近|最近|连续|满|前|逾期|已逾期|未来|剩余|剩|过去|首|免|超过|不足|已还|还剩|后|累计|欠)$"
)


def terms(plain: PlainText, raw: str) -> Iterator[TermMention]:
    """Yield the numbers of monthly payments in a text, in order."""
    text = plain.text
    for found in _TERM.finditer(text):
        group = "term" if found["term"] else "years"
        start, end = found.span(group)
        if group == "term" and _OTHER.search(text, max(0, start - 3), start):
            continue
        try:
            payments = read_term(found[group], "text")
        except QueryError:
            continue
        at, to = plain.original(start, end)
        yield TermMention(text=raw[at:to], start=at, end=to, payments=payments)
