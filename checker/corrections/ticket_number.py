"""Ticket numbers: short, not to be guessed, no two characters that look alike.

Twelve of 21 characters: 52 bits. Left out are 0 O Q D, 1 I L, 2 Z, 5 S, 8 B, U V.
"""

import re
import secrets
import unicodedata
from typing import Final

ALPHABET: Final = "34679ACEFGHJKMNPRTWXY"
_GROUPS, _SIZE = 3, 4
_FORM: Final = re.compile(rf"[{ALPHABET}]{{{_GROUPS * _SIZE}}}")


def new_number() -> str:
    """Return a fresh ticket number: XXXX-XXXX-XXXX."""
    return _grouped("".join(secrets.choice(ALPHABET) for _ in range(_GROUPS * _SIZE)))


def read_number(text: str) -> str | None:
    """Return the number somebody typed, in whatever case, width and grouping; None if it can be none."""
    joined = re.sub(r"[\s\-_.·—–]+", "", unicodedata.normalize("NFKC", text)).upper()
    return _grouped(joined) if _FORM.fullmatch(joined) else None


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + _SIZE] for start in range(0, len(letters), _SIZE))
