"""A text as it is searched: plain characters, small letters, simplified script, nothing invisible, broken lines joined;
and where each of its characters stands in the text as it came."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checker.identifiers.same_length import in_plain_characters
from checker.names.characters.chinese_script import simplified_prose
from checker.names.characters.ignorable import INVISIBLE
from registries.characters import HAN

_UPPER: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ〔〕［］", "abcdefghijklmnopqrstuvwxyz()[]")
#: In place of the comma within a number, for ，5元 begins with none.
THOUSANDS: Final = "'"
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))", re.ASCII)
#: 贷 款 人: a word spread out by blanks, as forms print it.
_SPREAD: Final = re.compile(rf"(?<![{HAN}])[{HAN}](?: {{1,4}}[{HAN}](?![{HAN}]))+")
_BLANKS: Final = re.compile(r" +")
_LINE: Final = re.compile(r"[^\n]*\n?")
#: A line this long that stops between two Chinese characters was broken by the page it was copied from.
_FULL_LINE: Final = 24
_COMPLETE: Final = ("公司", "银行", "事务所", "合伙)", "中心", "支行", "分行")
_NEW_ITEM: Final = re.compile(r"\s*(?:[^\s:,。;]{1,14}[:\t]|第?[0-9一二三四五六七八九十]{1,3}[、.条章])")


@dataclass(frozen=True)
class PlainText:
    """A text to be searched. `places`: of each of its characters, the position in the text as it came."""

    text: str
    places: tuple[int, ...] | range

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span, which is not empty, stands in the text as it came."""
        return self.places[start], self.places[end - 1] + 1


def plain_text(raw: str) -> PlainText:
    """Return a text as it is searched, in time linear in its length."""
    even = in_plain_characters(_THOUSANDS.sub(THOUSANDS, raw)).translate(_UPPER)
    script = simplified_prose(even)
    same = script if len(script) == len(even) else even
    dropped = {at for span in _dropped(same) for at in range(*span)}
    if not dropped:
        return PlainText(same, range(len(same)))
    places = tuple(at for at in range(len(same)) if at not in dropped)
    return PlainText("".join([same[at] for at in places]), places)


def _dropped(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in INVISIBLE.finditer(text))
    for spread in _SPREAD.finditer(text):
        yield from (
            (spread.start() + blank.start(), spread.start() + blank.end()) for blank in _BLANKS.finditer(spread[0])
        )
    for line in _LINE.finditer(text):
        written = line[0].rstrip()
        if line[0].endswith("\n") and len(written) >= _FULL_LINE and _goes_on(written, text, line.end()):
            yield line.start() + len(written), line.end()


def _goes_on(line: str, text: str, next_line: int) -> bool:
    """Return whether the next line goes on in the middle of a sentence."""
    following = text[next_line : next_line + 1]
    ends = re.fullmatch(f"[{HAN}]", line[-1]) and not line.endswith(_COMPLETE)
    return bool(ends and re.fullmatch(f"[{HAN}]", following) and not _NEW_ITEM.match(text, next_line, next_line + 18))
