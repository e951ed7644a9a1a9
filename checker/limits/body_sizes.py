"""How large a body may be, in bytes: of most requests what the settings say, of the one that brings a file more."""

import re
from typing import Final

#: A sheet's PDF has under 100 KB. Below 500 KB a form's file is never written to disk while it is read.
MAX_SHEET_FILE: Final = 400 * 1024
#: The form around it too.
MAX_SHEET_FORM: Final = MAX_SHEET_FILE + 4 * 1024

_SHEET_FORM: Final = re.compile(rb"POST /verify[? ]")


def largest_body(request_line: bytes, usual: int) -> int:
    """Return how many bytes the body of a request may have, by its first line. `usual`: of most requests."""
    return max(usual, MAX_SHEET_FORM) if _SHEET_FORM.match(request_line) else usual
