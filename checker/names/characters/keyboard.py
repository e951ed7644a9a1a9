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


def one_key_apart(typed: str, meant: str) -> bool:
    """Return whether one key makes the letters `typed` of `meant`: the key beside, one more, one less, or two swapped.

    For pinyin: yin is one key from yi, lai from kai; bai is not from lai.
    """
    if len(typed) == len(meant):
        unlike = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
        return (len(unlike) == 1 and side_by_side(*unlike[0])) or _swapped(typed, meant)
    shorter, longer = sorted((typed, meant), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _swapped(typed: str, meant: str) -> bool:
    """Return whether two letters beside one another changed places, and nothing else."""
    return any(meant[:at] + meant[at : at + 2][::-1] + meant[at + 2 :] == typed for at in range(len(meant) - 1))
