"""What no guide says in its own voice. A quotation (“…”) and a title that asks are the words of others."""

import re
from collections.abc import Iterator
from typing import Final

from checker.guidance.guide import Guide
from registries.model import Confidence, Text

#: Verdicts that only an authority may speak, and sentences that could be read as "do not repay".
NEVER: Final = (
    *("正规", "安全", "放心", "官方认证", "无牌", "非法", "骗子", "跑路"),
    *("不用还", "不必还", "不需要还", "可以不还", "停止还款", "36%以内合法", "最容易投诉成立"),
)
NEVER_EN: Final = re.compile(
    r"\b(illegal|unlicensed|scammers?|swindlers?|trustworthy|reputable|officially certified"
    r"|need not (re)?pay|do not have to (re)?pay|stop (re)?paying)\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|\"[^\"]*\"")
_LINK: Final = re.compile(r"https?:|www\.", re.IGNORECASE)
#: How a sentence that rests on what does not bind says so.
_OF_THE_TRADE: Final = re.compile(r"行业|协会|推荐标准")
_OF_THE_TRADE_EN: Final = re.compile(r"\b(trade|association|recommended standard)\b", re.IGNORECASE)
_ASKS: Final = re.compile(r"吗|？|\?|怎么|什么")


def faults(guide: Guide) -> Iterator[str]:
    """Every sentence of the guide that breaks the rule, with what breaks it."""
    for text in _spoken(guide):
        own = Text(zh=_QUOTED.sub("", text.zh), en=_QUOTED.sub("", text.en))
        bad = [word for word in NEVER if word in own.zh]
        bad += [found.group() for found in NEVER_EN.finditer(own.en)]
        bad += [found.group() for found in _LINK.finditer(f"{text.zh} {text.en}")]
        if bad:
            yield f"{'、'.join(bad)}: {text.zh} / {text.en}"
    yield from _unverified(guide)
    yield from _not_binding(guide)


def _spoken(guide: Guide) -> Iterator[Text]:
    if not _ASKS.search(guide.title.zh):
        yield guide.title
    yield guide.short
    for section in guide.sections:
        yield section.title
        yield from (point.text for point in section.points)
    if guide.letter is not None:
        yield guide.letter.title
        yield guide.letter.text


def _unverified(guide: Guide) -> Iterator[str]:
    """What rests on memory alone must say so in the sentence itself."""
    for point in guide.points:
        sure = {guide.sources[key].confidence for key in point.cite if key in guide.sources}
        told = "未核实" in point.zh and "not verified" in point.en.lower()
        if sure == {Confidence.UNVERIFIED} and not told:
            yield f"rests on memory and does not say 未核实 / not verified: {point.zh}"


def _not_binding(guide: Guide) -> Iterator[str]:
    """What only the trade has agreed on, or a standard recommends, is no law and must not sound like it."""
    for point in guide.points:
        binding = {guide.sources[key].binds for key in point.cite if key in guide.sources}
        if binding != {False}:
            continue
        if point.kind == "law":
            yield f"no source of it binds, so it is a fact and no law: {point.zh}"
        if not (_OF_THE_TRADE.search(point.zh) and _OF_THE_TRADE_EN.search(point.en)):
            yield f"does not say that it is a rule of the trade: {point.zh}"
