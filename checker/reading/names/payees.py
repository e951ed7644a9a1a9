"""Whom a line of a statement says the money went to: 财付通-XX商贸, 中金支付-四叶草."""

import re
from collections.abc import Iterator
from typing import Final

from checker.reading.model import MASK
from checker.reading.names.borders.known_words import until_closed
from checker.reading.names.found import FoundName
from checker.reading.words import any_of, listed
from registries.characters import HAN, is_han

_CHANNELS: Final = ["财付通", "支付宝", "微信", "云闪付", "银联", "网银在线", "快钱", "拉卡拉", "宝付", "易宝", "京东"]
_LINE: Final = re.compile(
    rf"(?P<channel>[{HAN}a-z]{{2,10}}支付|{any_of(_CHANNELS)})[ ]?[-—–*_/|]{{1,2}}[ ]?"
    rf"(?=(?P<payee>[{HAN}a-z0-9()·&]{{2,40}}))"  # looked ahead, for a payee may be the channel of the next
)
_CHANNEL: Final = re.compile(rf"{any_of(_CHANNELS)}|.{{2,10}}支付")
#: A line that says what happened and then whom it went to, in columns: 代扣 宜信普惠 -1,350.00.
_COLUMNS: Final = re.compile(
    r"(?P<channel>代扣|消费|扣款|支出|快捷支付|网上支付|协议支付|批扣|代收|代付)[ \t]{1,6}"
    rf"(?P<payee>[{HAN}a-z0-9()·&]{{2,40}})(?=[ \t])[^\n]{{0,60}}\d"
)
_NO_PART: Final = re.compile(r"\d{3,}$|\d+元$|(?:自动)?(?:还款|扣款|代扣|续费|消费|退款|订单)$")


def payees(text: str) -> Iterator[FoundName]:
    """Yield the payees of statement lines in a plain text; each is looked up with the payment service before it."""
    for found in sorted((*_LINE.finditer(text), *_COLUMNS.finditer(text)), key=lambda found: found.start("payee")):
        payee = _NO_PART.sub("", until_closed(found["payee"])).rstrip("(·&")
        if _CHANNEL.fullmatch(payee) and text[found.end("payee") : found.end("payee") + 1] in {*"-*_/|—"}:
            continue
        if len(payee) < 2 or MASK in payee or not any(map(is_han, payee)) or payee in listed("not_names"):
            continue
        start = found.start("payee")
        yield FoundName(
            start,
            start + len(payee),
            "role_words",
            look_up=(found.start(), start + len(payee)) if found.re is _LINE else None,
            role="payee",
            role_words=found["channel"],
        )
