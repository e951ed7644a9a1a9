"""The text of a bank statement (中金支付-四叶草, 财付通-…, …支付*…) in its parts: who passed the money on, and the name
of whom it went to.

The name is what the payee gave the payment firm. It is often cut short, and nobody checks it: it finds what was seen of
just such a text, and is else no more than a name the person may have meant.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from checker.entities.chain import ref
from checker.entities.graph import Entity
from checker.names import NormalisedName
from checker.report import Alternative
from registries.model import LicenceType, PayeeRole, Text, legal_name_key

_SEPARATORS: Final = re.compile(r"[-‐‑–—－*＊_＿:：|｜/／]+")
#: Names of payment services that statements print and that do not end in 支付.
_SERVICES: Final = frozenset(
    {"财付通", "支付宝", "微信", "云闪付", "银联", "网银在线", "快钱", "拉卡拉", "宝付", "易宝"}
)
#: Words for what happened: nobody's name.
_OPERATIONS: Final = frozenset(
    {
        "代扣",
        "扣款",
        "还款",
        "消费",
        "快捷",
        "快捷支付",
        "协议支付",
        "代收",
        "代付",
        "转账",
        "网上支付",
        "手机支付",
        "线上",
        "商户",
    }
)
_LONGEST_SERVICE: Final = 12

_TAKES_MONEY: Final = frozenset({PayeeRole.PAYEE, PayeeRole.GUARANTOR})

#: Resolves a part of the text to the one entity it means, if there is one.
FindEntity = Callable[[str], Entity | None]


@dataclass(frozen=True)
class StatementText:
    """The parts of a statement's text. `channel`: the payment service as printed; `channel_firm`: that firm, if it is
    on record; `payee`: the name behind it."""

    channel: str
    channel_firm: Entity | None
    payee: str


def read_statement(name: NormalisedName, find: FindEntity) -> StatementText | None:
    """Return the parts of a typed text that names a payment service and one other name; None for any other text."""
    parts = [part.strip() for part in _SEPARATORS.split(name.text) if part.strip()]
    if len(parts) < 2:
        return None
    named = [(part, find(part)) for part in parts if part not in _OPERATIONS]
    services = [(part, firm) for part, firm in named if _is_service(part, firm)]
    payees = [part for part, firm in named if not _is_service(part, firm)]
    if not services or len(payees) != 1:
        return None
    return StatementText(*services[0], payees[0])


def seen_on_statement(entity: Entity, text: StatementText, find: FindEntity) -> bool:
    """Return whether this entity was seen taking money behind that very payment service. The same short name behind
    another service may be another merchant."""
    return any(
        row.record.role in _TAKES_MONEY
        and row.record.channel is not None
        and (
            legal_name_key(row.record.channel) == legal_name_key(text.channel)
            or (text.channel_firm is not None and find(row.record.channel) == text.channel_firm)
        )
        for row in entity.payees
    )


def only_on_statements(entity: Entity) -> bool:
    """Return whether nothing is on record of this name but what statements print."""
    return bool(entity.payees) and entity.type == "product" and not (entity.products or entity.notices)


def prints(entity: Entity, text: str) -> bool:
    """Return whether a statement was seen that prints just this text."""
    texts = (printed for row in entity.payees for printed in row.record.bill_texts)
    return legal_name_key(text) in map(legal_name_key, texts)


def explain(raw: str, text: StatementText, found: str | None = None) -> Text:
    """Return how the text was read. `found`: the payee seen with it; without one, that the name on a statement proves
    nobody's identity."""
    if found is not None:
        return Text(
            zh=f"“{raw}”是账单上的写法：钱经过“{text.channel}”（只是支付通道），收款的是“{found}”。",
            en=f"“{raw}” is the text of a statement: paid through {text.channel}, which is only the channel, to "
            f"{found}.",
        )
    return Text(
        zh=f"“{raw}”像账单上的写法：钱经过“{text.channel}”（只是支付通道），收款的名字是“{text.payee}”。"
        "没有查到谁用这个收款名。"
        "账单上的名字是收款方自己起的，不能证明它是谁。问支付公司的官方客服：收款商户的公司全称是什么，扣的是什么钱。",
        en=f"“{raw}” reads like the text of a statement: paid through {text.channel}, which is only the channel, to "
        f"the name {text.payee}. Who uses that name was not found. The payee chose it, so it proves nobody's identity. "
        "Ask the payment firm's official service for the merchant's full name and what was charged.",
    )


def bearers(text: StatementText, named: Entity | None) -> Iterator[Alternative]:
    """Yield who bears the payee's name on record, and the payment firm: neither is known to have taken the money."""
    if named is not None:
        wording = Text(
            zh=f"名字叫“{text.payee}”的有{named.name}。收钱的是不是它，没有查到。",
            en=f"{named.name} bears the name {text.payee}. Whether it took the money was not found.",
        )
        yield Alternative(kind="candidate", entity=ref(named), explanation=wording)
    if text.channel_firm is not None:
        wording = Text(
            zh=f"“{text.channel}”是支付公司{text.channel_firm.name}，钱只是从它那里过。",
            en=f"{text.channel} is the payment firm {text.channel_firm.name}: the money only passed through it.",
        )
        yield Alternative(kind="candidate", entity=ref(text.channel_firm), explanation=wording)


def _is_service(part: str, firm: Entity | None) -> bool:
    if firm is not None and firm.firm_type is LicenceType.PAYMENT:
        return True
    return part in _SERVICES or (part.endswith("支付") and len(part) <= _LONGEST_SERVICE)
