"""Service numbers of firms and the numbers text messages come from. A person's number is none of them."""

import re
from collections.abc import Iterator
from typing import Final

from checker.identifiers.model import Identifier

_NOT_BEFORE: Final = r"(?<![0-9A-Za-z.,¥￥$\-])"
#: Not a longer number, an amount or a share; a hyphen and digits would go on with it.
_NOT_AFTER: Final = r"(?![0-9A-Za-z%]|[.,][0-9]|-[0-9]| ?(?:元|块|万|美元|期|天|年|月|人|笔|个))"
_TOLL_FREE: Final = re.compile(rf"{_NOT_BEFORE}[48]00(?:[ \-]?[0-9]){{7}}{_NOT_AFTER}")
_SHORT: Final = re.compile(
    rf"{_NOT_BEFORE}(?:95[0-9]{{3,6}}|96[0-9]{{3,4}}|123[0-9]{{2}}|100(?:00|10|86|99)){_NOT_AFTER}"
)
#: 106 and up to 17 more digits; 95… with an extension: the numbering plan ends at 20.
_SENDER: Final = re.compile(rf"{_NOT_BEFORE}(?:106[0-9]{{5,17}}|95[0-9]{{7,10}}){_NOT_AFTER}")


def numbers(text: str) -> Iterator[Identifier]:
    """Yield the service and sender numbers of a text in plain characters, in no order."""
    for pattern in (_TOLL_FREE, _SHORT):
        for match in pattern.finditer(text):
            digits = re.sub(r"[ \-]", "", match.group())
            yield Identifier("service_number", match.group(), match.start(), match.end(), digits)
    for match in _SENDER.finditer(text):
        yield Identifier("sms_sender", match.group(), match.start(), match.end(), match.group())
