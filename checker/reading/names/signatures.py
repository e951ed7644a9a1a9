"""Who signs a short message: 【…】 or […] where a line begins or ends."""

import re
from collections.abc import Iterator
from typing import Final

from checker.reading.model import MASK
from checker.reading.names.found import FoundName
from checker.reading.words import listed
from registries.characters import is_han

_SIGNATURE: Final = re.compile(
    r"(?:^[ \t]{0,4}|(?<=[:。!?“]))[【\[]([^】\]\n]{2,30})[】\]]|[【\[]([^】\]\n]{2,30})[】\]][ \t。]{0,4}$",
    re.MULTILINE,
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
        yield FoundName(
            start,
            start + len(name),
            "signature",
            role="message_sender",
            role_words=text[found.start() : found.end()].strip()[:1],
        )


def _is_sender(name: str) -> bool:
    if MASK in name or name in listed("not_signatures") or name.endswith(_NOTICES):
        return False
    return any(map(is_han, name)) or (name.isascii() and name.isalpha() and len(name) > 2)
