"""Free text as it may be kept: no control characters, nothing that turns writing round, no number of a person."""

from typing import Final

from pydantic_core import PydanticCustomError

from checker.request.personal_data import find_personal_number
from registries.characters import category

#: Invisible and harmless; they ride along when text is copied out of a chat.
_DROPPED: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff\r"))
_JOINERS: Final = frozenset("\u200c\u200d")  # parts of emoji and of some scripts
_REFUSED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def plain_words(text: str) -> str:
    """Return the text without what is invisible and harmless. Raises `control` for any other control or format
    character but the line break, and for what was no UTF-8."""
    cleaned = text.replace("\r\n", "\n").replace("\t", " ").translate(_DROPPED)
    if any(_refused(letter) for letter in cleaned if letter != "\n"):
        raise PydanticCustomError("control", "holds a character that is no writing")
    return cleaned


def single_line(text: str) -> str:
    """Return the text of a field of one line, cleaned as by `plain_words`. Raises `control` for a line break too."""
    cleaned = plain_words(text)
    if "\n" in cleaned:
        raise PydanticCustomError("control", "holds a line break")
    return cleaned


def no_personal_number(text: str) -> str:
    """Return the text as it is. Raises `id_number`, `bank_card` or `mobile` when it holds one."""
    if kind := find_personal_number(text):
        raise PydanticCustomError(kind, "holds a number of a person")
    return text


def _refused(letter: str) -> bool:
    return letter == "\ufffd" or (letter not in _JOINERS and category(letter) in _REFUSED)
