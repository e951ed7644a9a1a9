"""What people put into a field for a name: a name, or a whole text."""

import re
from typing import Final

from checker.identifiers import without_link_details

#: How wide a name may be, in Chinese characters; a Latin letter is half as wide. `text-field.js` has the same.
WIDEST_NAME: Final = 40
#: Below this code point letters are Latin, and narrow.
_NARROW: Final = "\u0250"
_LINES: Final = re.compile(r"[\r\n]")
#: A message begins with who sent it, and goes on: 【某某】您的…
_SIGNED: Final = re.compile(r"\s*【[^】]{1,40}】.*\w")


def is_text(typed: str) -> bool:
    """Return whether what stands in a field for a name is more than a name: several lines, a signed message, or wider
    than any name. Of a link only its host counts."""
    stripped = without_link_details(typed.strip())
    return bool(_LINES.search(stripped) or _SIGNED.match(stripped)) or _width(stripped) > WIDEST_NAME


def _width(line: str) -> float:
    narrow = sum(character < _NARROW for character in line)
    return len(line) - narrow / 2
