"""Who signs a short message: 【…】 or […] where a line begins or ends."""

import re
from collections.abc import Iterator
from typing import Final

from checker.reading.model import MASK
from checker.reading.names.found import FoundName
from checker.reading.names.words_behind import heads_another_name
from checker.reading.words import listed
from registries.characters import HAN, is_han

_SIGNATURE: Final = re.compile(
    r"(?:^[ \t]{0,4}|(?<=[:。!?“【]))[【\[]([^】\]\n]{2,30})[】\]]|[【\[]([^】\]\n]{2,30})[】\]][ \t。]{0,4}$",
    re.MULTILINE,
)
_WORDS: Final = re.compile(rf"[{HAN}a-z0-9]{{0,12}}")
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


def _longer(text: str, start: int, end: int, behind: int) -> FoundName:
    words = _WORDS.match(text, behind)
    return FoundName(start, end, "signature", inside=(start, words.end() if words else behind), role="message_sender")


def _is_sender(name: str) -> bool:
    if MASK in name or name in listed("not_signatures") or name.endswith(_NOTICES):
        return False
    return any(map(is_han, name)) or (name.isascii() and name.isalpha() and len(name) > 2)
