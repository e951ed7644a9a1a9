"""The code on a sheet, 40 letters and digits: when, from which data and by which rules it was made, and two marks that
only this server can make. One mark is of the look-up (name, moment, revision, rules), one of what the sheet says.

So nothing about a sheet is stored: what it said is made again from the code and the name, and compared. Where only the
second mark does not fit, the sheet was issued here, but can no longer be made again word for word: a record was
withdrawn or contested since, or our words have changed.
"""

import base64
import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from checker.china_time import CHINA
from checker.sheet.keys import SheetKeys
from checker.sheet.model import Sheet

_VERSION: Final = 1
#: Version, revision (3 bytes, as 1 + 2), seconds since _START, year of the rules since 2000, their number.
_HEAD: Final = struct.Struct(">BBHIBB")
_START: Final = datetime(2026, 1, 1, tzinfo=UTC)
#: Bytes of the two marks. To guess the first takes 2⁴⁷ requests on average, each of them counted by the limiter.
_LOOKUP_BYTES: Final = 6
_CONTENT_BYTES: Final = 9
LETTERS: Final = 40
#: What moves whenever a list is read again, though no record changed; the file's mark covers it, the code's does not.
_OF_READING: Final = {"lists", "no_record"}
#: What people write for letters that the code has: it holds none of these digits.
_MISREAD: Final = str.maketrans("018", "OIB")
_NO_LETTER: Final = re.compile(r"[\s\-–—·.]+")


class CodeError(ValueError):
    """What was typed is no code of a sheet: wrong length, or characters that codes do not have."""


@dataclass(frozen=True)
class Issue:
    """The look-up that a sheet reports: its moment in China, to the second, the revision and the rules."""

    issued: datetime
    revision: int
    ruleset: str


@dataclass(frozen=True)
class SheetCode:
    """A code as it stands on a sheet."""

    issue: Issue
    lookup_mark: bytes
    content_mark: bytes

    def __str__(self) -> str:
        """Return the 40 characters in groups of four, to be read from paper."""
        letters = self.letters
        return " ".join(letters[at : at + 4] for at in range(0, LETTERS, 4))

    @property
    def letters(self) -> str:
        """The 40 characters in one piece, as an address carries them."""
        return base64.b32encode(_head(self.issue) + self.lookup_mark + self.content_mark).decode()

    def of_lookup(self, name: str, keys: SheetKeys) -> bool:
        """Return whether we issued a sheet on this name at this moment."""
        return keys.fits(self.lookup_mark, b"look-up", _lookup(name, self.issue))

    def of_content(self, sheet: Sheet, keys: SheetKeys) -> bool:
        """Return whether the sheet issued under this code said the same as `sheet`, to the letter."""
        return keys.fits(self.content_mark, b"content", _content(sheet))


def code_of(sheet: Sheet, keys: SheetKeys) -> SheetCode:
    """Return the code of a new sheet."""
    issue = Issue(sheet.issued.astimezone(CHINA), sheet.revision, sheet.ruleset)
    lookup_mark = keys.mark(b"look-up", _lookup(sheet.name, issue))[:_LOOKUP_BYTES]
    return SheetCode(issue, lookup_mark, keys.mark(b"content", _content(sheet))[:_CONTENT_BYTES])


def parse_code(typed: str) -> SheetCode:
    """Return the code that somebody typed, whatever spaces, dashes and small letters it has. Raises CodeError."""
    letters = _NO_LETTER.sub("", typed).upper().translate(_MISREAD)
    if len(letters) != LETTERS or not re.fullmatch("[A-Z2-7]+", letters):
        raise CodeError(typed)
    code = base64.b32decode(letters)
    version, high, low, seconds, year, number = _HEAD.unpack_from(code)
    if version != _VERSION:
        raise CodeError(typed)
    issued = (_START + timedelta(seconds=seconds)).astimezone(CHINA)
    issue = Issue(issued, high << 16 | low, f"{2000 + year}.{number:02}")
    marks = code[_HEAD.size :]
    return SheetCode(issue, marks[:_LOOKUP_BYTES], marks[_LOOKUP_BYTES:])


def _head(issue: Issue) -> bytes:
    year, number = (int(part) for part in issue.ruleset.split("."))
    seconds = int((issue.issued - _START).total_seconds())
    return _HEAD.pack(_VERSION, issue.revision >> 16, issue.revision & 0xFFFF, seconds, year - 2000, number)


def _lookup(name: str, issue: Issue) -> bytes:
    return _head(issue) + name.encode()


def _content(sheet: Sheet) -> bytes:
    return sheet.model_dump_json(exclude=_OF_READING).encode()
