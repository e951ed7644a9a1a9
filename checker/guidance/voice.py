"""The rules of voice: what no guide states in its own words. Quotations (“…”) and titles that ask are exempt."""

import re
from collections.abc import Iterator
from typing import Final

from checker.guidance.guide import Guide
from registries.model import Confidence, Text

#: Verdicts that only an authority may give, and phrases that could be read as "do not repay".
BANNED_WORDS: Final = (
    *("正规", "安全", "放心", "官方认证", "无牌", "非法", "骗子", "跑路"),
    *("不用还", "不必还", "不需要还", "可以不还", "停止还款", "36%以内合法", "最容易投诉成立"),
)
BANNED_WORDS_EN: Final = re.compile(
    r"\b(illegal|unlicensed|scammers?|swindlers?|trustworthy|reputable|officially certified"
    r"|need not (re)?pay|do not have to (re)?pay|stop (re)?paying)\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"“[^”]*”|「[^」]*」|《[^》]*》|\"[^\"]*\"")
_LINK: Final = re.compile(r"https?:|www\.", re.IGNORECASE)
#: A sentence that rests on a rule of the trade alone must name it as such.
_TRADE_RULE: Final = re.compile(r"行业|协会|推荐标准")
_TRADE_RULE_EN: Final = re.compile(r"\b(trade|association|recommended standard)\b", re.IGNORECASE)
_QUESTION: Final = re.compile(r"吗|？|\?|怎么|什么")


def voice_errors(guide: Guide) -> Iterator[str]:
    """Yield each sentence of the guide that breaks a rule, with what breaks it."""
    for text in _own_texts(guide):
        own = Text(zh=_QUOTED.sub("", text.zh), en=_QUOTED.sub("", text.en))
        banned = [word for word in BANNED_WORDS if word in own.zh]
        banned += [match.group() for match in BANNED_WORDS_EN.finditer(own.en)]
        banned += [match.group() for match in _LINK.finditer(f"{text.zh} {text.en}")]
        if banned:
            yield f"{'、'.join(banned)}: {text.zh} / {text.en}"
    yield from _unmarked_unverified(guide)
    yield from _not_binding(guide)


def _own_texts(guide: Guide) -> Iterator[Text]:
    if not _QUESTION.search(guide.title.zh):
        yield guide.title
    yield guide.short
    for section in guide.sections:
        yield section.title
        yield from (point.text for point in section.points)
    if guide.letter is not None:
        yield guide.letter.title
        yield guide.letter.text


def _unmarked_unverified(guide: Guide) -> Iterator[str]:
    """Yield points that rest on unverified sources alone and do not say so in the sentence itself."""
    for point in guide.points:
        confidences = {guide.sources[key].confidence for key in point.cite if key in guide.sources}
        marked = "未核实" in point.zh and "not verified" in point.en.lower()
        if confidences == {Confidence.UNVERIFIED} and not marked:
            yield f"rests on memory and does not say 未核实 / not verified: {point.zh}"


def _not_binding(guide: Guide) -> Iterator[str]:
    """Yield points that rest on rules of the trade or recommended standards alone and are worded like law."""
    for point in guide.points:
        binding = {guide.sources[key].binds for key in point.cite if key in guide.sources}
        if binding != {False}:
            continue
        if point.kind == "law":
            yield f"no source of it binds, so it is a fact and no law: {point.zh}"
        if not (_TRADE_RULE.search(point.zh) and _TRADE_RULE_EN.search(point.en)):
            yield f"does not say that it is a rule of the trade: {point.zh}"
