"""Names that only the word before them shows: 放款机构:XX小贷."""

import re
from collections.abc import Iterator
from typing import Final

from checker.reading.model import MASK
from checker.reading.names.borders.known_words import until_closed
from checker.reading.names.found import FoundName
from checker.reading.names.labels import Labels
from checker.reading.words import listed
from registries.characters import HAN, is_han

#: What stands between the label and such a name: a sign, for behind 平台 alone anything may follow.
_SIGN: Final = re.compile(
    r"(?:\([^()\n]{0,20}\))?[ \t]{0,4}[0-9一二三四五六]?(?:名称|全称)?(?:\([^()\n]{0,20}\))?[ \t]{0,8}"
    r"(?:(?:[:=|]|\t|\n|   |是:|为:)[ \t]{0,8}\n?[ \t]{0,8}[\"'“‘「『《【\[]?|[为是叫][\"“‘「])"
)
_VALUE: Final = re.compile(rf"[{HAN}a-z0-9()·&+-]{{2,40}}")
_ENGLISH_VALUE: Final = re.compile(r"[a-z][a-z0-9&'.() -]{2,50}(?=[,;\n.]|$)")
_LONGEST: Final = 24
_NEXT: Final = re.compile(r"[\"'”’」』》】\]]?[ \t]{0,2}(?:、|和|与|及|/)[ \t]{0,2}[\"'“‘「『《【\[]?")
_MOST_LISTED: Final = 10
_NO_NAME: Final = re.compile(
    r"[您你我的了吗呢请将已被]|应当|如下|以下|详见|为准|不得|有权|同意|收到|承诺|确认|签[字章订署]|盖章|^\d+$|[年月日元%]$"
)


def labelled_names(text: str, labels: Labels, taken: frozenset[int]) -> Iterator[FoundName]:
    """Yield the names behind the labels of a plain text where no name was found by itself. `taken`: the places, by
    character, that names cover already."""
    for label in labels:
        if label.role is None:
            continue
        sign = _SIGN.match(text, label.end)
        at = sign.end() if sign else None
        for _ in range(_MOST_LISTED):
            if at is None:
                break
            end = _past(at, taken)
            if end == at:
                english = label.word.isascii() and label.word != "app"
                found = _ENGLISH_VALUE.match(text, at) if english else _VALUE.match(text, at)
                if found is None or not (english or _is_name(found[0])):
                    break
                end = at + len(until_closed(found[0]).rstrip("-+&("))
                end = next((place for place in range(at, end) if place in taken), end)
                if end - at < 2:
                    break
                yield FoundName(at, end, "role_words", role=label.role, role_words=label.word)
            following = _NEXT.match(text, end)
            at = following.end() if following else None


def _past(at: int, taken: frozenset[int]) -> int:
    while at in taken:
        at += 1
    return at


def _is_name(value: str) -> bool:
    return (
        len(value) <= _LONGEST
        and MASK not in value
        and value not in listed("not_names")
        and any(map(is_han, value))
        and not _NO_NAME.search(value)
    )
