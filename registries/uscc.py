"""Unified social credit codes (统一社会信用代码), GB 32100-2015."""

import re

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SHAPE = re.compile(rf"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{10}}")


def is_uscc(code: str) -> bool:
    """Return whether the 18 characters are well formed and the last one is the right check character (GB 32100-2015,
    5.6)."""
    if not _SHAPE.fullmatch(code):
        return False
    total = sum(_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(code[:17]))
    return _ALPHABET[(31 - total % 31) % 31] == code[17]
