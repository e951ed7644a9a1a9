"""Which letters lie side by side on a keyboard (QWERTY, on which pinyin is typed)."""

_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_SHIFTED = {(row, at): char for row, chars in enumerate(_ROWS) for at, char in enumerate(chars)}
# the key below lies half a key to the right: under w are a and s
_STEPS = ((0, 1), (0, -1), (1, 0), (1, -1), (-1, 0), (-1, 1))
_NEIGHBOURS = {
    char: frozenset(_SHIFTED[there] for step in _STEPS if (there := (row + step[0], at + step[1])) in _SHIFTED)
    for (row, at), char in _SHIFTED.items()
}


def side_by_side(a: str, b: str) -> bool:
    """Return whether a finger that misses the key of `b` may hit that of `a`."""
    return a in _NEIGHBOURS.get(b, frozenset())
