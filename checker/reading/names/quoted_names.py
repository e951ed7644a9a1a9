"""Names in quotation marks of which a text says what they do: “某某钱包”App, “某某科技”扣款."""

import re
from collections.abc import Iterator
from typing import Final

from checker.reading.names.found import FoundName
from checker.reading.names.labels import is_label
from checker.reading.names.role_context import role_behind
from checker.reading.words import listed
from registries.characters import HAN, is_han

_QUOTED: Final = re.compile(rf"[“「\"]([{HAN}a-z0-9()]{{2,16}})[”」\"]")
_PAPERS: Final = ("合同", "协议", "条款", "通知书", "授权书", "权益", "会员", "服务", "卡")


def quoted_names(text: str) -> Iterator[FoundName]:
    """Yield the names in quotation marks in a plain text that words right behind them give a role."""
    for found in _QUOTED.finditer(text):
        name = found[1]
        if not any(map(is_han, name)) or is_label(name) or name in listed("not_names") or name.endswith(_PAPERS):
            continue
        read = role_behind(text, found.end())
        if read is not None:
            yield FoundName(*found.span(1), "role_words", role=read[0], role_words=read[1])
