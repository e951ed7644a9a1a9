"""How large a body may be, in bytes: of most requests what the settings say, of one with a file or a text more."""

import re
from typing import Final

from checker.screenshots.model import MAX_BYTES

#: A sheet's PDF has under 100 KB. Below 500 KB a form's file is never written to disk while it is read.
MAX_SHEET_FILE: Final = 400 * 1024
#: The form around it too.
MAX_SHEET_FORM: Final = MAX_SHEET_FILE + 4 * 1024
#: A form sends nine bytes for most Chinese characters: twice the longest text that is read, so that one a little too
#: long is answered by its own page, which keeps it. JSON sends twelve at most.
MAX_TEXT_FORM: Final = 400 * 1024

#: A picture, the form around it, and a little more, so that one a little too large is answered by its own page.
MAX_PICTURE_FORM: Final = MAX_BYTES + 256 * 1024

_LARGER: Final = (
    (re.compile(rb"POST /verify[? ]"), MAX_SHEET_FORM),
    (re.compile(rb"POST (?:/api/v1)?/read[? ]"), MAX_TEXT_FORM),
    (re.compile(rb"POST /read/picture/lines[? ]"), MAX_TEXT_FORM),
    (re.compile(rb"POST (?:/api/v1)?/read/picture[? ]"), MAX_PICTURE_FORM),
)


def largest_body(request_line: bytes, usual: int) -> int:
    """Return how many bytes the body of a request may have, by its first line. `usual`: of most requests."""
    larger = next((size for pattern, size in _LARGER if pattern.match(request_line)), 0)
    return max(usual, larger)
