"""A text in plain characters, position by position: full-width letters and digits become ASCII ones, nothing moves."""

import unicodedata


def in_plain_characters(text: str) -> str:
    """Return the text with every character that has a compatible form of one character in that form; same length."""
    return text if text.isascii() else "".join(map(_plain, text))


def _plain(character: str) -> str:
    compatible = unicodedata.normalize("NFKC", character)
    return compatible if len(compatible) == 1 else character
