"""Who signs a short message: 【…】 or […] where a line begins or ends."""

import re
from collections.abc import Iterator
from typing import Final

from checker.reading.model import MASK
from checker.reading.names.borders.words_behind import heads_another_name
from checker.reading.names.found import FoundName
from checker.reading.words import listed
from registries.characters import HAN, is_han

_SIGNATURE: Final = re.compile(
    r"(?:^[ \t]{0,4}|(?<=[:。!?“【]))[【\[]([^】\]\n]{2,30})[】\]]|[【\[]([^】\]\n]{2,30})[】\]][ \t。]{0,4}$",
    re.MULTILINE,
)
_WORDS: Final = re.compile(rf"[{HAN}a-z0-9]{{0,12}}")
#: ——某某速贷法务部, where a text ends.
_SIGNED: Final = re.compile(rf"(?:[—–]{{1,3}}|-{{2,3}})[ ]?(?P<name>[{HAN}a-z0-9()]{{2,24}})[ \t。!]*(?:$|(?=\n))")
_BUSINESS: Final = re.compile(
    "公司|银行|贷|花$|呗|金融|消金|钱|分期|借|信用|资产|催收|客服|法务|中心|部$|律所|事务所|平台|数科|科技|财富|金服|管理|担保|委员会|团队|小组"
)
_NOTICES: Final = ("通知", "提醒", "验证码", "公告", "提示")


def signatures(text: str) -> Iterator[FoundName]:
    """Yield the names that sign messages in a plain text, whether on record or not."""
    for found in _SIGNATURE.finditer(text):
        group = 1 if found[1] is not None else 2
        name = found[group].strip()
        if not _is_sender(name):
            continue
        start = found.start(group) + found[group].index(name)
        behind = found.end(group) + 1
        if heads_another_name(text, behind):  # 【某某】官方放款部 is not 【某某】
            yield _longer(text, start, start + len(name), behind)
            continue
        yield FoundName(
            start,
            start + len(name),
            "signature",
            role="message_sender",
            role_words=text[found.start() : found.end()].strip()[:1],
        )


def dash_signatures(text: str) -> Iterator[FoundName]:
    """Yield the names behind a dash at the end of a line that are of a business: ——某某速贷法务部."""
    for found in _SIGNED.finditer(text):
        name = found["name"]
        if _is_sender(name) and _BUSINESS.search(name) and name not in listed("not_names"):
            yield FoundName(*found.span("name"), "signature", role="message_sender", role_words="—")


def _longer(text: str, start: int, end: int, behind: int) -> FoundName:
    words = _WORDS.match(text, behind)
    return FoundName(start, end, "signature", inside=(start, words.end() if words else behind), role="message_sender")


def _is_sender(name: str) -> bool:
    if MASK in name or name in listed("not_signatures") or name.endswith(_NOTICES):
        return False
    return any(map(is_han, name)) or (name.isascii() and name.isalpha() and len(name) > 2)
