"""Numbers and texts in byte tables that are read where they lie.

Numbers are unsigned, in the machine's byte order: tables are made and read on one machine, and the order is part of
`FORMAT`.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain
from typing import Literal

Tables = Mapping[str, "bytes | memoryview"]
Width = Literal["B", "I", "Q"]  # 8, 32, 64 bits


def numbers(width: Width, values: Iterable[int]) -> bytes:
    """Pack numbers into a table."""
    return array(width, values).tobytes()


def view(tables: Tables, name: str, width: Width) -> memoryview:
    """Return the numbers of one table, not copied. Raises ValueError when it is missing or of a broken length."""
    if name not in tables:
        raise ValueError(f"no table {name}")
    try:
        # a memoryview casts only to or from bytes, and a slice of a mapped file may already be another width
        return memoryview(tables[name]).cast("B").cast(width)
    except TypeError as fault:
        raise ValueError(f"table {name} has a broken length") from fault


def encoded(values: Iterable[str]) -> list[bytes]:
    """Encode texts as bytes (UTF-8; lone surrogates, which names may hold, survive)."""
    return [value.encode("utf-8", "surrogatepass") for value in values]


def texts(name: str, values: Iterable[bytes]) -> dict[str, bytes]:
    """Pack encoded texts into two tables: all bytes in a row, and where each begins (and the last ends)."""
    in_a_row = list(values)
    ends = accumulate(map(len, in_a_row), initial=0)
    return {f"{name}.text": b"".join(in_a_row), f"{name}.at": numbers("I", ends)}


class Texts:
    """A read-only sequence of texts, read in place."""

    def __init__(self, tables: Tables, name: str) -> None:
        self._at = view(tables, f"{name}.at", "I")
        self._text = view(tables, f"{name}.text", "B")
        if len(self._at) == 0 or self._at[-1] != len(self._text):
            raise ValueError(f"tables of {name} do not fit together")

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, number: int) -> str:
        return str(self._text[self._at[number] : self._at[number + 1]], "utf-8", "surrogatepass")

    def size(self, number: int) -> int:
        """Return how many bytes one text takes."""
        return int(self._at[number + 1] - self._at[number])

    def raw(self, number: int) -> memoryview:
        """Return the bytes of one text, not copied."""
        return self._text[self._at[number] : self._at[number + 1]]


def groups(name: str, values: Iterable[Sequence[int]]) -> dict[str, bytes]:
    """Pack lists of numbers into two tables: all in a row, and where each list begins."""
    lists = list(values)
    return {
        name: numbers("I", chain.from_iterable(lists)),
        f"{name}.at": numbers("I", accumulate(map(len, lists), initial=0)),
    }


class Groups:
    """A read-only sequence of lists of numbers, read in place."""

    def __init__(self, tables: Tables, name: str) -> None:
        self._flat, self._at = view(tables, name, "I"), view(tables, f"{name}.at", "I")
        if len(self._at) == 0 or self._at[-1] != len(self._flat):
            raise ValueError(f"tables of {name} do not fit together")

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, number: int) -> memoryview:
        return self._flat[self._at[number] : self._at[number + 1]]

    def size(self, number: int) -> int:
        """Return how many numbers one list holds."""
        return int(self._at[number + 1] - self._at[number])
