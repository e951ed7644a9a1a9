"""Amounts in yuan as people write them: 1.5万 · 9,000元 · ￥9000 · 九千块 · 902元5角 · 壹万贰仟元整."""

import re
from decimal import Decimal
from typing import Final

from checker.cost.texts import offer_error
from checker.cost.written.numeral import half_width, read_number

#: Yuan.
MAX_AMOUNT: Final = Decimal(1_000_000_000)
_CENT: Final = Decimal("0.01")

_BEFORE: Final = re.compile(r"^(?:人民币|rmb|cny|[¥￥])+")
_UNIT: Final = re.compile(r"(?:元|圆|圓|块钱|块|rmb|人民币)")
_DIGIT: Final = "0-9零一二三四五六七八九壹贰叁肆伍陆柒捌玖两"
_SMALL_CHANGE: Final = re.compile(rf"零?(?:([{_DIGIT}])[角毛])?零?(?:([{_DIGIT}])分)?[整正]?")
_TENTHS: Final = re.compile(rf"[{_DIGIT}]")
#: 3分 is three fen of a yuan, or three per cent a month; 万五 is 15,000, or five in ten thousand.
_AMOUNT_OR_RATE: Final = re.compile(rf"[{_DIGIT}.]+(?:分|厘)|万[一二三四五六七八九]|千[一二三四五六七八九]")
_RATE: Final = re.compile(r"[%‰]|百分之|千分之|万分之|利|息|年化")
_SEVERAL: Final = re.compile(
    r"[到至~～—–]|\d-\d|[几余左右约]|[百千万亿\d]多|以[上下内]|[一二三四五六七八九]{2}[百千万]"
)


def read_amount(text: str, field: str) -> Decimal:
    """Return the amount in yuan. Raises QueryError, with `field`, for what is no amount, or may be another one."""
    plain = half_width(text)
    amount = _amount(_BEFORE.sub("", plain)) if len(text) <= 64 else None
    if amount is None:
        raise offer_error(_why(plain[:64]), field)
    if not 0 < amount <= MAX_AMOUNT or amount != amount.quantize(_CENT):
        raise offer_error("amount", field)
    return amount


def _amount(text: str) -> Decimal | None:
    unit = _UNIT.search(text)
    if not unit:
        return read_number(text)
    whole, rest = read_number(text[: unit.start()]), text[unit.end() :]
    if whole is None or not rest:
        return whole
    if whole % 1:
        return whole if rest in {"整", "正"} else None
    if unit[0] == "块" and _TENTHS.fullmatch(rest):  # 902块5
        return whole + _digit(rest) / 10
    change = _SMALL_CHANGE.fullmatch(rest)
    return whole + _digit(change[1]) / 10 + _digit(change[2]) / 100 if change else None


def _digit(text: str | None) -> Decimal:
    return read_number(text) or Decimal(0) if text else Decimal(0)


def _why(text: str) -> str:
    """Return which sentence says why this is not read."""
    if _AMOUNT_OR_RATE.fullmatch(text):
        return "amount_or_rate"
    if _RATE.search(text):
        return "amount_is_rate"
    return "amount_several" if _SEVERAL.search(text) else "amount"
