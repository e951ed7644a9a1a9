"""A drafted row, before it has an id and a side."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`expected` and `targets` hold entity ids, `kinds` match kinds; all as in the file, joined by `|`."""

    class_: str
    text: str
    expected: str
    kinds: str
    targets: str
    why: str
