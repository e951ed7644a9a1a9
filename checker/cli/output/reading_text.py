"""A reading as plain text: each name with its role and what the records make of it, the figures, and the commands that
go on from there."""

import shlex
from collections.abc import Iterator
from typing import Final

from checker.cli.output.text import heading
from checker.cli.terminal.language import pick, say
from checker.labels import label
from checker.reading.model import AmountMeaning, DateMeaning, MentionRole, NameMention, SuggestedOffer, TextReading
from registries.model import Text

_ROLES: Final[dict[MentionRole, Text]] = {
    "lender": Text(zh="放款机构", en="lender"),
    "platform": Text(zh="平台", en="platform"),
    "guarantor": Text(zh="担保", en="guarantor"),
    "adviser": Text(zh="咨询、居间", en="adviser"),
    "payee": Text(zh="收款方", en="payee"),
    "collector": Text(zh="催收", en="collector"),
    "message_sender": Text(zh="发短信的", en="sender"),
    "mentioned": Text(zh="提到", en="mentioned"),
}
_AMOUNTS: Final[dict[AmountMeaning, Text]] = {
    "principal": Text(zh="本金", en="principal"),
    "received": Text(zh="到手", en="received"),
    "repayment": Text(zh="每期还", en="repayment"),
    "fee": Text(zh="费用", en="fee"),
    "total": Text(zh="一共", en="total"),
    "unknown": Text(zh="金额", en="amount"),
}
_DATES: Final[dict[DateMeaning, Text]] = {
    "contract": Text(zh="签合同", en="contract"),
    "due": Text(zh="还款", en="due"),
    "received": Text(zh="到手", en="received"),
    "unknown": Text(zh="日期", en="date"),
}
_MOST_COMMANDS: Final = 3


def reading_text(reading: TextReading) -> Iterator[str]:
    """Yield the reading as lines of text, in the reader's language."""
    if not reading.names:
        yield say("没有读出名字。", "No name was found in it.")
    for name in reading.names:
        yield from _name(name)
    yield from _figures(reading)
    if reading.masked:
        count = len(reading.masked)
        yield say(f"遮住的个人信息：{count}处", f"Personal data masked: {count}")
    if reading.left_out.names:
        count = reading.left_out.names
        yield say(f"名字太多，还有{count}个没有读。", f"Too many names: {count} more were not read.")
    yield from _next(reading)


def _name(name: NameMention) -> Iterator[str]:
    colon = say("：", ": ")
    words = f" ({name.role_words})" if name.role_words and name.role != "message_sender" else ""
    yield f"{name.text} · {pick(_ROLES[name.role])}{words}{colon}{_answer(name)}"


def _answer(name: NameMention) -> str:
    entity, candidates = name.match.entity, [one.entity.name for one in name.match.alternatives]
    if entity is not None:
        standing = pick(label("standing", name.standing))
        return standing if entity.name == name.text else f"{entity.name} · {standing}"
    if name.inside is not None:
        return pick(name.match.explanation)
    if candidates:
        several = say("、", ", ").join(candidates[:3])
        return say(f"没有查到；是说{several}吗？", f"not found; is {several} meant?")
    return pick(label("standing", "unknown"))


def _figures(reading: TextReading) -> Iterator[str]:
    said = dict.fromkeys(
        [
            *(f"{pick(_AMOUNTS[amount.meaning])} {amount.yuan:,.2f}" for amount in reading.amounts),
            *(say(f"{term.payments}期", f"{term.payments} payments") for term in reading.terms),
            *(f"{rate.text} ({rate.words})" if rate.words else rate.text for rate in reading.rates),
            *(f"{pick(_DATES[day.meaning])} {day.on or day.text.strip()}" for day in reading.dates),
            *(one.text for one in reading.identifiers),
        ]
    )
    if said:
        yield from heading("数字和编号", "Figures and codes")
        yield " · ".join(said)


def _next(reading: TextReading) -> Iterator[str]:
    """Yield the commands that go on: the name with its lender, then the other names, then the cost."""
    suggested = reading.suggested
    if suggested.name is None:
        return
    yield from heading("核对没错，就这样查", "If this is right, go on")
    day = f" --contract-date {suggested.contract_date}" if suggested.contract_date else ""
    lenders = suggested.lenders[:_MOST_COMMANDS]
    if suggested.name in lenders or not lenders:
        yield from (f"lender-checker check {shlex.quote(name)}{day}" for name in lenders or (suggested.name,))
    else:
        check = f"lender-checker check {shlex.quote(suggested.name)}"
        yield from (f"{check} --lender {shlex.quote(lender)}{day}" for lender in lenders)
    others = [name for name in suggested.names if name not in (suggested.name, *suggested.lenders)]
    yield from (f"lender-checker check {shlex.quote(name)}" for name in others[:_MOST_COMMANDS])
    yield from _cost(suggested.offer)


def _cost(offer: SuggestedOffer) -> Iterator[str]:
    if offer.received is None or offer.each is None or offer.count is None:
        return
    more = f" --principal {offer.principal:f}" if offer.principal else ""
    fees = "".join(f" --fee {fee.payee}={fee.amount:f}" for fee in offer.fees)
    yield f"lender-checker cost --received {offer.received:f} --pay {offer.count}x{offer.each:f}{more}{fees}"
