"""Amounts in a text: 1万 · 10,000.00元 · 人民币壹万元整 · ￥300, and what they are said to be."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, cast, get_args

from checker.cost.offer import Payee
from checker.cost.written import read_amount
from checker.errors import QueryError
from checker.reading.figures.meanings import Meanings
from checker.reading.model import AmountMeaning, AmountMention
from checker.reading.plain_text import THOUSANDS, PlainText
from checker.reading.words import table

_NUMBER: Final = rf"(?:\d{{1,3}}(?:{THOUSANDS}\d{{3}}){{1,3}}|\d{{1,10}})(?:\.\d{{1,4}})?"
_STEP: Final = r"(?:亿|千万|百万|十万|万|千|百|w(?![a-z])|k(?![a-z]))"
_CAPITAL: Final = "零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿"
_SPOKEN: Final = "零一二三四五六七八九十百千万亿两"
_CHANGE: Final = rf"(?:零?[\d{_CAPITAL}{_SPOKEN}]角)?(?:零?[\d{_CAPITAL}{_SPOKEN}]分)?(?:整|正)?"
_YUAN: Final = r"(?:元|圆|块钱|块)"
_BEFORE: Final = r"(?:人民币|rmb|cny|yuan)[ ]?"
#: 8,000 yuan · 1200 rmb
_ENGLISH_YUAN: Final = r"(?:yuan|rmb|cny|renminbi|kuai)(?![a-z])"
_AMOUNT: Final = re.compile(
    rf"(?<![\d.{THOUSANDS}a-z])(?:{_BEFORE})?(?:[¥][ ]?)?{_NUMBER}[ ]?{_STEP}?[ ]?(?:{_YUAN}|{_ENGLISH_YUAN}){_CHANGE}"
    rf"|[¥][ ]?{_NUMBER}(?:[ ]?[万亿])?|{_BEFORE}{_NUMBER}(?:[ ]?[万亿])?"
    rf"|(?:人民币[ ]?)?[{_CAPITAL}]{{2,24}}[元圆]{_CHANGE}"
    rf"|[{_SPOKEN}]{{2,16}}{_YUAN}{_CHANGE}|[{_SPOKEN}](?:元|块钱)"
    rf"|(?<![\d.{THOUSANDS}a-z])[+-]?(?:\d{{1,3}}(?:{THOUSANDS}\d{{3}}){{1,3}}|\d{{1,10}})\.\d{{2}}(?![\d%‰.]|[ ]?%)"
)
#: 3万 without 元 is an amount only where words say of what.
_BARE: Final = re.compile(
    rf"(?<![\d.{THOUSANDS}a-z])(?:{_NUMBER}[ ]?[万w](?![\d万亿元块名人户次家个笔台字分])"
    rf"|[一二三四五六七八九两十][{_SPOKEN}]{{0,5}}[万千百][{_SPOKEN}]{{0,8}}(?![\d{_SPOKEN}元块名人户次家个笔台字分年月日天期]))"
)
#: 8000 alone is one only right behind such a word: 借了8000.
_PLAIN: Final = re.compile(
    rf"(?<![\d.{THOUSANDS}a-z-])(?:\d{{1,3}}(?:{THOUSANDS}\d{{3}}){{1,2}}|\d{{3,7}})(?:\.\d{{1,2}})?(?![\d元%‰期天年月日号万个块/.{THOUSANDS}a-z-])"
)
_CURRENCY: Final = re.compile(rf"(?<=[\d ]){_ENGLISH_YUAN}")
_AGAIN: Final = re.compile(r"[ ]?[(,:]?(?:即|小写|大写)?[:]?[ ]?")
_EACH: Final = cast("tuple[AmountMeaning, ...]", get_args(AmountMeaning))
_PAYEES: Final = cast("tuple[Payee, ...]", get_args(Payee))


@cache
def _meanings() -> Meanings:
    words = table("figures")["amounts"]
    return Meanings(
        {meaning: words[meaning]["before"] for meaning in words},
        {meaning: words[meaning]["behind"] for meaning in words},
        vague=table("figures")["vague"],
    )


@cache
def _payees() -> dict[str, Payee]:
    return {word: payee for payee in _PAYEES for word in table("figures")["fees"].get(payee, ())}


def amounts(plain: PlainText, raw: str) -> Iterator[AmountMention]:
    """Yield the amounts of a text, in order; `raw`: the text as it came, masked."""
    text = plain.text
    spans = [found.span() for found in _AMOUNT.finditer(text)]
    bare = [found.span() for found in _BARE.finditer(text) if _meanings().of(text, *found.span())]
    bare += [found.span() for found in _PLAIN.finditer(text) if _meanings().right_before(text, found.start())]
    before: AmountMention | None = None
    least = 0
    for start, end in _apart(spans, bare):
        try:
            yuan = read_amount(_in_chinese(text[start:end]), "text")
        except QueryError:
            continue
        meaning, words = _meanings().of(text, start, end, least) or ("unknown", None)
        at, to = plain.original(start, end)
        again = before is not None and before.yuan == yuan and _AGAIN.fullmatch(text, least, start)
        if again and before is not None:  # 人民币壹万元整(￥10,000.00)
            meaning, words = before.meaning, before.words
        before = AmountMention(
            text=raw[at:to],
            start=at,
            end=to,
            yuan=yuan,
            meaning=next(one for one in _EACH if one == meaning),
            words=words,
            payee=_payees().get(words or "", "other") if meaning == "fee" else None,
        )
        least = end
        yield before


def _in_chinese(amount: str) -> str:
    """Return an amount as the cost form reads it: without a sign, 8,000 yuan as 8,000元."""
    return _CURRENCY.sub("元", amount.lstrip("+-").replace(THOUSANDS, ","))


def _apart(spans: list[tuple[int, int]], more: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return all spans in order, of overlapping ones the first kind."""
    chosen: list[tuple[int, int]] = []
    for span in sorted([*spans, *more], key=lambda span: (span[0], -span[1])):
        if not chosen or span[0] >= chosen[-1][1]:
            chosen.append(span)
    return chosen
