"""The characters one number is written with: 3, 三 and the 叁 of cheques."""

NUMERALS = ("0零〇", "1一壹", "2二贰两", "3三叁", "4四肆", "5五伍", "6六陆", "7七柒", "8八捌", "9九玖")
_VALUES = {char: value for value, chars in enumerate(NUMERALS) for char in chars}


def same_number(a: str, b: str) -> bool:
    """Return whether two different characters mean the same digit."""
    value = _VALUES.get(a)
    return value is not None and a != b and _VALUES.get(b) == value
