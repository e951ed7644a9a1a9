"""The mark at the end of a sheet's PDF: a last line, which readers of PDFs skip, with the name, the code and a mark of
every byte before it. So the file proves itself, whatever becomes of our data and words, and a changed byte shows."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote

from checker.sheet.keys import SheetKeys

_LABEL: Final = b"file"
_BEGIN: Final = b"%lender-checker-sheet "
_LAST_LINE: Final = re.compile(rb"\n%lender-checker-sheet name=([\w.~%-]+) code=([A-Z2-7]{40}) mark=([0-9a-f]{64})\n\Z")


@dataclass(frozen=True)
class MarkedFile:
    """What the last line of a sheet's file names: whom it is about, and its code."""

    name: str
    code: str


class ChangedFileError(ValueError):
    """A file that looks like one of ours and is not as we made it."""


class ForeignFileError(ValueError):
    """A file that bears nothing of ours."""


def with_mark(pdf: bytes, name: str, letters: str, keys: SheetKeys) -> bytes:
    """Return the file with its last line. `letters`: its code."""
    body = pdf.rstrip(b"\n") + b"\n" + _BEGIN + f"name={quote(name, safe='')} code={letters} mark=".encode()
    return body + keys.mark(_LABEL, body).hex().encode() + b"\n"


def read_mark(file: bytes, keys: SheetKeys) -> MarkedFile:
    """Return what a file's last line names, if not a byte of it was changed. Raises ChangedFileError, or
    ForeignFileError for what was never a sheet of anybody's."""
    line = _LAST_LINE.search(file[-2048:])
    if line is None or not file.startswith(b"%PDF-"):
        raise ChangedFileError if b"lender-checker-sheet" in file else ForeignFileError
    mark_and_newline = 65
    if not keys.fits(bytes.fromhex(line[3].decode()), _LABEL, file[:-mark_and_newline]):
        raise ChangedFileError
    return MarkedFile(unquote(line[1].decode()), line[2].decode())
